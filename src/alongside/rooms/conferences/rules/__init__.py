"""The rules of a conference: facts in, an answer out. Its two clocks (R-MACC-01) stand with the clocks."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from alongside.foundations.kernel.moments import LONDON
from alongside.foundations.kernel.periods import elapsed_hours
from alongside.foundations.kernel.rules import rule
from alongside.rooms.conferences.words import Outcome, ScreenResult, SharingGround

WESTMINSTER = "Westminster joint protocol, in the Local Government Association's case study"
FIRST_HOUR, LAST_HOUR = 9, 17
NOTICE_HOURS = 2  # for people to make themselves free
CHASED_FOR = 7  # days in which the owner of a late step is written to, once


class QuorumGap(NamedTuple):
    code: str
    kind: str = ""

    def __str__(self) -> str:
        return f"{self.code}:{self.kind}" if self.kind else self.code


class ItemFacts(NamedTuple):
    number: int
    outcome: str
    decision: str
    reason: str


class ItemGap(StrEnum):
    NOTHING = "nothing"
    DECISION = "decision"
    REASON = "reason"


class ActionFacts(NamedTuple):
    number: int
    has_owner: bool
    has_date: bool


class PlanGap(NamedTuple):
    """`number` is that of the action, or None where there is none at all."""

    missing: str
    number: int | None = None


class MayConfer(StrEnum):
    YES = "yes"
    CHILDRENS_SERVICES = "childrens_services"
    NEEDS_GROUND = "needs_ground"
    NEEDS_REASON = "needs_reason"


@rule("R-MACC-02", source=WESTMINSTER, confidence="SD")
def quorum_gaps(
    *,
    core: Collection[str],
    invited: Collection[str],
    present: Collection[str],
    has_chair: bool,
    has_minute_taker: bool,
    least_present: int,
) -> tuple[QuorumGap, ...]:
    """All core attendees are invited, two of them are there, and a chair and a minute-taker are named."""
    gaps = [QuorumGap("not_invited", kind) for kind in core if kind not in invited]
    if len(set(core) & set(present)) < least_present:
        gaps.append(QuorumGap("too_few_present"))
    if not has_chair:
        gaps.append(QuorumGap("no_chair"))
    if not has_minute_taker:
        gaps.append(QuorumGap("no_minute_taker"))
    return tuple(gaps)


class AgreedFacts(NamedTuple):
    """What an area wants to agree on: `core` and `asked` are words, `questions` of those who are not core."""

    core: Collection[str]
    asked: Collection[str]
    questions: Collection[str]
    items: Collection[str]
    least_present: int
    ideal: int | None
    limit: int | None
    cycle: int | None


def cannot_be_agreed(agreed: AgreedFacts) -> list[str]:
    """Every reason why a conference could not be held by it; it is refused whole."""
    everybody = [words.strip().lower() for words in (*agreed.core, *agreed.asked)]
    faults = {
        "Nobody is core.": not agreed.core,
        "The agenda is empty.": not agreed.items,
        "More core attendees are to be there than are core.": agreed.least_present > len(agreed.core),
        "At least one core attendee has to be there.": agreed.least_present < 1,
        "Somebody is named twice.": len(set(everybody)) < len(everybody),
        "Somebody who is not core has no question that decides.": not all(agreed.questions),
        "Immigration enforcement has no seat.": any(
            "immigration enforcement" in words for words in everybody
        ),
        "It needs a limit in hours, or a cycle in days.": not agreed.limit and not agreed.cycle,
        "It has hours or a cycle, not both.": bool(agreed.cycle and (agreed.limit or agreed.ideal)),
        "The ideal time has to end before the limit.": bool(
            agreed.ideal and agreed.limit and agreed.ideal >= agreed.limit
        ),
    }
    return [words for words, is_so in faults.items() if is_so]


@rule("R-MACC-03", source=WESTMINSTER, confidence="SD")
def agenda_gaps(numbers: Iterable[int], items: Iterable[ItemFacts]) -> dict[int, ItemGap]:
    """No conference is closed while an agenda item has neither a decision nor a reason why it is not relevant."""
    recorded = {item.number: item for item in items}
    gaps = ((number, _item_gap(recorded.get(number))) for number in numbers)
    return {number: gap for number, gap in gaps if gap}


def _item_gap(item: ItemFacts | None) -> ItemGap | None:
    if item is None or not item.outcome:
        return ItemGap.NOTHING
    if item.outcome == Outcome.DISCUSSED:
        return None if item.decision.strip() else ItemGap.DECISION
    return None if item.reason.strip() else ItemGap.REASON


@rule("R-MACC-04", source=WESTMINSTER, confidence="S")
def plan_gaps(actions: Collection[ActionFacts]) -> tuple[PlanGap, ...]:
    """A conference ends in a plan: at least one action, and each with an owner, a step and a date."""
    if not actions:
        return (PlanGap("action"),)
    gaps = []
    for action in actions:
        if not action.has_owner:
            gaps.append(PlanGap("owner", action.number))
        if not action.has_date:
            gaps.append(PlanGap("date", action.number))
    return tuple(gaps)


def is_overdue(due_on: date, today: date, *, is_open: bool) -> bool:
    """R-MACC-04: the whole due day is still in time."""
    return is_open and today > due_on


@rule("R-MACC-05", source=f"{WESTMINSTER}; Care Act 2014, section 42", confidence="SG")
def safeguarding_result(
    *, has_needs: bool | None, at_risk: bool | None, cannot_protect: bool | None
) -> ScreenResult:
    """England: the duty to make enquiries stands when all three points of the test are true."""
    points = (has_needs, at_risk, cannot_protect)
    if False in points:
        return ScreenResult.NOT_MET
    return ScreenResult.INCOMPLETE if None in points else ScreenResult.MET


@rule("R-MACC-06", source=WESTMINSTER, confidence="SD")
def may_confer(*, treat_as_child: bool, ground: SharingGround | None, reason: str) -> MayConfer:
    """A child's case goes to children's services; an adult's is shared as agreed, or on a ground written down."""
    if treat_as_child:
        return MayConfer.CHILDRENS_SERVICES
    if ground is None:
        return MayConfer.NEEDS_GROUND
    if ground is not SharingGround.AGREED and not reason.strip():
        return MayConfer.NEEDS_REASON
    return MayConfer.YES


