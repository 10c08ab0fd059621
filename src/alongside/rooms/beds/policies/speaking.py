"""Who speaks for an agency, and at which hour."""

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.viewing import Seat, Viewer
from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.queries.rota import Answering
from alongside.rooms.directory.models import Partnership


def seats_with(viewer: Viewer, permission: Permission) -> tuple[Seat, ...]:
    return tuple(seat for seat in viewer.seats if permission in REACH[seat.role].permissions)


def speaks_for_council(viewer: Viewer, partnership: Partnership) -> bool:
    return any(seat.agency_id == partnership.host_id for seat in seats_with(viewer, Permission.APPROVE_BED))


def speaks_for(viewer: Viewer, agency: Agency) -> bool:
    """For that agency as the one that approves."""
    return any(seat.agency_id == agency.pk for seat in seats_with(viewer, Permission.APPROVE_BED))


def check_speaks_for(viewer: Viewer, permission: Permission, agency: Agency, who: str) -> None:
    if not any(seat.agency_id == agency.pk for seat in seats_with(viewer, permission)):
        raise Refused(f"Only {who} answers this.", f"Ask {agency}.")


def check_hour(viewer: Viewer, now: Answering) -> None:
    if not now.office_open and viewer.user not in now.people:
        raise Refused(
            "Outside office hours only the person on the rota answers.", f"Now this is {now.words}."
        )


can_answer_at_this_hour = permits(check_hour)
