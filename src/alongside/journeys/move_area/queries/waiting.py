"""Hand-overs with another deployment as the program itself finds them, and the parcels that wait to be sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Seat, Viewer
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.models import Dispatch, Handover
from alongside.rooms.conferences.queries.handover import MORE
from alongside.rooms.directory.models import Neighbour
from alongside.rooms.people.models import KeyWorker, Ownership

AT_ONCE = 100


class NotYet(Refused):
    """Of something that has not arrived here. The other side sends it again later."""

    def __init__(self) -> None:
        super().__init__("Nothing is known here of what this is about.")


def outgoing(neighbour: Neighbour, key: UUID) -> Handover:
    return _found(neighbour, key, from_here=True)


def incoming(neighbour: Neighbour, key: UUID) -> Handover:
    return _found(neighbour, key, from_here=False)


def _found(neighbour: Neighbour, key: UUID, *, from_here: bool) -> Handover:
    rows = Handover.objects.filter(move=key, neighbour=neighbour, from_area__isnull=not from_here)
    row = rows.select_related(*MORE).first()
    if row is None:
        raise NotYet
    return row


@contextmanager
def eyes_of_team(row: Handover, at: datetime) -> Iterator[None]:
    """What goes is what the responsible team sees, whoever of it is still there: all that a navigator reaches."""
    owner = Ownership.objects.filter(case=row.case_id, until__isnull=True).first()
    leads = KeyWorker.objects.filter(case=row.case_id, until__isnull=True).select_related("user").first()
    if owner is None:
        raise NotYet
    seat = Seat(owner.agency_id, owner.team_id, Role.NAVIGATOR)
    user = leads.user if leads else row.proposed_by
    with viewing.seen_by(Viewer(user=user, seats=(seat,)), at=at):
        yield


def due_parcels(at: datetime) -> list[int]:
    """The oldest of each hand-over, where its next try has come."""
    waiting = Dispatch.objects.filter(arrived__isnull=True)
    first = waiting.order_by("about", "number").distinct("about").values("pk")
    due = waiting.filter(pk__in=first, next_try__lte=at).order_by("number")
    return list(due.values_list("pk", flat=True)[:AT_ONCE])
