from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from alongside.foundations.design.words import due_in_words
from alongside.rooms.people import glass as reads
from alongside.rooms.people.models import BrokenGlass, GlassReview
from alongside.rooms.people.presenters.rows import sections_in_words
from alongside.rooms.people.states import GLASS, UNANSWERED, GlassState


@dataclass(frozen=True)
class GlassLine:
    """A case opened in an emergency, as its page and the top of the case show it."""

    glass: BrokenGlass
    who: str
    what: str
    state: str
    is_open: bool
    waits: bool
    asked: bool
    due: date
    due_words: str


def glass_line(row: BrokenGlass, now: datetime) -> GlassLine:
    due = reads.due(row)
    waits = row.state in UNANSWERED
    return GlassLine(
        glass=row,
        who=f"{row.opened_by.full_name}, {row.agency}",
        what=sections_in_words(row.sections),
        state=GLASS.words[GlassState(row.state)],
        is_open=row.is_open(now),
        waits=waits,
        asked=row.state == GlassState.MORE_WANTED,
        due=due,
        due_words=due_in_words(due, now) if waits else "",
    )


def glass_lines(rows: Iterable[BrokenGlass], now: datetime) -> list[GlassLine]:
    return [glass_line(row, now) for row in rows]


def reviews(row: BrokenGlass, found: Iterable[GlassReview]) -> list[dict[str, object]]:
    return [
        {
            "at": review.reviewed_at,
            "title": _title(row, review),
            "text": review.words,
            "by": review.reviewed_by.full_name,
        }
        for review in found
    ]


def _title(row: BrokenGlass, review: GlassReview) -> str:
    if review.reviewed_by_id == row.opened_by_id:
        return "What they said to that"
    return GLASS.words[GlassState(review.verdict)]
