"""Who may do what with a conference, and when."""

from collections.abc import Iterable
from datetime import date, datetime

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.sections import CLOSED_AT_FIRST, Section
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.choices.policies import check_can_open_parts
from alongside.rooms.choices.queries.consent import may_hear_of_immigration
from alongside.rooms.conferences import queries, rules
from alongside.rooms.conferences.models import Conference, Invitation, PlannedAction
from alongside.rooms.conferences.rules import MayConfer
from alongside.rooms.conferences.states import ActionState, ConferenceState, InvitationState
from alongside.rooms.conferences.words import SharingGround
from alongside.rooms.directory.rules import is_enforcement_address
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_is_open

S = ConferenceState
WORD_MISSING = {
    "mark_done": "Say in a sentence what shows that it is done.",
    "mark_not_done": "Say in a sentence why it was not done.",
    "mark_not_possible": "Say in a sentence why it is not possible any more.",
}


def check_can_convene(viewer: Viewer, case: Case) -> None:
    if not viewer.may(Permission.CONVENE):
        raise Refused("Your role does not convene conferences.", "Ask the key worker of this case.")
    check_is_open(case)
    check_is_for_an_adult(case)


def check_is_for_an_adult(case: Case) -> None:
    """R-MACC-06: a child, or somebody who may be one, is for children's services, not for this conference."""
    if case.treat_as_child:
        who = case.partnership.children_services_name or "children's services"
        phone = case.partnership.children_services_phone
        raise Refused(
            "This person is, or may be, under 18. A conference of this kind is for adults only.",
            f"Ring {who} now: {phone}." if phone else f"Ring {who} now.",
        )


def check_may_share(case: Case, ground: SharingGround | None, reason: str) -> None:
    """R-MACC-06: what the person agreed to, or a ground in law with its reason in words."""
    verdict = rules.may_confer(treat_as_child=case.treat_as_child, ground=ground, reason=reason)
    if verdict is MayConfer.CHILDRENS_SERVICES:
        check_is_for_an_adult(case)
    if verdict is MayConfer.NEEDS_GROUND:
        raise Refused("Say on what ground agencies may hear of this person.", "Their agreement is one.")
    if verdict is MayConfer.NEEDS_REASON:
        raise Refused("Sharing without the person's agreement needs its reason in words.")


def check_can_run(viewer: Viewer, conference: Conference) -> None:
    """Attendance, agenda and plan: whoever convenes, and the chair and minute-taker of this one."""
    here = viewer.user and viewer.user.pk in (conference.chair_id, conference.minute_taker_id)
    if not here and not viewer.may(Permission.CONVENE):
        raise Refused("Only the chair, the minute-taker and conveners write in a conference.")
    check_minutes_open(conference)


def check_can_still_be_kept(conference: Conference, due_on: date, at: datetime) -> None:
    """R-MACC-04, of a new action: not before the day it is planned on, or the day of a meeting written up later."""
    if due_on < in_london(conference.held_at or at).date():
        raise Refused("This day was over when the action was planned.", "Enter a day that can still be kept.")


def check_can_take_up(viewer: Viewer, conference: Conference) -> None:
    if not viewer.may(Permission.CONVENE):
        raise Refused("Only conveners take up the minutes of a conference.")
    if conference.state != S.ELSEWHERE:
        raise Refused("The minutes of this conference are not kept elsewhere.")


def check_minutes_open(conference: Conference) -> None:
    if conference.state == S.ELSEWHERE:
        raise Refused("The minutes of this conference are kept elsewhere.", "Take them up here first.")
    if conference.state not in (S.CONVENED, S.HELD):
        raise Refused("This conference is over; its minutes stand.", "Convene another one to add to them.")


def check_is_at_the_table(conference: Conference, agency: Agency) -> None:
    seats = (queries.standing_invitations(conference), queries.attendances_of(conference))
    if not any(rows.filter(agency=agency).exists() for rows in seats):
        raise Refused(
            "This agency was not asked to the meeting and did not come.", "Note them as here first."
        )


def check_can_correct(viewer: Viewer, conference: Conference) -> None:
    """A moment typed wrongly: whoever ran it, also after the close."""
    here = viewer.user and viewer.user.pk in (conference.chair_id, conference.minute_taker_id)
    if not here and not viewer.may(Permission.CONVENE):
        raise Refused("Only the chair, the minute-taker and conveners correct this.")
    if conference.state == S.CANCELLED:
        raise Refused("This conference was cancelled.", "There is nothing to correct.")


