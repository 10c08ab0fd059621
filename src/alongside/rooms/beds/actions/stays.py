from datetime import date, datetime, timedelta

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions.holding import free, hold_nights
from alongside.rooms.beds.actions.moves import move_extension, move_request, move_stay
from alongside.rooms.beds.actions.nights import ask_after
from alongside.rooms.beds.models import (
    Arrival,
    Bed,
    BedRequest,
    Cancellation,
    Departure,
    DestinationLearned,
    Extension,
    NonArrival,
    Occupancy,
    Stay,
)
from alongside.rooms.beds.policies import check_destination_open, check_is_adult, check_not_excluded
from alongside.rooms.beds.queries.protocols import protocol_of
from alongside.rooms.beds.rules import tonight, unsuitable_because
from alongside.rooms.beds.states import EXTENSION, REQUEST, STAY, ExtensionState
from alongside.rooms.beds.words import Destination, MoveOn
from alongside.rooms.clocks.actions import meet_clocks, start_clocks
from alongside.rooms.clocks.answers import BedTerms
from alongside.rooms.clocks.answers import bed as bed_answer
from alongside.rooms.people.actions import end_grants_about, give_grant
from alongside.rooms.people.words import Basis

CLOCKS = ("R-BED-03", "R-BED-06")


@verb
def place(*, request: BedRequest, bed: Bed, nights: int, by: User, at: datetime) -> Stay:
    """Book `nights` nights from the first night asked for, or from tonight where that has passed."""
    request = move_request(request, "place")
    check_is_adult(request.case)
    agreed, first = protocol_of(request), max(request.check_in, tonight(at))
    occupancy = hold(_suitable(request, bed, tonight(at)), first, nights, agreed.terms)
    stay = Stay.objects.create(
        case=request.case,
        request=request,
        occupancy=occupancy,
        name_to_call=request.name_to_call,
        keeps_them_safe=request.keeps_them_safe,
        allergies=request.allergies,
        protocol=agreed.version,
        check_in=first,
        nights_booked=nights,
        most_nights=agreed.most_nights,
        booked_at=at,
        booked_by=by,
    )
    _open_to_hostel(stay, by, at)
    record(REQUEST.events["place"], by=by, at=at, case_id=stay.case_id, about=stay, bed=bed.pk)
    jobs.tell_hostel_of_stay.defer(stay_id=str(stay.pk))
    return stay


def _suitable(request: BedRequest, bed: Bed, night: date) -> Bed:
    """Locked, so that those who want the same bed wait in line instead of into each other."""
    held = Bed.objects.select_for_update(of=("self",)).select_related("premises").get(pk=bed.pk)
    if held.closed_at is not None:
        raise Refused(f"{held.label} is out of service.", "Choose another bed.")
    if held.premises.partnership_id != request.case.partnership_id:
        raise Refused("That bed belongs to another area.", "Choose a bed of your own area.")
    check_not_excluded(request, held.premises, night)
    why_not = unsuitable_because(request.needs, held.room)
    if why_not:
        raise Refused(f"{held.label} is not suitable. {'. '.join(why_not)}.", "Choose another bed.")
    return held


def hold(bed: Bed, check_in: date, nights: int, terms: BedTerms) -> Occupancy:
    """R-BED-03: no more nights than the protocol gives; and the database lets nobody else into them."""
    must_end_by = bed_answer(check_in, terms=terms).day("must_end_by") or check_in
    most = (must_end_by - check_in).days
    if not 1 <= nights <= most:
        raise Refused(f"An emergency bed is held for 1 to {most} nights.", "Change the number of nights.")
    return hold_nights(bed, check_in, check_in + timedelta(days=nights), must_end_by=must_end_by)


@verb
def record_arrival(*, stay: Stay, by: User, at: datetime) -> Arrival:
    stay = move_stay(stay, "record_arrival")
    row = Arrival.objects.create(case=stay.case, stay=stay, arrived_at=at, arrived_by=by)
    stay.occupancy.in_use = True
    stay.occupancy.save(update_fields=["in_use"])
    facts = {"check_in": stay.check_in, "terms": protocol_of(stay).terms}
    for rule in CLOCKS:
        start_clocks(case=stay.case, rule=rule, facts=facts, event=at, about_id=stay.pk, by=by, at=at)
    record(STAY.events["record_arrival"], by=by, at=at, case_id=stay.case_id, about=stay)
    return row


