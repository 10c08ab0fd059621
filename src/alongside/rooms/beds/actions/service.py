"""A bed out of service without an end, and back."""

from datetime import datetime

from django.db.models import Q

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions.places import replace
from alongside.rooms.beds.models import Bed, Occupancy
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.words import NightsFor


@verb
def take_out_of_service(*, bed: Bed, why: str, by: User, at: datetime) -> Bed:
    held = Bed.objects.select_for_update().get(pk=bed.pk)
    if held.closed_at is not None:
        raise Refused(f"{held.label} is out of service already.")
    coming = Occupancy.objects.filter(bed=held, kind=NightsFor.STAY, released=False)
    if coming.filter(Q(nights__endswith__gt=tonight(at)) | Q(in_use=True)).exists():
        raise Refused(
            f"Somebody is in {held.label} or expected there.",
            "End or cancel the stay first, then close the bed.",
        )
    return _service(held, "bed.out_of_service", {"closed_at": at, "closed_by": by, "closed_why": why}, by, at)


@verb
def put_back_in_service(*, bed: Bed, by: User, at: datetime) -> Bed:
    held = Bed.objects.select_for_update().get(pk=bed.pk)
    if held.closed_at is None:
        raise Refused(f"{held.label} is in service already.")
    return _service(
        held, "bed.back_in_service", {"closed_at": None, "closed_by": None, "closed_why": ""}, by, at
    )


def _service(bed: Bed, event: str, closed: dict[str, object], by: User, at: datetime) -> Bed:
    replace(bed, bed.version, closed)
    record(event, by=by, at=at, about=bed)
    return bed
