import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import EVERY_SECTION, Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.queries import choice_of
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.tests.factories import an_answer
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import close_case, give_grant, mark_opened_in_error
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_navigator
from alongside.rooms.people.words import Basis
from alongside.rooms.referrals import policies
from alongside.rooms.referrals.actions import record_not_referred, record_past_referral
from alongside.rooms.referrals.models import Reach, Referral
from alongside.rooms.referrals.tests.factories import SENT, a_draft, host_of
from alongside.rooms.referrals.words import NotReferredReason, Route

pytestmark = pytest.mark.django_db

REFER = {
    Role.NAVIGATOR,
    Role.SERVICE_MANAGER,
    Role.OUTREACH_WORKER,
    Role.ROUGH_SLEEPING_OFFICER,
    Role.FIRST_RESPONDER,
}


def a_guest(role: Role, case: Case, by: User, sections: frozenset[Section] = EVERY_SECTION) -> User:
    guest = a_worker(role)
    agency = guest.memberships.get().agency
    give_grant(case=case, agency=agency, sections=sections, basis=Basis.CONFERENCE, by=by, at=NOW)
    return guest


@pytest.mark.parametrize("role", list(Role))
def test_who_may_refer_and_who_may_record_decisions(case: Case, alice: User, role: Role) -> None:
    viewer = eyes_of(a_guest(role, case, alice))
    with viewing.seen_by(viewer, at=NOW):
        may = (policies.can_refer(viewer, case), policies.can_record_decision(viewer, case))
    assert may == (role in REFER, role in REFER)


def test_a_closed_section_shuts_the_referral(case: Case, alice: User) -> None:
    viewer = eyes_of(a_guest(Role.FIRST_RESPONDER, case, alice, frozenset({Section.REFERRAL})))
    with viewing.seen_by(viewer, at=NOW):
        with pytest.raises(Refused, match="not open to you"):
            policies.check_can_refer(viewer, case)
        assert policies.can_record_decision(viewer, case)


def test_a_first_responder_does_not_see_how_to_reach_the_person(case: Case, alice: User) -> None:
    a_draft(case, alice)
    with viewing.seen_by(eyes_of(a_guest(Role.FIRST_RESPONDER, case, alice)), at=NOW):
        assert (Referral.objects.count(), Reach.objects.count()) == (1, 0)


def test_charlie_sees_nothing(case: Case, alice: User) -> None:
    a_draft(case, alice)
    assert (Referral.objects.count(), Reach.objects.count()) == (1, 1)
    charlie = eyes_of(a_navigator("Charlie"))
    with viewing.seen_by(charlie, at=NOW):
        assert (Referral.objects.count(), Reach.objects.count()) == (0, 0)
        assert not policies.can_refer(charlie, case)


def test_decisions_reach_a_closed_case_and_nothing_reaches_one_opened_in_error(
    case: Case, alice: User
) -> None:
    viewer = eyes_of(alice)
    close_case(case=case, outcome="moved", reason="", by=alice, at=SENT)
    assert not policies.can_refer(viewer, case)
    assert policies.can_record_decision(viewer, case)


def test_nothing_is_recorded_in_a_case_opened_in_error(case: Case, alice: User) -> None:
    mark_opened_in_error(case=case, reason="twice", by=alice, at=SENT)
    assert not policies.can_record_decision(eyes_of(alice), case)


def test_who_can_lead_a_referral(case: Case) -> None:
    policies.check_first_responder(host_of(case))
    enforcement = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT, is_first_responder=True)
    for agency in (None, an_agency(), enforcement):
        with pytest.raises(Refused, match="first responder"):
            policies.check_first_responder(agency)


def test_nothing_is_started_where_nothing_can_be_sent(case: Case, alice: User) -> None:
    an_answer(case, alice, Said.NO)
    charity = an_agency("Charity", is_first_responder=True)
    with pytest.raises(Refused, match="Charity has no duty to notify"):
        policies.check_can_start(eyes_of(alice), case, charity, choice_of(case))
    policies.check_can_start(eyes_of(alice), case, host_of(case), choice_of(case))


def test_no_second_referral_while_one_waits(case: Case, alice: User) -> None:
    record_past_referral(case=case, route=Route.NRM, first_responder=None, sent_at=SENT, by=alice, at=SENT)
    with pytest.raises(Refused, match="not decided yet"):
        policies.check_can_start(eyes_of(alice), case, host_of(case), choice_of(case))


def test_a_child_is_always_referred_and_that_is_not_taken_back(child: Case, alice: User) -> None:
    viewer = eyes_of(alice)
    with pytest.raises(Refused, match="always referred"):
        policies.check_can_not_refer(viewer, child)
    with pytest.raises(Refused, match="always referred"):
        record_not_referred(case=child, reason=NotReferredReason.OTHER, settled_at=SENT, by=alice, at=SENT)
    referral = record_past_referral(
        case=child, route=Route.NRM, first_responder=None, sent_at=SENT, by=alice, at=SENT
    )
    with pytest.raises(Refused, match="children's services"):
        policies.check_can_withdraw(viewer, child, referral)


def test_only_a_sent_nrm_referral_is_withdrawn_and_only_a_draft_edited(case: Case, alice: User) -> None:
    viewer, draft = eyes_of(alice), a_draft(case, alice)
    assert (policies.can_withdraw(viewer, case, draft), policies.can_edit(viewer, case, draft)) == (
        False,
        True,
    )
    sent = record_past_referral(
        case=case, route=Route.NRM, first_responder=None, sent_at=SENT, by=alice, at=SENT
    )
    assert (policies.can_withdraw(viewer, case, sent), policies.can_edit(viewer, case, sent)) == (True, False)
    notice = record_past_referral(
        case=case, route=Route.DTN, first_responder=None, sent_at=SENT, by=alice, at=SENT
    )
    assert not policies.can_withdraw(viewer, case, notice)


def test_while_a_referral_waits_nobody_says_that_there_is_none(case: Case, alice: User) -> None:
    record_past_referral(
        case=case, route=Route.NRM, first_responder=host_of(case), sent_at=SENT, by=alice, at=SENT
    )
    with viewing.seen_by(eyes_of(alice), at=SENT), pytest.raises(Refused, match="not decided yet"):
        policies.check_can_not_refer(eyes_of(alice), case)
