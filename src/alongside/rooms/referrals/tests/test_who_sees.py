"""Who opens which page of a referral, and what is closed to whom."""

from datetime import date
from uuid import uuid4

import pytest

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import EVERY_SECTION, Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.rooms.choices.tests.factories import a_consent, a_question, an_informed_yes
from alongside.rooms.choices.words import Purpose
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_navigator
from alongside.rooms.people.words import Basis
from alongside.rooms.referrals.models import (
    Reach,
)
from alongside.rooms.referrals.tests.factories import (
    FOR_A_CHILD,
    PROFESSIONALS,
    SENT,
    a_decision,
    a_draft,
    fill_in,
    send,
)
from alongside.rooms.referrals.tests.pages import Browser, page, text_of
from alongside.rooms.referrals.words import Outcome, Stage

pytestmark = pytest.mark.django_db


def every_address(case: Case, alice: User) -> list[str]:
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    decision = a_decision(sent, alice, Stage.CONCLUSIVE_GROUNDS, Outcome.NEGATIVE, on=date(2026, 6, 9))
    draft = a_draft(case, alice)
    of_draft = [
        page(name, case, referral_id=draft.pk) for name in ("referral", "edit", "reach", "send", "give_up")
    ]
    of_sent = [
        page(name, case, referral_id=sent.pk)
        for name in ("referral", "withdraw", "reference", "new_decision")
    ]
    told = page("told", case, decision_id=decision.pk)
    return [page(name, case) for name in ("overview", "start", "not_referred")] + of_draft + of_sent + [told]


def test_the_team_opens_every_page_and_for_charlie_none_exists(
    browser: Browser, case: Case, alice: User
) -> None:
    inside, outside = browser(alice), browser(a_navigator("Charlie"))
    nothing = outside.get("/there/is/no/such/page/").content
    for address in every_address(case, alice):
        assert inside.get(address).status_code == 200, address
        answer = outside.get(address)
        assert (answer.status_code, answer.content) == (404, nothing), address


def a_guest(role: Role, case: Case, by: User, sections: frozenset[Section] = EVERY_SECTION) -> User:
    guest = a_worker(role)
    agency = guest.memberships.get().agency
    give_grant(case=case, agency=agency, sections=sections, basis=Basis.CONFERENCE, by=by, at=NOW)
    return guest


def test_a_first_responder_sees_the_referral_and_not_how_to_reach_the_person(
    browser: Browser, case: Case, alice: User
) -> None:
    referral = fill_in(a_draft(case, alice), alice)
    officer = browser(a_guest(Role.FIRST_RESPONDER, case, alice))
    text = text_of(officer, page("referral", case, referral_id=referral.pk))
    assert "How to reach the person: closed" in text
    assert "07700 900123" not in text
    assert "sol@example.org" not in text
    assert officer.get(page("reach", case, referral_id=referral.pk)).status_code == 404


def test_a_closed_section_says_that_it_is_closed(browser: Browser, case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    nurse = browser(a_guest(Role.NURSE, case, alice))
    assert "Choice and referral: closed" in text_of(nurse, page("overview", case))
    officer = browser(a_guest(Role.FIRST_RESPONDER, case, alice, frozenset({Section.REFERRAL})))
    text = text_of(officer, page("overview", case))
    assert "What was explained: closed" in text
    assert "Talk in Albanian" not in text


def test_who_only_reads_is_offered_nothing_to_press(browser: Browser, case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    send(fill_in(a_draft(case, alice), alice), alice)
    reader = browser(a_guest(Role.SOCIAL_WORKER, case, alice))
    text = text_of(reader, page("overview", case))
    for offer in ("Record their answer", "Start a referral", "Record a decision"):
        assert offer not in text
    assert reader.get(page("start", case)).status_code == 403


def test_rows_of_another_case_are_not_found_here(
    browser: Browser, case: Case, child: Case, alice: User
) -> None:
    draft = a_draft(child, alice)
    assert browser(alice).get(page("referral", case, referral_id=draft.pk)).status_code == 404
    assert browser(alice).get(page("told", case, decision_id=uuid4())).status_code == 404
    assert not Reach.objects.exists()


def test_before_an_adults_referral_goes_it_is_said_that_the_home_office_is_not_named(
    browser: Browser, case: Case, child: Case, alice: User
) -> None:
    an_informed_yes(case, alice)
    papers, facts = {case: PROFESSIONALS, child: FOR_A_CHILD}, {}
    for one, given in papers.items():
        facts[one] = page("send", one, referral_id=fill_in(a_draft(one, alice), alice, given).pk)
    warning, client = "immigration history. Their yes to the referral is not that yes", browser(alice)
    assert warning in text_of(client, facts[case])
    assert warning not in text_of(client, facts[child])
    home_office = an_agency("Home Office", AgencyKind.GOVERNMENT)
    Partner.objects.create(partnership=case.partnership, agency=home_office)
    a_consent(case, alice, a_question(home_office, Section.IDENTITY, purpose=Purpose.LEGAL), at=SENT)
    assert warning in text_of(client, facts[case])
    a_consent(case, alice, a_question(home_office, Section.IMMIGRATION), at=SENT)
    assert warning not in text_of(client, facts[case])
