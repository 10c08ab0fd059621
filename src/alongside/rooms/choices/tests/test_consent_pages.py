"""Asking, agreeing and taking back, as a worker does it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.choices.models import Consent
from alongside.rooms.choices.queries.consent import standing_of
from alongside.rooms.choices.tests.conftest import AN_HOUR_LATER
from alongside.rooms.choices.tests.factories import LATER, a_consent, a_question
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.tests.factories import a_navigator
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]


def page(name: str, case: Case, **more: UUID) -> str:
    return reverse(f"choices:{name}", kwargs={"case_id": case.pk, **more})


@pytest.fixture
def police(case: Case) -> Agency:
    agency = an_agency("River Police", AgencyKind.POLICE)
    Partner.objects.create(partnership=case.partnership, agency=agency)
    return agency


def an_answer(agency: Agency, key: str, **more: object) -> dict[str, object]:
    said: dict[str, object] = {
        "form_key": key,
        "recipient": str(agency.pk),
        "purpose": "police",
        "sections": ["identity", "justice"],
        "said": "given",
        "lasts": "30",
        "language": "sq",
        "explained_by": "Alice",
        "interpreter_need": "not_needed",
        "capacity": "no_doubt",
        "understood": "told_back",
    }
    return said | more


def consents(alice: User, case: Case) -> list[Consent]:
    with viewing.seen_by(eyes_of(alice), at=AN_HOUR_LATER):
        return standing_of(case, LATER)


def opened(case: Case, basis: Basis) -> list[list[str]]:
    return [grant.sections for grant in grants_of(case, AN_HOUR_LATER) if grant.basis == basis]


def test_a_yes_is_recorded_once_and_opens(
    browser: Browser, alice: User, case: Case, police: Agency, key: str
) -> None:
    for _ in range(2):
        response = browser(alice).post(page("ask_consent", case), an_answer(police, key))
        assert (response.status_code, response.headers["Location"]) == (302, page("consents", case))
    (row,) = consents(alice, case)
    assert (row.said, row.agency, row.text_version) == ("given", police, "consent@2026-01-01")
    assert row.until == AN_HOUR_LATER + timedelta(days=30)
    assert opened(case, Basis.CONSENT) == [["identity", "justice"]]
    text = browser(alice).get(page("consents", case)).content.decode()
    assert "River Police" in text
    assert "They take it back" in text


@pytest.mark.parametrize("said", ["refused", "not_yet"])
def test_a_no_leads_to_the_support_there_is(
    browser: Browser, alice: User, case: Case, police: Agency, key: str, said: str
) -> None:
    asked = an_answer(police, key, said=said, language="", capacity="", understood="", interpreter_need="")
    response = browser(alice).post(page("ask_consent", case), asked, follow=True)
    assert response.redirect_chain[-1][0] == page("without_consent", case)
    assert "Nothing stops because of it" in response.content.decode()
    assert opened(case, Basis.CONSENT) == []


def test_a_yes_that_was_not_understood_is_asked_again_and_nothing_is_lost(
    browser: Browser, alice: User, case: Case, police: Agency, key: str
) -> None:
    asked = an_answer(police, key, understood="not_sure", own_words="I think so")
    text = browser(alice).post(page("ask_consent", case), asked).content.decode()
    assert "It lacks that they understood it" in text
    assert "I think so" in text
    assert consents(alice, case) == []


def test_immigration_has_a_tick_of_its_own(
    browser: Browser, alice: User, case: Case, police: Agency, key: str
) -> None:
    form = browser(alice).get(page("ask_consent", case)).content.decode()
    assert 'value="immigration"' not in form
    assert 'name="immigration"' in form
    browser(alice).post(page("ask_consent", case), an_answer(police, key, immigration="on"))
    (row,) = consents(alice, case)
    assert (row.section, row.immigration_named) == ("immigration", True)
    assert "immigration" in row.sections


def test_immigration_enforcement_is_not_offered(browser: Browser, alice: User, case: Case, key: str) -> None:
    enforcement = an_agency("Border unit", AgencyKind.IMMIGRATION_ENFORCEMENT)
    for name in ("ask_consent", "share_without_consent"):
        assert "Border unit" not in browser(alice).get(page(name, case)).content.decode()
    response = browser(alice).post(page("ask_consent", case), an_answer(enforcement, key))
    assert response.status_code == 200
    assert consents(alice, case) == []


def test_one_button_takes_it_back_at_once(
    browser: Browser, alice: User, case: Case, police: Agency, key: str
) -> None:
    with viewing.seen_by(eyes_of(alice), at=LATER):
        consent = a_consent(case, alice, a_question(police))
    address = page("withdraw_consent", case, consent_id=consent.pk)
    assert browser(alice).get(address).status_code == 200
    response = browser(alice).post(address, {"form_key": key, "own_words": ""})
    assert response.headers["Location"] == page("without_consent", case)
    assert opened(case, Basis.CONSENT) == []
    assert "Taken back" in browser(alice).get(page("consents", case)).content.decode()


def test_for_charlie_there_is_no_ledger_and_a_reader_does_not_write(
    browser: Browser, alice: User, case: Case, police: Agency
) -> None:
    charlie, nurse = browser(a_navigator("Charlie")), a_worker(Role.NURSE)
    with viewing.seen_by(eyes_of(alice), at=LATER):
        consent = a_consent(case, alice, a_question(police, Section.WHEREABOUTS))
        give_grant(
            case=case,
            agency=nurse.memberships.get().agency,
            sections=[Section.SUPPORT],
            basis=Basis.CONFERENCE,
            by=alice,
            at=NOW,
        )
    nothing = charlie.get("/there/is/no/such/page/").content
    addresses = [page(name, case) for name in ("consents", "ask_consent", "share_without_consent")]
    for address in [*addresses, page("withdraw_consent", case, consent_id=consent.pk)]:
        assert browser(alice).get(address).status_code == 200, address
        assert (charlie.get(address).status_code, charlie.get(address).content) == (404, nothing), address
    text = browser(nurse).get(page("consents", case)).content.decode()
    assert "River Police" not in text
    assert browser(nurse).get(page("ask_consent", case)).status_code == 403


def test_the_list_costs_the_same_with_ten_answers(
    browser: Browser, alice: User, case: Case, police: Agency
) -> None:
    def cost(number: int) -> int:
        with viewing.seen_by(eyes_of(alice), at=LATER):
            for _ in range(number):
                a_consent(case, alice, a_question(an_agency()))
        client = browser(alice)
        client.get(page("consents", case))
        with CaptureQueriesContext(connection) as queries:
            client.get(page("consents", case))
        return len(queries)

    assert cost(1) == cost(9) <= 25