def late_by(held_at: datetime, limit: datetime) -> timedelta | None:
    """R-MACC-01: how long after the limit the first conference was held. Exactly on the hour is in time."""
    return held_at - limit if held_at > limit else None


def reminder_due(starts: datetime, asked: datetime, now: datetime, hours: Iterable[int]) -> int | None:
    """The nearest reminder whose moment has come. Somebody who was asked after that moment knows already."""
    due = [number for number in hours if asked < starts - timedelta(hours=number) <= now < starts]
    return min(due, default=None)


def chaser_due(due_on: date, known: date, today: date, *, before: int, late: int) -> bool | None:
    """R-MACC-04: whether the owner of a step is written to today, and whether as late. None: not today.

    Who promised it only now knows it; of a step that is late for weeks its owner is not written to any more.
    """
    if today >= due_on + timedelta(days=late):
        return True if today <= due_on + timedelta(days=late + CHASED_FOR) else None
    near = due_on - timedelta(days=before)
    return False if known < near <= today <= due_on else None


def suggested_start(now: datetime) -> datetime:
    """The soonest full hour between nine and five that leaves two hours' notice, at weekends too.

    The hours of R-MACC-01 do not stop at the weekend, so neither does the proposal.
    """
    soonest = elapsed_hours(now, NOTICE_HOURS)
    for day in (soonest.date(), soonest.date() + timedelta(days=1)):
        for hour in range(FIRST_HOUR, LAST_HOUR + 1):
            start = datetime.combine(day, time(hour), tzinfo=LONDON)
            if start >= soonest:
                return start
    raise AssertionError("Every day has a morning.")
