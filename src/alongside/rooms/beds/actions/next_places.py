"""The place after the bed: proposed, agreed on or turned down, its address told, moved into."""

from dataclasses import asdict, dataclass
from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import AddressTold, NextPlace, PlaceTurnedDown, SentBack
from alongside.rooms.beds.moving_on import KeepAway, NextKind, TurnedDownBy
from alongside.rooms.beds.policies.next_places import check_assessed
from alongside.rooms.beds.queries.next_places import finding_of
from alongside.rooms.beds.states import NEXT_PLACE, NextPlaceState
from alongside.rooms.clocks.actions import meet_clocks, start_clocks, stop_clocks
from alongside.rooms.clocks.answers import address_notice
from alongside.rooms.clocks.rules.places import was_told_in_time
from alongside.rooms.people.actions import hold_open
from alongside.rooms.people.models import Case

NOTICE = "R-BED-10"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """`area` is a rough one and `outcode` the first half of a postcode: the exact address is told later."""

    kind: NextKind
    provider: str
    area: str
    outcode: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """`at` is when the person was told it, `late_why` why that was less than a day before the move."""

    address: str
    at: datetime
    late_why: str = ""


@verb
def propose_place(*, case: Case, proposal: Proposal, by: User, at: datetime) -> NextPlace:
    hold_open(case)
    row = NextPlace.objects.create(case=case, proposed_at=at, proposed_by=by, **asdict(proposal))
    record("next_place.proposed", by=by, at=at, case_id=case.pk, about=row, kind=row.kind)
    return row


@verb
def answer_sent_back(*, place: NextPlace, area: str, keep_away: KeepAway, by: User, at: datetime) -> SentBack:
    held = _held(place)
    if held.kind != NextKind.LOCAL_AUTHORITY:
        raise Refused("Only a council sends people back to where they come from.", "Leave this out.")
    row = SentBack.objects.create(
        case=held.case, place=held, area=area, keep_away=keep_away, answered_at=at, answered_by=by
    )
    record(
        "next_place.sent_back_answered", by=by, at=at, case_id=held.case_id, about=held, keep_away=keep_away
    )
    return row


@verb
def agree_place(*, place: NextPlace, moves: datetime, despite: str = "", by: User, at: datetime) -> NextPlace:
    """R-BED-09: what does not suit is warned of, and agreed on all the same only for a reason."""
    held = _moved_on(place, "agree")
    check_assessed(held)
    finding = finding_of(held)
    if finding is not None and finding.needs_reason and not despite:
        raise Refused(
            f"The assessment says: {finding.suitability.words.lower()}.",
            "Say why they move there all the same.",
        )
    if NextPlace.objects.filter(case=held.case, state=NextPlaceState.AGREED).exists():
        raise Refused("Another place is agreed already in this case.", "Turn that one down first.")
    _check_to_come(moves, at)
    held.agreed_at, held.agreed_by, held.agreed_despite, held.moves_due = at, by, despite, moves
    held.save(update_fields=["state", "agreed_at", "agreed_by", "agreed_despite", "moves_due"])
    found = finding.suitability if finding else ""
    record(NEXT_PLACE.events["agree"], by=by, at=at, case_id=held.case_id, about=held, found=found)
    _start_notice(held, by, at)
    return held


def _check_to_come(moves: datetime, at: datetime) -> None:
    if moves <= at:
        raise Refused("The day of the move is past.", "Give a moment still to come.")


@verb
def change_move(*, place: NextPlace, moves: datetime, by: User, at: datetime) -> NextPlace:
    """Another day or hour. Where the address has been told, the new notice is met by that."""
    held = _held(place)
    NEXT_PLACE.next("move", NextPlaceState(held.state))
    _check_to_come(moves, at)
    held.moves_due = moves
    held.save(update_fields=["moves_due"])
    stop_clocks(case=held.case, rules=[NOTICE], why="another day of the move", about_id=held.pk, by=by, at=at)
    _start_notice(held, by, at)
    told = AddressTold.objects.filter(place=held).order_by("-told_at", "-recorded").first()
    if told is not None:
        meet_clocks(case=held.case, rules=[NOTICE], about_id=held.pk, by=by, at=told.told_at)
    record("next_place.day_changed", by=by, at=at, case_id=held.case_id, about=held)
    return held


def _start_notice(place: NextPlace, by: User, at: datetime) -> None:
    facts = {"moves": place.moves_due}
    start_clocks(case=place.case, rule=NOTICE, facts=facts, event=at, about_id=place.pk, by=by, at=at)


@verb
def tell_address(*, place: NextPlace, told: Told, by: User, at: datetime) -> AddressTold:
    """R-BED-10: a full day before the move; less needs a reason. Another address starts the notice anew."""
    held = _held(place)
    NEXT_PLACE.next("move", NextPlaceState(held.state))
    if told.at > at:
        raise Refused("This moment is still to come.", "Write down when they were told, afterwards.")
    if is_late(held, told.at) and not told.late_why:
        raise Refused("This is less than a full day before they move.", "Say why they were told so late.")
    if AddressTold.objects.filter(place=held).exists():
        _start_notice(held, by, at)
    row = AddressTold.objects.create(
        case=held.case, place=held, address=told.address, late_why=told.late_why, told_at=told.at, told_by=by
    )
    meet_clocks(case=held.case, rules=[NOTICE], about_id=held.pk, by=by, at=told.at)
    record("next_place.address_told", by=by, at=at, case_id=held.case_id, about=held)
    return row


def is_late(place: NextPlace, told: datetime) -> bool:
    assert place.moves_due is not None
    return not was_told_in_time(told, address_notice(place.moves_due).moment("tell_by"))


@verb
def turn_down_place(
    *, place: NextPlace, by_whom: TurnedDownBy, words: str = "", by: User, at: datetime
) -> PlaceTurnedDown:
    """Nothing that ranks, decides or counts for somebody reads this."""
    held = _moved_on(place, "turn_down")
    held.save(update_fields=["state"])
    row = PlaceTurnedDown.objects.create(
        case=held.case, place=held, by_whom=by_whom, words=words, turned_down_at=at, turned_down_by=by
    )
    stop_clocks(case=held.case, rules=[NOTICE], why="place_turned_down", about_id=held.pk, by=by, at=at)
    record(NEXT_PLACE.events["turn_down"], by=by, at=at, case_id=held.case_id, about=held, by_whom=by_whom)
    return row


@verb
def record_move(*, place: NextPlace, moved: datetime, by: User, at: datetime) -> NextPlace:
    """They are there. A notice that was never given stays late where it stands: it is not met by the move."""
    held = _moved_on(place, "move")
    if moved > at:
        raise Refused("This moment is still to come.", "Write it down when they have moved.")
    held.moved_at, held.moved_by = moved, by
    held.save(update_fields=["state", "moved_at", "moved_by"])
    stop_clocks(case=held.case, rules=[NOTICE], why="moved without it", about_id=held.pk, by=by, at=at)
    record(NEXT_PLACE.events["move"], by=by, at=at, case_id=held.case_id, about=held, kind=held.kind)
    return held


def _held(place: NextPlace) -> NextPlace:
    held = NextPlace.objects.select_for_update().get(pk=place.pk)
    hold_open(held.case)
    return held


def _moved_on(place: NextPlace, act: str) -> NextPlace:
    held = _held(place)
    held.state = place.state = NEXT_PLACE.next(act, NextPlaceState(held.state))
    return held
