"""What those at the table read before a meeting, as one paper: what one reader may see, and take along."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.design.words import day, full_moment
from alongside.foundations.papers.paper import Block, Heading, Paper, Table, Words
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.presenters.conference import due_times, guests, headline
from alongside.rooms.conferences.presenters.paper import steps_before
from alongside.rooms.conferences.presenters.plan import action_rows
from alongside.rooms.conferences.presenters.returns import ReturnLine, beside, by_place, return_lines
from alongside.rooms.conferences.presenters.visit import shared
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.queries import Statements
from alongside.rooms.people.models import Fact
from alongside.rooms.people.queries import standing_facts

WISH = "goals"
# Where somebody sleeps is on no paper that can be left in a bus.
ON_NO_PAPER = frozenset({Section.WHEREABOUTS})
NOTHING = "Nothing yet that you may read."


def pack(row: Conference, reader: str, now: datetime, *, immigration: bool) -> Paper:
    """`immigration`: whether the person agreed, by name, that their reader's agency is told of it."""
    left_out = ON_NO_PAPER if immigration else ON_NO_PAPER | {Section.IMMIGRATION}
    protocol, seen = queries.protocol_of(row), _kept(queries.returns_of(row), left_out)
    facts = [fact for fact in standing_facts(row.case).values() if fact.section not in left_out]
    blocks = [
        Words(f"{headline(row)}."),
        *_wish(facts),
        *_when(row),
        *_known(fact for fact in facts if fact.question != WISH),
        *_disagreeing(row, seen, protocol),
        *_written(return_lines(seen, protocol)),
        *steps_before(action_rows(queries.earlier_actions(row), queries.today_of(now))),
        *_promised_there(row),
        *_agenda(protocol),
        *_asked(row),
    ]
    mark = (
        f"This copy is for {reader}, {full_moment(now)}. Do not pass it on, and destroy it after the meeting."
    )
    return Paper(f"Before the meeting {row.case.reference}", mark, blocks)


def _kept(returns: Iterable[Statements], left_out: frozenset[Section]) -> list[Statements]:
    return [told for told in returns if told.standing.section not in left_out]


def _wish(facts: Iterable[Fact]) -> Iterator[Block]:
    yield Heading("What the person wants, in their own words")
    said = [fact.answer for fact in facts if fact.question == WISH and fact.answer]
    yield from (Words(words) for words in said or [NOTHING])


def _when(row: Conference) -> Iterator[Block]:
    if queries.is_first(row):
        told = [(name, _moment_or_day(due)) for name, due in due_times(queries.times_of(row.case))]
        yield Table("By when it has to be held", ("What", "By"), told)


def _moment_or_day(due: date) -> str:
    return full_moment(due) if isinstance(due, datetime) else day(due)


def _known(facts: Iterable[Fact]) -> Iterator[Block]:
    yield Heading("What is known")
    rows = [part for part in shared(Section, facts) if part.rows]
    for part in rows:
        told = [(row["key"], row["value"], row["note"]) for row in part.rows]
        yield Table(part.title, ("What", "Known", "From whom"), told)
    if not rows:
        yield Words(NOTHING, quiet=True)


def _disagreeing(row: Conference, seen: list[Statements], protocol: Protocol) -> Iterator[Block]:
    """Both sides, and none of them before the other."""
    pairs = beside(queries.contradictions_of(row, seen), protocol)
    if pairs:
        told = [(_said(pair.one), _said(pair.other), pair.marked) for pair in pairs]
        yield Heading("What does not agree")
        yield Table("Both stand until it is found out", ("One", "The other", "Marked"), told)


def _said(line: ReturnLine) -> str:
    return f"{line.text} ({line.who})"


def _written(lines: Sequence[ReturnLine]) -> Iterator[Block]:
    yield Heading("Written before the meeting")
    for place, told in by_place(lines).items():
        rows = [(line.kind, line.text, ". ".join(filter(None, [line.source, line.who]))) for line in told]
        yield Table(place, ("What it is", "Words", "Who says so"), rows)
    if not lines:
        yield Words(NOTHING, quiet=True)


def _promised_there(row: Conference) -> Iterator[Block]:
    told = [(part.title, part.text) for part in queries.promised_there(row.case)]
    if told:
        yield Heading("Promised where they came from")
        yield Table("Not in a plan here yet", ("Who", "Step"), told)


def _agenda(protocol: Protocol) -> Iterator[Block]:
    yield Heading("What is talked about")
    told = [(f"{topic.number}. {topic.title}", topic.asks) for topic in protocol.agenda]
    yield Table("At each of them: what does the person want?", ("Item", "What is asked"), told)


def _asked(row: Conference) -> Iterator[Block]:
    yield Heading("Who is asked")
    told = [
        (guest.name, guest.agency, guest.answer) for guest in guests(row, queries.standing_invitations(row))
    ]
    yield Table("Who comes", ("Who", "From", "Answer"), told)
