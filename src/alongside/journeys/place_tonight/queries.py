from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency
from alongside.rooms.beds.policies import seats_with
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import queries as people
from alongside.rooms.people.models import Case
from alongside.rooms.people.questions import Known


def asking_agency(viewer: Viewer, area: Partnership) -> Agency:
    """For which of their agencies the viewer asks: one that is trusted in this area, if they have one."""
    mine = [seat.agency_id for seat in seats_with(viewer, Permission.REQUEST_BED)]
    trusted = area.partners.filter(agency__in=mine, trusted_referrer=True).order_by("agency__name").first()
    return trusted.agency if trusted else Agency.objects.get(pk=mine[0])


def known_already(case: Case) -> dict[str, str]:
    """What was told once is not asked again."""
    allergies = people.standing_facts(case).get("allergies")
    told = allergies.answer if allergies and allergies.known == Known.TOLD else ""
    return {"name_to_call": people.chosen_name_of(case), "allergies": told}