@verb
def record_non_arrival(*, stay: Stay, by: User, at: datetime) -> NonArrival:
    """The nights are free again. The key worker is told by the state of the case, not by the hostel."""
    stay = move_stay(stay, "record_non_arrival")
    row = NonArrival.objects.create(case=stay.case, stay=stay, noted_at=at, noted_by=by)
    free(stay.occupancy, tonight(at), used=False)
    ask_after(stay, tonight(at), by, at)
    record(STAY.events["record_non_arrival"], by=by, at=at, case_id=stay.case_id, about=stay)
    _shut(stay, "did_not_arrive", by, at)
    return row


@verb
def cancel_stay(*, stay: Stay, reason: str, by: User, at: datetime) -> Cancellation:
    """The request stands again, so that another bed can be chosen without being approved twice."""
    stay = move_stay(stay, "cancel")
    row = Cancellation.objects.create(
        case=stay.case, stay=stay, reason=reason, cancelled_at=at, cancelled_by=by
    )
    free(stay.occupancy, tonight(at), used=False)
    move_request(stay.request, "give_back")
    record(STAY.events["cancel"], by=by, at=at, case_id=stay.case_id, about=stay)
    jobs.tell_hostel_nobody_comes.defer(stay_id=str(stay.pk))
    record(REQUEST.events["give_back"], by=by, at=at, case_id=stay.case_id, about=stay.request)
    end_grants_about(case=stay.case, about_id=stay.pk, why="stay_cancelled", by=by, at=at)
    return row


@verb
def end_stay(
    *, stay: Stay, destination: Destination, move_on: MoveOn = MoveOn.NOT_KNOWN, by: User, at: datetime
) -> Departure:
    stay = move_stay(stay, "end")
    row = Departure.objects.create(
        case=stay.case,
        stay=stay,
        destination=destination,
        move_on=move_on,
        departed_at=at,
        departed_by=by,
    )
    free(stay.occupancy, tonight(at), used=True)
    for extension in Extension.objects.filter(stay=stay, state=ExtensionState.ASKED):
        drop_extension(extension, by, at)
    meet_clocks(case=stay.case, rules=CLOCKS, about_id=stay.pk, by=by, at=at)
    record(STAY.events["end"], by=by, at=at, case_id=stay.case_id, about=stay, to=destination, how=move_on)
    _shut(stay, "stay_ended", by, at)
    return row


@verb
def learn_destination(*, stay: Stay, destination: Destination, by: User, at: datetime) -> DestinationLearned:
    """Where they went, where nobody knew it when they left. What was written then stays."""
    left = Departure.objects.select_for_update().filter(stay=stay).first()
    if left is None:
        raise Refused("They have not left yet.", "Say where they go when they leave.")
    check_destination_open(stay, left)
    row = DestinationLearned.objects.create(
        case=stay.case, stay=stay, destination=destination, learned_at=at, learned_by=by
    )
    record("stay.destination_learned", by=by, at=at, case_id=stay.case_id, about=stay, to=destination)
    return row


def drop_extension(extension: Extension, by: User, at: datetime) -> Extension:
    held = move_extension(extension, "withdraw")
    Extension.objects.filter(pk=held.pk).update(withdrawn_at=at, withdrawn_by=by)
    record(EXTENSION.events["withdraw"], by=by, at=at, case_id=held.case_id, about=held)
    return held


def _open_to_hostel(stay: Stay, by: User, at: datetime) -> None:
    premises = stay.occupancy.bed.premises
    give_grant(
        case=stay.case,
        agency=premises.agency,
        team=premises.team,
        sections=[Section.WHEREABOUTS],
        basis=Basis.PLACEMENT,
        about_id=stay.pk,
        by=by,
        at=at,
    )


def _shut(stay: Stay, why: str, by: User, at: datetime) -> None:
    """Hostel and council knew of it for as long as there was a bed."""
    end_grants_about(case=stay.case, about_id=stay.pk, why=why, by=by, at=at)
    end_grants_about(case=stay.case, about_id=stay.request_id, why=why, by=by, at=at)
