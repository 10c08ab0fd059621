from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.design.words import counted, day, full_moment, in_london
from alongside.rooms.people.models import Case, ErasureRequest, RetentionHold, Tombstone
from alongside.rooms.people.retention import Kept
from alongside.rooms.people.states import ERASURE, ErasureState

Row = dict[str, object]
RULE = "R-RETAIN-01"
OPEN = "This case is open. It is kept for as long as the work goes on."


def kept_rows(kept: Kept | None) -> list[Row]:
    """How long, by which policy, and where it stands."""
    if kept is None:
        return [{"key": "Kept until", "value": OPEN}]
    rows: list[Row] = [
        {"key": "Kept until", "value": day(kept.until)},
        {
            "key": "By which rule",
            "value": RULE,
            "note": f"{kept.policy_version}. Check before relying on this",
        },
        {"key": "Warned", "value": _warned(kept)},
    ]
    return rows


def _warned(kept: Kept) -> str:
    if kept.hold is not None:
        return "On hold: nothing is erased"
    if kept.warning is None:
        return "Not yet. It is said here and in My work 60 days before"
    return f"On {full_moment(kept.warning.warned_at)}. It is erased after {day(kept.erased_after)}"


@dataclass(frozen=True)
class HoldLine:
    hold: RetentionHold
    since: str
    review: str
    ended: str

    @property
    def stands(self) -> bool:
        return not self.ended


def hold_lines(rows: Iterable[RetentionHold]) -> list[HoldLine]:
    return [
        HoldLine(
            row,
            f"Since {full_moment(row.held_at)}, by {row.held_by.full_name}",
            f"To be looked at again on {day(row.review_on)}",
            f"Ended {full_moment(row.ended_at)} by {row.ended_by.full_name}"
            if row.ended_at and row.ended_by
            else "",
        )
        for row in rows
    ]


@dataclass(frozen=True)
class WishLine:
    request: ErasureRequest
    state: str
    waits: bool
    asked: str
    answered: str


def wish_line(row: ErasureRequest) -> WishLine:
    answered = ""
    if row.answered_at and row.answered_by:
        answered = f"Answered {full_moment(row.answered_at)} by {row.answered_by.full_name}"
    return WishLine(
        row,
        ERASURE.words[ErasureState(row.state)],
        row.state == ErasureState.ASKED,
        f"Written down {full_moment(row.asked_at)} by {row.asked_by.full_name}",
        answered,
    )


@dataclass(frozen=True)
class AreaLine:
    """What whoever keeps retention sees of a case: its reference and days."""

    case: Case
    when: str
    held: RetentionHold | None


def area_lines(rows: Iterable[Kept], now: datetime) -> list[AreaLine]:
    return [AreaLine(row.case, _when(row, now), row.hold) for row in rows]


def _when(row: Kept, now: datetime) -> str:
    if row.hold is not None:
        return f"On hold. To be looked at again on {day(row.hold.review_on)}"
    left = (row.erased_after - in_london(now).date()).days
    return f"Erased after {day(row.erased_after)}, {counted(max(left, 0), 'day')} left"


def stone_rows(stone: Tombstone) -> list[Row]:
    return [
        {"key": "Erased", "value": full_moment(stone.erased_at)},
        {"key": "Why", "value": stone.words},
        {"key": "By", "value": stone.erased_by.full_name},
        {"key": "Area", "value": stone.partnership.name},
        {"key": "Identifier", "value": str(stone.case_id), "note": "Its reference is gone with it"},
    ]
