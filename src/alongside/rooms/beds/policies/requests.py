"""Who asks for a bed, who decides, who chooses one."""

from datetime import date, datetime

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.beds.models import BedRequest, Stay
from alongside.rooms.beds.policies.speaking import check_hour, check_speaks_for
from alongside.rooms.beds.queries.protocols import answers_first, protocol_of
from alongside.rooms.beds.queries.rota import answering_for_council
from alongside.rooms.beds.states import GOING, OPEN_REQUEST, REQUEST, RequestState
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_is_open


def check_is_adult(case: Case) -> None:
    """R-NRM-03: a child, or somebody who may be one, never goes into an adult bed."""
    if case.treat_as_child:
        area = case.partnership
        name = area.children_services_name or "the local authority's children's services"
        phone = f" on {area.children_services_phone}" if area.children_services_phone else ""
        raise Refused(
            "No adult bed is given to a child, or to somebody who may be one.",
            f"Ring {name}{phone} now: they must find a safe place tonight.",
        )


def check_can_request(viewer: Viewer, case: Case) -> None:
    if not viewer.may(Permission.REQUEST_BED):
        raise Refused("Your role does not ask for beds.", "The key worker of this case can.")
    check_is_open(case)
    check_is_adult(case)
    if Stay.objects.filter(case=case, state__in=GOING).exists():
        raise Refused("This person has a bed already.", "Their stay is on the page of the case.")
    if BedRequest.objects.filter(case=case, state__in=OPEN_REQUEST).exists():
        raise Refused("A bed has been asked for already.", "It is on the page of the case.")


def check_can_read_request(viewer: Viewer) -> None:
    if not (viewer.may(Permission.REQUEST_BED) or viewer.may(Permission.APPROVE_BED)):
        raise Refused(
            "Your role does not read requests for beds.", "What the hostel needs is on its own page."
        )


def check_can_decide(viewer: Viewer, request: BedRequest, at: datetime) -> None:
    area = request.case.partnership
    if request.state != RequestState.PENDING_APPROVAL:
        raise Refused("This request does not wait for an answer.", "Nothing more has to be done.")
    agency = answers_first(area, protocol_of(request))
    check_speaks_for(viewer, Permission.APPROVE_BED, agency, "the council's commissioning team")
    check_hour(viewer, answering_for_council(area, at, agency))


def check_can_count_night(viewer: Viewer, request: BedRequest, night: date) -> None:
    if not viewer.may(Permission.REQUEST_BED):
        raise Refused("Your role does not ask for beds.", "The key worker of this case can.")
    if request.check_in > night:
        raise Refused("They need a bed from a later night.", "Count a night when it has come.")


def check_can_place(viewer: Viewer, request: BedRequest) -> None:
    check_can_read_request(viewer)
    REQUEST.next("place", RequestState(request.state))


can_request = permits(check_can_request)
can_read_request = permits(check_can_read_request)
can_decide = permits(check_can_decide)
can_place = permits(check_can_place)
