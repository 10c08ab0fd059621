import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.actions import share_without_consent
from alongside.rooms.choices.models import Answer, InformationSession
from alongside.rooms.choices.policies import can_record_choice, check_can_record_choice
from alongside.rooms.choices.queries import sees
from alongside.rooms.choices.tests.factories import (
    LATER,
    a_consent,
    a_question,
    an_informed_yes,
    an_override,
)
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people.actions import close_case, give_grant
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
BOTH = (Section.SUPPORT, Section.REFERRAL)


def may(user: User, case: Case) -> bool:
    with viewing.seen_by(eyes_of(user), at=NOW):
        return can_record_choice(eyes_of(user), case)


def invite(user: User, case: Case, by: User, *sections: Section) -> None:
    agency = user.memberships.get().agency
    give_grant(case=case, agency=agency, sections=sections, basis=Basis.CONFERENCE, by=by, at=NOW)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.NAVIGATOR, True),
        (Role.SERVICE_MANAGER, True),
        (Role.OUTREACH_WORKER, True),
        (Role.ROUGH_SLEEPING_OFFICER, True),
        (Role.FIRST_RESPONDER, True),
        (Role.COMMISSIONER, False),
        (Role.SOCIAL_WORKER, False),
        (Role.HOSTEL_MANAGER, False),
        (Role.CONFERENCE_COORDINATOR, False),
        (Role.IMMIGRATION_ADVISER, False),
        (Role.NURSE, False),
        (Role.PARTNERSHIP_LEAD, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_who_may_record_a_choice_in_a_case_that_is_open_to_them(role: Role, allowed: bool) -> None:
    alice, worker = a_navigator(), a_worker(role)
    case = a_case(alice)
    invite(worker, case, alice, *BOTH)
    assert may(worker, case) is allowed


def test_a_section_that_is_closed_cannot_be_written() -> None:
    alice, officer = a_navigator(), a_worker(Role.FIRST_RESPONDER)
    case = a_case(alice)
    invite(officer, case, alice, Section.SUPPORT)
    assert not may(officer, case)
    invite(officer, case, alice, Section.REFERRAL)
    assert may(officer, case)


def test_charlie_may_not_and_sees_nothing() -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    case = a_case(alice)
    with viewing.seen_by(eyes_of(alice), at=LATER):
        an_informed_yes(case, alice)
        assert (InformationSession.objects.count(), Answer.objects.count()) == (1, 1)
    assert not may(charlie, case)
    with viewing.seen_by(eyes_of(charlie), at=LATER):
        assert (InformationSession.objects.count(), Answer.objects.count()) == (0, 0)
        assert not sees(case, Section.SUPPORT)
    assert not sees(case, Section.SUPPORT)


def test_a_closed_case_takes_no_answer_and_says_who_can_help() -> None:
    alice = a_navigator()
    case = a_case(alice)
    with viewing.seen_by(eyes_of(alice), at=LATER):
        close_case(case=case, outcome="moved", reason="", by=alice, at=LATER)
        with pytest.raises(Refused, match="Reopen"):
            check_can_record_choice(eyes_of(alice), case)


def test_who_was_let_in_does_not_let_themselves_in_for_longer() -> None:
    alice, officer = a_navigator(), a_worker(Role.ROUGH_SLEEPING_OFFICER)
    case, own = a_case(alice), officer.memberships.get().agency
    invite(officer, case, alice, Section.IDENTITY, Section.SUPPORT)
    with viewing.seen_by(eyes_of(officer), at=NOW):
        with pytest.raises(Refused, match="your own agency"):
            a_consent(case, officer, a_question(own, Section.SUPPORT))
        with pytest.raises(Refused, match="your own agency"):
            share_without_consent(case=case, override=an_override(own, Section.SUPPORT), by=officer, at=LATER)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert a_consent(case, alice, a_question(own, Section.SUPPORT))
