"""Showing something without being agreed to: one decides, another looks at it."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.tests.conftest import AN_HOUR_LATER
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import a_worker, an_agency, eyes_of
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import grants_of
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


def opened(case: Case, basis: Basis) -> list[list[str]]:
    return [grant.sections for grant in grants_of(case, AN_HOUR_LATER) if grant.basis == basis]


def sharing(agency: Agency, key: str, **more: object) -> dict[str, object]:
    said: dict[str, object] = {
        "form_key": key,
        "recipient": str(agency.pk),
        "purpose": "safety",
        "sections": ["identity"],
        "basis": "safeguarding",
        "special_condition": "safeguarding",
        "reason": "They are followed.",
        "ends_day": "12",
        "ends_month": "6",
        "ends_year": "2026",
        "told": "no",
        "not_told_why": "Not safe to ring.",
    }
    return said | more


def test_without_agreement_a_second_person_opens_it(
    browser: Browser, alice: User, case: Case, police: Agency, key: str
) -> None:
    seat = alice.memberships.get()
    grace = a_worker(Role.SERVICE_MANAGER, seat.agency, seat.team, "Grace")
    response = browser(alice).post(page("share_without_consent", case), sharing(police, key))
    assert response.status_code == 302
    assert opened(case, Basis.STATUTORY_DUTY) == []
    address, agreed = response.headers["Location"], {"answer": "agree"}
    assert "You are the second person" not in browser(alice).get(address).content.decode()
    assert browser(alice).post(address, agreed | {"form_key": str(uuid4())}).status_code == 200
    assert address in browser(grace).get("/").content.decode()
    assert "You are the second person" in browser(grace).get(address).content.decode()
    assert browser(grace).post(address, agreed | {"form_key": str(uuid4())}).status_code == 302
    assert opened(case, Basis.STATUTORY_DUTY) == [["identity"]]
    assert address not in browser(grace).get("/").content.decode()
    browser(alice).post(f"{address}end/", {"form_key": str(uuid4())})
    assert opened(case, Basis.STATUTORY_DUTY) == []


def test_it_is_said_why_they_were_not_told(
    browser: Browser, alice: User, case: Case, police: Agency, key: str
) -> None:
    sent = sharing(police, key, not_told_why="")
    text = browser(alice).post(page("share_without_consent", case), sent).content.decode()
    assert "Say why the person was not told" in text
    with viewing.seen_by(eyes_of(alice), at=AN_HOUR_LATER):
        assert SharingDecision.objects.count() == 0
