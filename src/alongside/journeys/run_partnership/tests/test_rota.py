from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import Agency, User
from alongside.journeys.run_partnership.presenters import span
from alongside.journeys.run_partnership.queries import gaps
from alongside.rooms.beds.models import Premises
from alongside.rooms.directory.actions import add_shift
from alongside.rooms.directory.models import Duty, Partnership, RotaShift
from alongside.rooms.directory.tests.factories import NOW, a_worker

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
FRIDAY_14 = NOW  # 15:00 in London: 5 June 2026 is a Friday


def at(name: str, *args: object) -> str:
    return reverse(f"run_partnership:{name}", args=args)


@pytest.fixture
def helen(area: Partnership) -> User:
    return a_worker(Role.COMMISSIONER, area.host, name="Helen")


def named(
    area: Partnership, user: User, starts: datetime, ends: datetime, duty: Duty = Duty.COUNCIL_APPROVAL
) -> RotaShift:
    agency = user.memberships.get().agency
    return add_shift(
        partnership=area, agency=agency, duty=duty, user=user, starts=starts, ends=ends, by=user, at=NOW
    )


def a_shift(user: User, **more: str) -> dict[str, str]:
    form = {"duty": "council_approval", "seat": str(user.memberships.get().pk), "form_key": str(uuid4())}
    form |= {"starts_day": "5", "starts_month": "6", "starts_year": "2090", "starts_time": "18:00"}
    return form | {"ends_day": "6", "ends_month": "6", "ends_year": "2090", "ends_time": "8:00"} | more


def test_a_shift_is_added_once(keeper: Client, area: Partnership, helen: User) -> None:
    form = a_shift(helen)
    for _ in range(2):
        assert keeper.post(at("new_shift", area.pk), form).headers["Location"] == at("rota", area.pk)
    shift = area.rota.get()
    assert (shift.user, shift.agency, shift.duty) == (helen, area.host, Duty.COUNCIL_APPROVAL)
    assert shift.ends - shift.starts == 14 * HOUR
    assert "Helen" in keeper.get(at("rota", area.pk)).text


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"ends_day": "5", "ends_time": "17:00"}, "ends before it starts"),
        ({"duty": "hostel_manager"}, "could not do this"),
        ({"seat": str(uuid4())}, "There is a problem"),
        ({"starts_time": ""}, "Enter the time as well"),
    ],
)
def test_a_shift_that_makes_no_sense_is_refused_in_the_form(
    keeper: Client, area: Partnership, helen: User, more: dict[str, str], says: str
) -> None:
    answer = keeper.post(at("new_shift", area.pk), a_shift(helen, **more))
    assert answer.status_code == 200
    assert says in answer.text
    assert not area.rota.exists()


def test_a_shift_is_removed(keeper: Client, area: Partnership, helen: User) -> None:
    far = NOW.replace(year=2090)
    shift = named(area, helen, far, far + HOUR)
    form = {"form_key": str(uuid4())}
    for _ in range(2):
        assert keeper.post(at("remove_shift", area.pk, shift.pk), form).status_code == 302
    assert not area.rota.exists()


def test_the_rota_in_few_looks(
    keeper: Client, area: Partnership, helen: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    far = NOW.replace(year=2090)
    for hours in (0, 2, 4):
        named(area, helen, far + hours * HOUR, far + (hours + 1) * HOUR)
    with django_assert_num_queries(13):
        page = keeper.get(at("rota", area.pk)).text
    assert page.count("Helen") == 6  # each in the row and in the words of its button


def test_hours_without_anybody_are_found(area: Partnership, helen: User) -> None:
    """Friday 15:00: the office closes at 17:00 and opens on Monday at 9:00."""
    monday = datetime(2026, 6, 8, 8, tzinfo=UTC)
    shift = named(area, helen, FRIDAY_14, monday - HOUR)
    first = gaps(area, [shift], FRIDAY_14)[0]
    assert (first.duty, first.agency) == (Duty.COUNCIL_APPROVAL, area.host)
    assert (first.starts, first.ends) == (monday - HOUR, monday)


def test_every_agency_with_a_house_needs_somebody_at_night(
    area: Partnership, helen: User, hostel: Agency
) -> None:
    week = named(area, helen, FRIDAY_14, FRIDAY_14 + timedelta(days=8))
    assert gaps(area, [week], FRIDAY_14) == []
    Premises.objects.create(partnership=area, agency=hostel, name="Quay")
    found = gaps(area, [week], FRIDAY_14)
    assert {(gap.duty, gap.agency) for gap in found} == {(Duty.HOSTEL_MANAGER, hostel)}
    assert sum(((gap.ends - gap.starts) for gap in found), timedelta()) == timedelta(days=7) - 5 * 8 * HOUR


def test_a_span_of_one_day_names_the_day_once() -> None:
    assert span(NOW, NOW + HOUR) == "Friday 5 June, 15:00 to 16:00"
    assert span(NOW, NOW + 12 * HOUR) == "Friday 5 June, 15:00 to Saturday, 03:00"
    assert span(NOW, NOW + 200 * HOUR) == "Friday 5 June, 15:00 to Saturday 13 June, 23:00"
