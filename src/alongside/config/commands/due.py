"""`alongside due`: when is it due, and by which rule? Needs no database and no settings."""

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from alongside.foundations.kernel.dated import PolicyEntry
from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks import due
from alongside.rooms.clocks.answers import Answer, Output
from alongside.rooms.clocks.facts import takes

USAGE = "alongside due RULE [--json] name=value ..."
EXAMPLES = """
When is it due? Answers from the rules that the pages use, with the policy of that day and its source.
Days are written 2026-03-02, moments 2026-03-02T14:05 (UK time, or with an offset), yes and no true and false.
jurisdiction is england-and-wales (unless given), scotland or northern-ireland.

Examples:
  alongside due R-MACC-01 identified_at=2026-06-05T14:00
  alongside due R-NRM-10 --json referred_on=2026-04-02 jurisdiction=scotland
  alongside due R-NRM-11 rg_positive_on=2026-03-02 cg_on=2026-09-10

Rules and the facts they take:
"""


def run(argv: Sequence[str]) -> int:
    options = [word for word in argv if word.startswith("-")]
    if {"-h", "--help"} & set(options):
        print(_help())
        return 0
    rules = [word for word in argv if "=" not in word and word not in options]
    strange = [option for option in options if option != "--json"]
    if strange or not rules:
        return _usage(f"there is no option {strange[0]!a}" if strange else "no rule was given")
    given = [word for word in argv if word != rules[0] and word not in options]
    try:
        answer = due.ask(rules[0], given)
    except Refused as refused:
        print(f"alongside due: {refused}", file=sys.stderr)
        return 1
    print(json.dumps(_document(answer), indent=2) if options else _words(answer))
    return 0


def _usage(reason: str) -> int:
    print(f"alongside due: {reason}\nusage: {USAGE}", file=sys.stderr)
    return 2


def _help() -> str:
    asked = [f"  {rule:<10} {takes(facts)}" for rule, facts in due.FACTS.items()]
    return f"usage: {USAGE}\n{EXAMPLES}" + "\n".join(asked)


def _document(answer: Answer) -> dict[str, Any]:
    return {
        "rule": answer.rule.id,
        "outputs": {name: _iso(value) for name, value in answer.outputs.items()},
        "policy": _policy(answer),
        "source": answer.rule.source,
    }


def _policy(answer: Answer) -> dict[str, Any]:
    policy: dict[str, Any] = {
        "version": answer.versions or None,
        "confidence": answer.rule.confidence,
        "entries": [_entry(entry) for entry in answer.policies],
    }
    said = {"warning": answer.warning, "note": answer.note}
    return policy | {name: text for name, text in said.items() if text}


def _entry(entry: PolicyEntry[Any]) -> dict[str, Any]:
    return {
        "name": entry.policy,
        "version": entry.version,
        "from": _iso(entry.from_),
        "until": _iso(entry.until),
        "value": entry.value,
        "confidence": entry.confidence,
        "source": entry.source,
    }


def _iso(value: Output) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _words(answer: Answer) -> str:
    lines = [f"{answer.rule.id}  {answer.rule.words}"]
    lines += [f"  {name}: {_spoken(value)}" for name, value in answer.outputs.items()]
    lines += [f"  policy: {answer.versions}", f"  source: {answer.rule.source}"]
    said = {"note": answer.note, "warning": answer.warning}
    return "\n".join([*lines, *(f"  {name}: {text}" for name, text in said.items() if text)])


def _spoken(value: Output) -> str:
    if isinstance(value, datetime):
        return f"{value:%A} {spoken_day(value)}, {value:%H:%M %Z}"
    if isinstance(value, date):
        return f"{value:%A} {spoken_day(value)}"
    return value.replace("_", " ") if value else "none"
