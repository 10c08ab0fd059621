"""Who may prepare and release what a person asked for."""

from alongside.foundations.access.sections import EVERY_SECTION
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.people import policies as people
from alongside.rooms.people.models import Case, SubjectAccess
from alongside.rooms.people.sight import Sight


def check_can_prepare(viewer: Viewer, case: Case, sight: Sight) -> None:
    """The team that answers for the case, and of it those to whom no part is closed: else it would not be all."""
    people.check_can_manage(viewer, case)
    if sight.sections != EVERY_SECTION:
        raise Refused(
            "Part of this case is closed to you, so you cannot write out all of it.", "Ask the key worker."
        )


def check_can_release(viewer: Viewer, request: SubjectAccess, sight: Sight) -> None:
    check_can_prepare(viewer, request.case, sight)
    people.check_can_release_pack(request, viewer.user)


can_release = permits(check_can_release)
