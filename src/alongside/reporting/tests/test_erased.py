"""Who was erased stays in every figure, and is in no figure by mistake."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.foundations.accounts.models import User
from alongside.journeys.keep_or_erase import actions
from alongside.journeys.keep_or_erase.tests.cases import a_closed_case
from alongside.reporting.conferences import Period, conference_figures
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case, Tombstone
from alongside.rooms.people.tests.factories import a_navigator

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 6, 6, 4, 10, tzinfo=UTC)
A_MONTH = timedelta(days=31)


@pytest.fixture
def alice() -> User:
    return a_navigator()


def erase(case: Case) -> None:
    actions.warn_and_erase(NIGHT)
    actions.warn_and_erase(NIGHT + A_MONTH)
    assert Tombstone.objects.filter(case_id=case.pk).exists()


def test_the_figures_of_the_area_stay(alice: User) -> None:
    old = a_closed_case(alice)
    before = conference_figures(old.partnership, Period(), now=NOW)
    erase(old)
    assert conference_figures(old.partnership, Period(), now=NOW + A_MONTH) == before
    assert before.cases == 1


def test_a_case_opened_in_error_is_erased_too_and_stays_out_of_every_figure(alice: User) -> None:
    case = a_closed_case(alice, in_error=True)
    erase(case)
    assert conference_figures(case.partnership, Period(), now=NOW + A_MONTH).cases == 0
