"""Clocks that run, with the moment and the policy they began with; and what the person said about who may see what."""

from collections.abc import Iterator
from datetime import datetime

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.words import full_moment
from alongside.rooms.choices.queries.consent import standing_of
from alongside.rooms.choices.words import Purpose
from alongside.rooms.clocks.catalogue import CATALOGUE
from alongside.rooms.clocks.models import Clock
from alongside.rooms.clocks.states import ClockState
from alongside.rooms.conferences.queries.parts import Part
from alongside.rooms.people.models import Case

OF_THE_MOVE = "R-MACC-07"
KEPT = ("section", "rule", "name", "kind", "jurisdiction", "policy_version", "source", "warning")


def clocks(case: Case, at: datetime) -> Iterator[Part]:
    """Not the one that runs on the answer to the move itself."""
    rows = Clock.objects.filter(case=case, state=ClockState.RUNNING).exclude(rule=OF_THE_MOVE)
    names = {(words.name, rule): words.words for (rule, _), words in CATALOGUE.items()}
    for row in rows.order_by("due", "rule", "name", "id"):
        data = {name: getattr(row, name) for name in KEPT}
        data |= {"event": row.event.isoformat(), "due": row.due.isoformat()}
        data |= {"due_on": row.due_on.isoformat() if row.due_on else ""}
        title = names.get((row.name, row.rule), row.name)
        words = f"{full_moment(row.due)}. {row.rule}: {row.source}"
        yield Part(section=Section(row.section), kind="clock", title=title, text=words, data=data)


def consents(case: Case, at: datetime) -> Iterator[Part]:
    """Those that were refused or taken back too: nobody asks the same again as if it had never been asked."""
    for row in standing_of(case, at):
        parts = ", ".join(SECTION_WORDS[section] for section in Section if section in row.sections)
        until = f"Until {full_moment(row.until)}" if row.until else ""
        lines = [row.said.replace("_", " ").capitalize(), parts, until, row.own_words]
        title = f"{row.agency.with_team(row.team)}: {Purpose(row.purpose).words}"
        data = {
            "kind": row.agency.kind,
            "purpose": row.purpose,
            "said": row.said,
            "sections": list(row.sections),
        }
        words = ". ".join(filter(None, lines))
        yield Part(section=Section(row.section), kind="consent", title=title, text=words, data=data)
