"""Who may record what a person was told and agreed to, and who may show something without their consent."""

from collections.abc import Set as AbstractSet

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.choices import queries
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import can_manage, check_is_open


def check_can_record_choice(viewer: Viewer, case: Case) -> None:
    """Whoever works on the case, and the first responder, who often is the one that explains."""
    if not (viewer.may(Permission.WORK_ON_CASE) or viewer.may(Permission.REFER)):
        raise Refused("Your role reads this and does not record it.", "The key worker can.")
    if not queries.sees(case, Section.SUPPORT, Section.REFERRAL):
        raise Refused("What was explained in this case is not open to you.", "The key worker can say why.")
    check_is_open(case)


can_record_choice = permits(check_can_record_choice)


def check_can_record_consent(viewer: Viewer, case: Case) -> None:
    """Whoever works on the case: they hear it from the person, and decide what is shown without it."""
    if not viewer.may(Permission.WORK_ON_CASE):
        raise Refused("Your role reads what was agreed and does not record it.", "The key worker can.")
    if not queries.sees(case, Section.SUPPORT):
        raise Refused("What this person agreed to is not open to you.", "The key worker can say why.")
    check_is_open(case)


def check_can_open_parts(case: Case, sections: AbstractSet[Section]) -> None:
    """Nobody opens to others what is closed to themselves."""
    if not queries.sees(case, *sections):
        raise Refused(
            "Part of this is closed to you, so you cannot open it to others.", "The key worker can."
        )


def check_not_to_themselves(case: Case, agency: Agency) -> None:
    """Who was let in by others does not let themselves in for longer, whatever they say the person said."""
    viewer = viewing.current()
    if viewer and agency.pk in viewer.agency_ids and not can_manage(viewer, case):
        raise Refused(
            "It would be opened to your own agency.", "The team responsible for the case can record it."
        )


def check_can_review(viewer: Viewer, decision: SharingDecision) -> None:
    """A second person: a manager who did not decide it, and whose agency is not the one that is to see it."""
    if viewer.user is None or not viewer.may(Permission.MANAGE_TEAM_CASES):
        raise Refused("A manager looks at this.", "Yours can, or the manager of the responsible agency.")
    if decision.decided_by_id == viewer.user.pk:
        raise Refused("You decided this yourself.", "A second person looks at it.")
    if decision.agency_id in viewer.agency_ids:
        raise Refused("It would be opened to your own agency.", "A manager of another agency looks at it.")


can_record_consent = permits(check_can_record_consent)
can_review = permits(check_can_review)
