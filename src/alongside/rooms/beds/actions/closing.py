"""Nights on which a bed is out of service, planned, and beds that are ready sooner than planned."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from psycopg.errors import ExclusionViolation

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import Bed, Occupancy, OutOfService
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.words import NightsFor

LONGEST = 365


@verb
def plan_out_of_service(
    *, bed: Bed, first: date, last: date, why: str, by: User, at: datetime
) -> OutOfService:
    """From the night `first` to the night `last`, both of them included."""
    held = Bed.objects.select_for_update().get(pk=bed.pk)
    _check_days(first, last, tonight(at))
    _no_longer_made_ready(held, first)
    nights = DateRange(first, last + timedelta(days=1))
    try:
        with transaction.atomic():
            occupancy = Occupancy.objects.create(
                bed=held, kind=NightsFor.OUT_OF_SERVICE, nights=nights, must_end_by=nights.upper
            )
    except IntegrityError as error:
        raise _taken(error, held, first, last) from error
    row = OutOfService.objects.create(occupancy=occupancy, reason=why, planned_at=at, planned_by=by)
    record("bed.out_of_service_planned", by=by, at=at, about=held)
    return row


def _check_days(first: date, last: date, night: date) -> None:
    if first < night:
        raise Refused("That night is over.", "Choose tonight or a later night.")
    if not first <= last < first + timedelta(days=LONGEST):
        raise Refused(
            "The last night is the first one or a later one, within a year.", "Change the last night."
        )


def _no_longer_made_ready(bed: Bed, first: date) -> None:
    """A room that nobody can have need not be made ready: the nights for that end where it is out of service."""
    before = Occupancy.objects.filter(bed=bed, released=False, nights__endswith__lte=first)
    for stay in before.filter(turnaround__gt=0, nights__endswith__gt=first - timedelta(days=LONGEST)):
        if stay.ready > first:
            stay.turnaround = (first - stay.leaves).days
            stay.save(update_fields=["turnaround"])


def _taken(error: IntegrityError, bed: Bed, first: date, last: date) -> Exception:
    if not isinstance(error.__cause__, ExclusionViolation):
        return error
    nights = f"between {spoken_day(first)} and {spoken_day(last)}"
    return Refused(
        f"{bed.label} is taken, or out of service already, on a night {nights}.",
        "Look at the board, and choose other nights or end the stay first.",
    )


@verb
def end_out_of_service(*, closing: OutOfService, by: User, at: datetime) -> OutOfService:
    """From tonight on the bed can be had again."""
    held = OutOfService.objects.select_for_update(of=("self",)).select_related("occupancy__bed")
    row = held.get(pk=closing.pk)
    if row.ended_at is not None:
        raise Refused("That is over already.", "The bed is on the board.")
    _shorten(row.occupancy, tonight(at))
    row.ended_at, row.ended_by = at, by
    row.save(update_fields=["ended_at", "ended_by"])
    record("bed.out_of_service_ended", by=by, at=at, about=row.occupancy.bed)
    return row


def _shorten(occupancy: Occupancy, night: date) -> None:
    if night <= occupancy.check_in:
        occupancy.released = True
    else:
        occupancy.nights = DateRange(occupancy.check_in, min(night, occupancy.leaves))
    occupancy.save(update_fields=["nights", "released"])


@verb
def ready_sooner(*, bed: Bed, by: User, at: datetime) -> Bed:
    """The room is made ready before the nights for that have passed: it can be had tonight."""
    held, night = Bed.objects.select_for_update().get(pk=bed.pk), tonight(at)
    ended = Occupancy.objects.filter(bed=held, released=False, turnaround__gt=0, nights__endswith__lte=night)
    waiting = [one for one in ended.order_by("-nights")[:1] if one.ready > night]
    if not waiting:
        raise Refused(f"{held.label} is ready already.", "It is on the board.")
    waiting[0].turnaround = (night - waiting[0].leaves).days
    waiting[0].save(update_fields=["turnaround"])
    record("bed.ready", by=by, at=at, about=held)
    return held
