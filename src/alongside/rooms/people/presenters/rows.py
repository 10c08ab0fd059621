"""Contacts, notes, signs and grants, each as its page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.words import full_moment
from alongside.rooms.people import bases
from alongside.rooms.people import indicators as catalogue
from alongside.rooms.people.models import CaseGrant, ContactMade, ContactRule, IndicatorSeen, Note, NoteMove
from alongside.rooms.people.words import ENDS_OTHERWISE, Basis, Channel

WHERE_FROM = "G22"
WRITTEN_LATE_SECONDS = 3600


@dataclass(frozen=True)
class Way:
    """A way to reach the person. `call` is an address to tap on, and stands only where it is safe."""

    rule: ContactRule
    channel: str
    word: str
    tone: str
    call: str
    source: str


def ways(rules: Iterable[ContactRule]) -> list[Way]:
    return [_way(rule) for rule in rules]


def _way(rule: ContactRule) -> Way:
    word, tone = {True: ("Safe", "good"), False: ("Not safe", "bad"), None: ("Not sure", "warn")}[rule.safe]
    source = f"Written by {rule.added_by.full_name}, {full_moment(rule.added_at)}"
    return Way(rule, Channel(rule.channel).words, word, tone, _call(rule) if rule.safe else "", source)


def _call(rule: ContactRule) -> str:
    scheme = {Channel.PHONE: "tel", Channel.TEXT: "sms", Channel.EMAIL: "mailto"}.get(Channel(rule.channel))
    if scheme is None or not rule.value:
        return ""
    number = "".join(letter for letter in rule.value if letter in "+0123456789")
    if scheme == "mailto":
        return f"mailto:{rule.value}" if "@" in rule.value and " " not in rule.value else ""
    return f"{scheme}:{number}" if number else ""


def contacts(rows: Iterable[ContactMade]) -> list[dict[str, object]]:
    return [
        {
            "at": row.made_at,
            "title": contact_title(row),
            "text": row.summary,
            "by": row.made_by.full_name,
            "written": row.recorded
            if (row.recorded - row.made_at).total_seconds() > WRITTEN_LATE_SECONDS
            else None,
        }
        for row in rows
    ]


def contact_title(row: ContactMade) -> str:
    channel = Channel(row.channel).words
    if row.from_person:
        return f"{channel}: they made contact"
    return f"{channel}: {'we spoke' if row.reached else 'tried, not reached'}"


@dataclass(frozen=True)
class NoteLine:
    note: Note
    about: str
    closed: bool


def notes(rows: Iterable[Note]) -> list[NoteLine]:
    """Accounts of exploitation are closed until somebody chooses to read them."""
    return [NoteLine(row, SECTION_WORDS[Section(row.section)], row.section == Section.STORY) for row in rows]


def moves(rows: Iterable[NoteMove]) -> list[str]:
    return [
        f"A note was moved to another case by {row.moved_by.full_name}, {full_moment(row.moved_at)}: {row.reason}"
        for row in rows
    ]


@dataclass(frozen=True)
class Sign:
    row: IndicatorSeen
    words: str
    group: str
    seen_by: str


def indicators(rows: Iterable[IndicatorSeen]) -> list[Sign]:
    return [Sign(row, sign_words(row.code), catalogue.BY_CODE[row.code].group, _seen_by(row)) for row in rows]


def sign_words(code: str) -> str:
    return catalogue.BY_CODE[code].words


def _seen_by(row: IndicatorSeen) -> str:
    if row.seen_by is not None:
        return row.seen_by.full_name
    agency = row.seen_by_agency.name if row.seen_by_agency else "somebody"
    return f"{agency} (written down by {row.recorded_by.full_name})"


def only_where_from(rows: Iterable[IndicatorSeen]) -> bool:
    """Where somebody comes from says nothing alone."""
    return {row.code for row in rows if row.withdrawn_at is None} == {WHERE_FROM}


@dataclass(frozen=True)
class Opened:
    grant: CaseGrant
    who: str
    why: str
    what: str
    url: str
    may_end: bool


def grants(rows: Sequence[CaseGrant]) -> list[Opened]:
    stands_at = bases.addresses_of(rows)
    return [
        Opened(
            row,
            row.who,
            Basis(row.basis).words,
            sections_in_words(row.sections),
            stands_at.get(row.pk, ""),
            row.basis not in ENDS_OTHERWISE,
        )
        for row in rows
    ]


def sections_in_words(sections: Iterable[str]) -> str:
    chosen = frozenset(sections)
    if chosen == frozenset(Section):
        return "Everything"
    return ", ".join(words for section, words in SECTION_WORDS.items() if section in chosen)
