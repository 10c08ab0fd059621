"""docs/rules.md, written from the code: every registered rule, and every dated policy with its dates.

A rule is known once its module is imported: whoever writes the page imports every room first.
"""

from collections.abc import Iterator
from typing import Any

from alongside.foundations.kernel import dated, rules

HEAD = """# Rules

Generated from the code; do not edit.

How sure we are, by letter:
"""


def as_markdown() -> str:
    lines = [HEAD, *(f"- **{letter}** {words}" for letter, words in rules.CONFIDENCE.items()), ""]
    lines += ["| Rule | What it says | Source | Sure | Policies |", "|---|---|---|---|---|"]
    lines += [_rule_row(rule) for rule in rules.registered()]
    lines += [
        "",
        "## Policies",
        "",
        "What was in force on the day decides. A version is kept with every clock.",
        "",
    ]
    for policy in dated.registered():
        lines += _policy(policy)
    return "\n".join(lines).rstrip() + "\n"


def _rule_row(rule: rules.Rule) -> str:
    named = ", ".join(f"`{name}`" for name in rule.policies)
    return row(rule.id, rule.words, rule.source, rule.confidence, named)


def _policy(policy: dated.DatedPolicy[Any]) -> Iterator[str]:
    yield from (f"### `{policy.name}`", "", f"{policy.title}. Chosen by {policy.chosen_by}.", "")
    yield from ("| From | Until | Value | Sure | Source | To check |", "|---|---|---|---|---|---|")
    for entry in policy.entries:
        dates = (entry.from_ or "the start", entry.until or "now")
        yield row(*dates, entry.value, entry.confidence, entry.source, entry.check)
    yield ""


def row(*cells: object) -> str:
    return f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"
