"""Who may record what a person was told and what they answered."""

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.choices import queries
from alongside.rooms.people.models import Case
from alongside.rooms.people.states import CaseState


def check_can_record_choice(viewer: Viewer, case: Case) -> None:
    """Whoever works on the case, and the first responder, who often is the one that explains."""
    if not (viewer.may(Permission.WORK_ON_CASE) or viewer.may(Permission.REFER)):
        raise Refused("Your role reads this and does not record it.", "The key worker can.")
    if not queries.sees(case, Section.SUPPORT, Section.REFERRAL):
        raise Refused("What was explained in this case is not open to you.", "The key worker can say why.")
    if case.state != CaseState.OPEN:
        raise Refused("This case is not open.", "Its team can reopen it.")


can_record_choice = permits(check_can_record_choice)
