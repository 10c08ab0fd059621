"""Beds of the past, as a case log tells of them: nobody is told, nothing is opened and nobody is asked again."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from psycopg.errors import ExclusionViolation

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london, spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions.moves import move_request, move_stay
from alongside.rooms.beds.actions.requests import is_trusted, withdraw_request
from alongside.rooms.beds.actions.stays import CLOCKS
from alongside.rooms.beds.models import (
    Arrival,
    Bed,
    BedRequest,
    Departure,
    Extension,
    Occupancy,
    Premises,
    RequestDecision,
    Stay,
)
from alongside.rooms.beds.protocols import Protocol
from alongside.rooms.beds.queries.protocols import protocol_of, protocol_on
from alongside.rooms.beds.rules import request_state, tonight
from alongside.rooms.beds.states import OPEN_REQUEST, REQUEST, STAY, ExtensionState, RequestState, StayState
from alongside.rooms.beds.words import Destination, Reason, Wish
from alongside.rooms.clocks.actions import meet_clocks, start_clocks
from alongside.rooms.clocks.answers import bed as bed_answer
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models import Case

FROM_A_LOG = "From a case log"


@verb
def note_past_bed(*, partnership: Partnership, agency: Agency, label: str, by: User, at: datetime) -> Bed:
    """The bed that a log speaks of. One not known here is noted out of service: nobody is sent to it tonight."""
    known = Bed.objects.filter(
        premises__partnership=partnership, premises__agency=agency, label__iexact=label
    )
    bed = known.order_by("id").first()
    if bed is None:
        premises, _ = Premises.objects.get_or_create(
            partnership=partnership,
            name=f"{agency.name[:180]} ({FROM_A_LOG.lower()})",
            defaults={"agency": agency},
        )
        bed = Bed.objects.create(
            premises=premises, label=label, closed_at=at, closed_by=by, closed_why=FROM_A_LOG
        )
    record("bed.noted", by=by, at=at, about=bed)
    return bed


@verb
def record_past_request(*, case: Case, agency: Agency, by: User, at: datetime) -> BedRequest:
    """One that waited before this one is withdrawn: nothing came of it."""
    for waiting in BedRequest.objects.filter(case=case, state__in=OPEN_REQUEST):
        withdraw_request(request=waiting, reason=FROM_A_LOG, by=by, at=at)
    return _request(case, agency, by, at)


def _request(case: Case, agency: Agency, by: User, at: datetime) -> BedRequest:
    trusted = is_trusted(case, agency)
    check_in = tonight(at)
    agreed = protocol_on(case.partnership, in_london(at).date())
    request = BedRequest.objects.create(
        case=case,
        agency=agency,
        trusted=trusted,
        check_in=check_in,
        nights=agreed.most_nights,
        protocol=agreed.version,
        reason=Reason.OTHER,
        reason_words=FROM_A_LOG,
        wish=Wish.MIXED,
        name_to_call=case.reference,
        state=request_state(trusted=trusted, approved=None),
        requested_at=at,
        requested_by=by,
    )
    record("bed_request.made", by=by, at=at, case_id=case.pk, about=request, trusted=trusted)
    return request


@verb
def record_past_approval(*, case: Case, agency: Agency, by: User, at: datetime) -> RequestDecision:
    """Of the last request that has none. Where the log tells of no request, `agency` asked at that moment.

    Said twice, the first approval stands.
    """
    requests = BedRequest.objects.filter(case=case).order_by("-requested_at", "id")
    unanswered = requests.filter(decision__isnull=True).first()
    request = unanswered or requests.first() or _request(case, agency, by, at)
    if request.state == RequestState.PENDING_APPROVAL:
        request = move_request(request, "approve")
    decision, _ = RequestDecision.objects.get_or_create(
        request=request,
        defaults={
            "case": case, "approved": True, "reason": FROM_A_LOG, "decided_at": at, "decided_by": by,
        },
    )  # fmt: skip
    record(REQUEST.events["approve"], by=by, at=at, case_id=case.pk, about=request)
    return decision


@verb
def record_past_stay(
    *, case: Case, bed: Bed, agency: Agency, check_in: date, leaves: date | None, by: User, at: datetime
) -> Stay:
    """`leaves` is the day of leaving where the log knows it; else the bed is held as long as the rule allows.

    More nights than the rule allows are recorded all the same: they were slept.
    """
    waiting = BedRequest.objects.filter(case=case, state__in=OPEN_REQUEST).first()
    request = _place(waiting or _request(case, agency, by, at), by, at)
    agreed = protocol_of(request)
    stay = Stay.objects.create(
        case=case,
        request=request,
        occupancy=_occupy(bed, check_in, leaves, agreed),
        name_to_call=request.name_to_call,
        protocol=agreed.version,
        check_in=check_in,
        most_nights=agreed.most_nights,
        state=StayState.ARRIVED,
        booked_at=at,
        booked_by=by,
    )
    arrival = Arrival.objects.create(case=case, stay=stay, arrived_at=at, arrived_by=by)
    record(STAY.events["record_arrival"], by=by, at=at, case_id=case.pk, about=arrival)
    if leaves is None:
        for rule in CLOCKS:
            facts = {"check_in": check_in, "terms": agreed.terms}
            start_clocks(case=case, rule=rule, facts=facts, event=at, about_id=stay.pk, by=by, at=at)
    return stay


def _place(request: BedRequest, by: User, at: datetime) -> BedRequest:
    """The stay shows that the bed was given, whether or not the log tells who said yes."""
    request.state = RequestState.PLACED
    request.save(update_fields=["state"])
    record(REQUEST.events["place"], by=by, at=at, case_id=request.case_id, about=request)
    return request


@verb
def record_past_extension(*, stay: Stay, leaves: date, held_until: date, by: User, at: datetime) -> Extension:
    """Granted until `leaves`, and the bed was really held until `held_until`.

    A log does not tell who agreed, so the extension has no answers of the two sides.
    """
    extension = Extension.objects.create(
        case=stay.case,
        stay=stay,
        begins=min(stay.occupancy.leaves, leaves),
        leaves=leaves,
        reason=FROM_A_LOG,
        state=ExtensionState.GRANTED,
        asked_at=at,
        asked_by=by,
    )
    if held_until > stay.occupancy.leaves:
        _fill(stay.occupancy, held_until, protocol_of(stay))
    record("extension.granted", by=by, at=at, case_id=stay.case_id, about=extension)
    return extension


@verb
def record_past_departure(
    *, stay: Stay, destination: Destination, leaves: date, by: User, at: datetime
) -> Departure:
    """The bed was theirs for the nights before `leaves`, fewer or more than had been planned."""
    stay = move_stay(stay, "end")
    stay.occupancy.in_use = False
    departure = Departure.objects.create(
        case=stay.case, stay=stay, destination=destination, departed_at=at, departed_by=by
    )
    if leaves > stay.occupancy.check_in:
        _fill(stay.occupancy, leaves, protocol_of(stay))
    else:
        stay.occupancy.released = True
        stay.occupancy.save(update_fields=["released", "in_use"])
    meet_clocks(case=stay.case, rules=CLOCKS, about_id=stay.pk, by=by, at=at)
    record(STAY.events["end"], by=by, at=at, case_id=stay.case_id, about=stay, to=destination)
    return departure


def _occupy(bed: Bed, check_in: date, leaves: date | None, agreed: Protocol) -> Occupancy:
    """Of a bed left before its first night nothing is taken: one night is written and released."""
    until = leaves if leaves is not None else _must_end_by(check_in, agreed)
    slept = until > check_in
    nights = DateRange(check_in, check_in)
    occupancy = Occupancy(bed=bed, nights=nights, released=not slept, in_use=slept)
    _fill(occupancy, until if slept else check_in + timedelta(days=1), agreed)
    return occupancy


def _fill(occupancy: Occupancy, leaves: date, agreed: Protocol) -> None:
    check_in = occupancy.check_in
    occupancy.nights = DateRange(check_in, leaves)
    occupancy.must_end_by = max(leaves, _must_end_by(check_in, agreed))
    try:
        with transaction.atomic():
            occupancy.save()
    except IntegrityError as error:
        if not isinstance(error.__cause__, ExclusionViolation):
            raise
        nights = f"between {spoken_day(check_in)} and {spoken_day(leaves)}"
        raise Refused(f"Somebody else had {occupancy.bed.label} for a night {nights}.") from error


def _must_end_by(check_in: date, agreed: Protocol) -> date:
    """R-BED-03, as agreed on that day."""
    day = bed_answer(check_in, terms=agreed.terms).day("must_end_by")
    assert day is not None
    return day
