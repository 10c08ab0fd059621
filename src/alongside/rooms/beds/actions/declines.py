"""A bed that was booked is an offer: until they arrive the house may decline it, and so may the person."""

from datetime import date, datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions.holding import free
from alongside.rooms.beds.actions.moves import move_request, move_stay
from alongside.rooms.beds.models import BedRequest, DeclinedByHouse, DeclinedByPerson, Stay, UnmetNight
from alongside.rooms.beds.queries.unmet import WhyUnmet
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import REQUEST, STAY
from alongside.rooms.beds.words import HouseDeclines, PersonDeclines
from alongside.rooms.people.actions import end_grants_about


@verb
def decline_for_person(
    *, stay: Stay, reason: PersonDeclines, words: str = "", by: User, at: datetime
) -> DeclinedByPerson:
    """It never counts against them: what was asked for stands, and another bed can be chosen at once."""
    held = _decline(stay, reason, by, at)
    row = DeclinedByPerson.objects.create(
        case=held.case, stay=held, reason=reason, words=words, declined_at=at, declined_by=by
    )
    jobs.tell_hostel_nobody_comes.defer(stay_id=str(held.pk))
    _shut(held, by, at)
    return row


@verb
def decline_by_house(
    *, stay: Stay, reason: HouseDeclines, words: str = "", by: User, at: datetime
) -> DeclinedByHouse:
    """Whoever asked for the bed is told. The house sees nothing of them from then on."""
    held = _decline(stay, reason, by, at)
    row = DeclinedByHouse.objects.create(
        case=held.case, stay=held, reason=reason, words=words, declined_at=at, declined_by=by
    )
    _shut(held, by, at)
    return row


@verb
def note_unmet_night(
    *,
    request: BedRequest,
    night: date,
    why: WhyUnmet,
    words: str = "",
    by: User | None,
    at: datetime,
    service: str = "",
) -> UnmetNight:
    """Nobody by name: the nightly count."""
    if UnmetNight.objects.filter(request=request, night=night).exists():
        raise Refused("This night is counted already.", "It is on the page of the case.")
    row = UnmetNight.objects.create(
        case_id=request.case_id,
        request=request,
        night=night,
        reason=why.reason,
        lacking=[str(code) for code in why.lacking],
        words=words,
        noted_at=at if by else None,
        noted_by=by,
    )
    codes = {"service": service, "why": str(why.reason)}
    record("unmet_night.noted", by=by, at=at, case_id=request.case_id, about=row, **codes)
    return row


def _decline(stay: Stay, reason: PersonDeclines | HouseDeclines, by: User, at: datetime) -> Stay:
    """A house sees no request: it is given back by the program, which tells it nothing of it."""
    held = move_stay(stay, "decline")
    free(held.occupancy, tonight(at), used=False)
    with viewing.as_service(Service.BED_REQUESTS, at=at):
        request = BedRequest.objects.get(pk=held.request_id)
        move_request(request, "give_back")
    record(STAY.events["decline"], by=by, at=at, case_id=held.case_id, about=held, kind=reason.kind)
    record(REQUEST.events["give_back"], by=by, at=at, case_id=held.case_id, about=held)
    if request.requested_by_id != by.pk:
        jobs.tell_who_asked.defer(stay_id=str(held.pk))
    return held


def _shut(stay: Stay, by: User, at: datetime) -> None:
    end_grants_about(case=stay.case, about_id=stay.pk, why="stay_declined", by=by, at=at)
