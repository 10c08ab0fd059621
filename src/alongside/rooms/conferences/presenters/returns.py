"""How what was written before a meeting is shown: whose it is, how they know, and what stood before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.design.words import full_moment
from alongside.rooms.conferences.models import Contradiction, WrittenReturn
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.queries import Statements
from alongside.rooms.conferences.words import ReturnKind, Told


@dataclass(frozen=True)
class ReturnLine:
    line: UUID
    item: int | None
    place: str
    kind: str
    text: str
    source: str
    who: str
    before: list[str]
    short: str


def return_lines(returns: Iterable[Statements], protocol: Protocol) -> list[ReturnLine]:
    titles = {topic.number: f"{topic.number}. {topic.title}" for topic in protocol.topics}
    return [_line(statements, titles) for statements in returns]


def _line(statements: Statements, titles: dict[int, str]) -> ReturnLine:
    row = statements.standing
    agency, part = str(row.invitation.agency), SECTION_WORDS[Section(row.section)]
    return ReturnLine(
        line=row.line,
        item=row.item if row.item in titles else None,
        place=titles.get(row.item or -1, part),
        kind=ReturnKind(row.kind).words,
        text=row.text,
        source=_source(row),
        who=f"{row.sent_by.full_name}, {agency}. Sent {full_moment(row.sent_at)}",
        before=[
            f"{_until(earlier, later)}: “{earlier.text}” {_source(earlier)}".strip()
            for earlier, later in _pairs(statements)
        ],
        short=f"{agency}: {row.text[:80]}",
    )


def _pairs(statements: Statements) -> list[tuple[WrittenReturn, WrittenReturn]]:
    every = [*statements.before, statements.standing]
    return list(pairwise(every))


def _until(row: WrittenReturn, later: WrittenReturn) -> str:
    return f"Until {full_moment(later.sent_at)} it said"


def _source(row: WrittenReturn) -> str:
    said = Told(row.said_by).words if row.said_by else ""
    said = f"{said}: {row.told_by}" if row.told_by else said
    when = str(PartDate.parse(row.happened)) if row.happened else ""
    return ", ".join(filter(None, [said, when]))


def by_place(lines: Iterable[ReturnLine]) -> dict[str, list[ReturnLine]]:
    """In the order of the agenda, then the rest."""
    found: dict[str, list[ReturnLine]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (line.item is None, line.item or 0, line.place)):
        found[line.place].append(line)
    return dict(found)


def values_of(row: WrittenReturn) -> dict[str, Any]:
    """What a form to correct it begins with."""
    return {
        "kind": row.kind,
        "text": row.text,
        "said_by": row.said_by or None,
        "told_by": row.told_by,
        "happened": row.happened,
        "version": row.number,
    }


def by_item(lines: Iterable[ReturnLine]) -> dict[int | None, list[ReturnLine]]:
    """None: what is about no point of the agenda."""
    found: dict[int | None, list[ReturnLine]] = defaultdict(list)
    for line in lines:
        found[line.item].append(line)
    return dict(found)


@dataclass(frozen=True)
class Beside:
    """Two that do not agree."""

    id: UUID
    one: ReturnLine
    other: ReturnLine
    marked: str


def beside(found: Iterable[tuple[Contradiction, Statements, Statements]], protocol: Protocol) -> list[Beside]:
    shown = []
    for row, first, second in found:
        one, other = return_lines([first, second], protocol)
        shown.append(Beside(row.pk, one, other, _marked(row.marked_by.full_name, row.marked_at)))
    return shown


def _marked(name: str, at: datetime) -> str:
    return f"Marked by {name}, {full_moment(at)}"
