"""What a guest is shown, and what the table is shown of them. Only what is open stands on their page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.rooms.conferences.models import AgendaItem, Dissent
from alongside.rooms.conferences.presenters.minutes import MinutesRow, minutes_rows
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.people.models import Fact
from alongside.rooms.people.presenters.facts import answer_in_words, source_in_words
from alongside.rooms.people.questions import BY_CODE, Known, Shape


@dataclass(frozen=True)
class Shared:
    """One section that the chair opened for them, with what was told in it."""

    title: str
    rows: list[dict[str, str]]


def shared(sections: Iterable[Section], facts: Iterable[Fact]) -> list[Shared]:
    told = [fact for fact in facts if fact.known == Known.TOLD and not _is_account(fact)]
    return [
        Shared(SECTION_WORDS[section], [_row(fact) for fact in told if fact.section == section])
        for section in Section
        if section in set(sections)
    ]


def _is_account(fact: Fact) -> bool:
    """What happened to the person, at length, is for those who work with them."""
    return fact.section == Section.STORY and BY_CODE[fact.question].shape is Shape.TEXT


def _row(fact: Fact) -> dict[str, str]:
    return {
        "key": BY_CODE[fact.question].words,
        "value": answer_in_words(fact),
        "note": source_in_words(fact),
    }


def open_items(
    protocol: Protocol, items: Mapping[int, AgendaItem], dissents: Mapping[int, Sequence[Dissent]]
) -> list[MinutesRow]:
    return [row for row in minutes_rows(protocol, items, dissents) if row.is_open]
