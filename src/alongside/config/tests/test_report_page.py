from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.config.tests.test_report import AREA, bring
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import Agency, User
from alongside.journeys.import_case_log.reading import read_log
from alongside.journeys.import_case_log.tests.logs import NOW, WESTMINSTER
from alongside.rooms.directory.tests.factories import a_partnership, a_worker, an_agency

pytestmark = pytest.mark.django_db
PAGE = "/reports/conferences/"


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def opened(user: User, **asked: Any) -> tuple[int, str]:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("reporting:conferences"), asked)
    return answer.status_code, answer.content.decode()


def a_lead_of_westminster() -> User:
    bring(read_log(WESTMINSTER))
    return a_worker(Role.PARTNERSHIP_LEAD, Agency.objects.get(name=AREA.host))


def test_the_page_shows_the_figures_with_what_they_are_of_drawn_and_as_tables() -> None:
    lead = a_lead_of_westminster()
    status, page = opened(lead)
    assert status == 200
    for said in (
        "61%", "28 of 46 cases with a conference", "76%", "35 of 46 cases with a conference", "94%",
        "33 of 35 cases referred to the NRM", "46 of 46 cases with a conference", ">17<",
        "without the host council", "half rounded up",
    ):  # fmt: skip
        assert said in page
    assert page.count('<svg class="al-chart__picture"') == page.count("al-chart__table") == 7
    assert "Numbers under 5 can point to one person" in page
    a_period_is_an_address(lead)


def a_period_is_an_address(lead: User) -> None:
    first = {"first_day": 1, "first_month": 1, "first_year": 2019}
    last = {"last_day": 31, "last_month": 12, "last_year": 2019}
    _, page = opened(lead, **first, **last)
    assert "People identified from 1 January 2019 up to 31 December 2019" in page
    assert "12 of 22 cases with a conference" in page


@pytest.mark.parametrize(
    "asked",
    [
        {"first_day": 31, "first_month": 2, "first_year": 2026},
        {
            "first_day": 2,
            "first_month": 1,
            "first_year": 2026,
            "last_day": 1,
            "last_month": 1,
            "last_year": 2026,
        },
    ],
)
def test_a_period_that_cannot_be_is_said_above_the_form(asked: dict[str, object]) -> None:
    a_partnership(agency := an_agency())
    status, page = opened(a_worker(Role.PARTNERSHIP_LEAD, agency), **asked)
    assert status == 200
    assert "There is a problem" in page
    assert "al-chart" not in page


def test_a_period_with_nobody_says_so() -> None:
    a_partnership(agency := an_agency())
    assert "Nobody was identified" in opened(a_worker(Role.PARTNERSHIP_LEAD, agency))[1]


def test_only_areas_of_the_own_agency_can_be_chosen() -> None:
    mine, other = a_partnership(agency := an_agency()), a_partnership()
    lead = a_worker(Role.PARTNERSHIP_LEAD, agency)
    assert opened(lead, area=mine.pk)[0] == 200
    assert opened(lead, area=other.pk)[0] == 404
    assert opened(lead, area="Westminster")[0] == 404
    assert other.name not in opened(lead)[1]


def test_a_seat_that_sees_no_reports_adds_no_area() -> None:
    a_partnership(agency := an_agency())
    lead = a_worker(Role.PARTNERSHIP_LEAD, agency)
    elsewhere = a_partnership(second := an_agency())
    lead.memberships.create(agency=second, role=Role.NURSE, from_day=NOW.date())
    assert opened(lead, area=elsewhere.pk)[0] == 404


def test_an_agency_without_a_partnership_is_told_what_to_do() -> None:
    assert "belongs to no partnership yet" in opened(a_worker(Role.PARTNERSHIP_LEAD))[1]


@pytest.mark.parametrize("role", Role)
def test_who_may_come_in(role: Role) -> None:
    may = Permission.SEE_REPORTS in REACH[role].permissions
    assert opened(a_worker(role))[0] == (200 if may else 403)


def test_two_areas_are_chosen_by_name() -> None:
    agency = an_agency()
    first, second = a_partnership(agency, name="Aldbrook"), a_partnership(agency, name="Brindle")
    page = opened(a_worker(Role.PARTNERSHIP_LEAD, agency))[1]
    assert first.name in page
    assert f"area={second.pk}" in page
