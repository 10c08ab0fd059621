"""Who may refer, send, withdraw and record decisions, and when."""

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.choices.queries import Choice, sees
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_is_open
from alongside.rooms.people.states import CaseState
from alongside.rooms.referrals import queries
from alongside.rooms.referrals.models import Referral
from alongside.rooms.referrals.states import REFERRAL, ReferralState
from alongside.rooms.referrals.words import Route


def check_can_refer(viewer: Viewer, case: Case) -> None:
    if not viewer.may(Permission.REFER):
        raise Refused("Your role does not refer.", "The key worker or a first responder can.")
    if not sees(case, Section.SUPPORT, Section.REFERRAL):
        raise Refused("What was explained and chosen is not open to you.", "The key worker can say why.")
    check_is_open(case)


def check_can_start(viewer: Viewer, case: Case, first_responder: Agency, choice: Choice) -> None:
    check_can_refer(viewer, case)
    check_first_responder(first_responder)
    if queries.draft_of(case) is not None:
        raise Refused("There is a draft already.", "Go on there, or give it up first.")
    check_nothing_waits(case)
    route = queries.route_for(case, choice.consents, first_responder)
    if route is Route.NONE_RECORD_ONLY:
        raise Refused(
            f"The person said no, and {first_responder} has no duty to notify here: nothing is sent.",
            "Record that there is no referral, or choose an organisation that has the duty.",
        )


def check_nothing_waits(case: Case) -> None:
    if queries.waiting_referral(case) is not None:
        raise Refused(
            "A referral has been sent and is not decided yet.", "Record its decision, or withdraw it."
        )


def check_first_responder(agency: Agency | None) -> None:
    """Only a first responder organisation refers; immigration enforcement has no seat here at all."""
    if agency is None or not agency.is_first_responder or agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT:
        raise Refused("Only a first responder organisation can refer.", "Choose who leads the referral.")


def check_can_edit(viewer: Viewer, case: Case, referral: Referral) -> None:
    check_can_refer(viewer, case)
    if referral.state != ReferralState.DRAFT:
        raise Refused("What was sent stays as it was.", "Write a note on what has changed since.")


def check_complete(case: Case, referral: Referral, choice: Choice, *, cannot_identify: bool) -> None:
    """R-NRM-01, 02, 04, R-DTN-01, R-FORM-03 to 05: what must stand before anything leaves."""
    check_first_responder(referral.first_responder)
    stopping = queries.completeness_of(case, referral, choice).stopping
    if referral.anonymous and not cannot_identify:
        stopping.append("That somebody has read it and nothing in it can tell who the person is")
    if stopping:
        raise Refused(f"Still missing: {'; '.join(stopping)}.", "The draft is kept as it is.")


def check_can_withdraw(viewer: Viewer, case: Case, referral: Referral) -> None:
    """A child's referral needs no consent, so a child's wish does not withdraw it."""
    check_can_refer(viewer, case)
    if referral.anonymous:
        raise Refused("A Duty to Notify holds no name: there is nothing to withdraw.")
    if case.treat_as_child:
        raise Refused("A child's referral is not withdrawn.", "Speak with children's services.")
    REFERRAL.next("withdraw", ReferralState(referral.state))


def check_can_not_refer(viewer: Viewer, case: Case) -> None:
    check_can_refer(viewer, case)
    check_adult(case)
    check_nothing_waits(case)


def check_adult(case: Case) -> None:
    if case.treat_as_child:
        raise Refused(
            "A child, or somebody who may be one, is always referred (R-NRM-01).",
            "Children's services come first; then start the referral.",
        )


def check_can_record_decision(viewer: Viewer, case: Case) -> None:
    """Decisions come months later: a closed case takes them too."""
    if not viewer.may(Permission.RECORD_DECISION):
        raise Refused("Your role does not record decisions.", "The key worker can.")
    if not sees(case, Section.REFERRAL):
        raise Refused("The referral is not open to you.", "The key worker can say why.")
    if case.state == CaseState.OPENED_IN_ERROR:
        raise Refused("This case was opened in error.")


can_refer = permits(check_can_refer)
can_edit = permits(check_can_edit)
can_withdraw = permits(check_can_withdraw)
can_not_refer = permits(check_can_not_refer)
can_record_decision = permits(check_can_record_decision)