def check_correction_says_why(conference: Conference, reason: str) -> None:
    if conference.state == S.CLOSED and not reason.strip():
        raise Refused("The minutes are closed. Say in a word why this is corrected.")


def check_is_no_enforcement_address(email: str, at: datetime) -> None:
    """Whichever agency is named, what counts is who would read it there."""
    if email and is_enforcement_address(email, in_london(at).date()):
        raise Refused(
            "Immigration enforcement reads mail at this address. Nothing is sent or opened to it.",
            "This cannot be overridden. Ask them for an address of another agency.",
        )


def check_can_open(invitation: Invitation, sections: frozenset[Section], at: datetime) -> None:
    """By hand nobody opens what is closed to themselves. The protocol may set more for a role than they see."""
    check_can_open_parts(invitation.case, sections - queries.open_without_a_hand(invitation, at))


def check_can_be_shown(invitation: Invitation, sections: frozenset[Section], at: datetime) -> None:
    """Somebody who is invited sees papers only where the person said yes to that by name."""
    if Section.IMMIGRATION in sections and not may_hear_of_immigration(
        invitation.case, invitation.agency, at
    ):
        raise Refused(
            "The person has not agreed, by name, that their immigration papers are shown there.",
            "Ask them, and record what they say under Consent. Or leave this part closed.",
        )


def sections_of_returns(invitation: Invitation, at: datetime) -> frozenset[Section]:
    """What they may write about: where the person is, and their papers, only where these were opened to them.

    A colleague of the team that answers for the case sees it without an invitation, and writes about all they reach.
    """
    reached, agreed = queries.reach_of(invitation, at), {Section(section) for section in invitation.sections}
    seen = queries.open_in_any_case(invitation, at)
    return (reached - CLOSED_AT_FIRST) | (reached & (agreed | seen))


def takes_returns(invitation: Invitation, at: datetime) -> bool:
    stands = queries.stands_for_guest(invitation, at) if invitation.guest_id else _stands(invitation)
    return stands and invitation.conference.state in (S.CONVENED, S.HELD)


def _stands(invitation: Invitation) -> bool:
    return invitation.user_id is not None and invitation.state != InvitationState.WITHDRAWN


def check_takes_returns(invitation: Invitation, section: Section, at: datetime) -> None:
    if not takes_returns(invitation, at):
        raise Refused("This meeting takes nothing in writing any more.", "Ring whoever invited you.")
    if section not in sections_of_returns(invitation, at):
        raise Refused("This part was not opened to you.")


def check_held_at(case: Case, held_at: datetime, at: datetime) -> None:
    if held_at > at:
        raise Refused("A conference cannot have been held in the future.", "Check the day and the time.")
    if held_at < case.identified_at:
        raise Refused("This is before the person was first met.", "Check the day and the time.")


def check_ready_to_close(conference: Conference, at: datetime) -> None:
    """R-MACC-03, R-MACC-04: refused with everything that is missing, by name."""
    missing = queries.missing_before_closing(conference, at)
    if missing:
        raise Refused("The conference cannot be closed yet.", " ".join(missing))


def check_can_end_action(viewer: Viewer, action: PlannedAction, covers: Iterable[object] = ()) -> None:
    """Its owner, a colleague of the owning team, and those who convene."""
    if action.state in (ActionState.DONE, ActionState.NOT_POSSIBLE):
        raise Refused("This action has ended already.")
    if not viewer.may(Permission.CONVENE) and not queries.is_owner(viewer, action, covers):
        raise Refused(f"This action is {action.owner}'s.", "Ask them, or the key worker.")


def check_end_is_said(act: str, word: str, day: date | None, at: datetime) -> None:
    """Done has evidence and a day that has come; not done says why, and its new day is still to come."""
    today = in_london(at).date()
    if not word.strip():
        raise Refused(WORD_MISSING[act], "The next conference reads it.")
    if act == "mark_done" and day is None:
        raise Refused("Say on which day it was done.")
    if act == "mark_done" and day is not None and day > today:
        raise Refused("That day is still to come.", "Enter the day on which it was done.")
    if act == "mark_not_done" and day is not None and day < today:
        raise Refused("That day is over.", "Enter a day that can still be kept.")


can_convene = permits(check_can_convene)
can_run = permits(check_can_run)
can_take_up = permits(check_can_take_up)
can_correct = permits(check_can_correct)
can_end_action = permits(check_can_end_action)
