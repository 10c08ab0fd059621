"""My work of a hostel: who is expected tonight, without a name, and the way to what keeps them safe."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from alongside.foundations.accounts.models import User
from alongside.rooms.beds.tests.factories import a_booked_stay, a_stay, an_area
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
NOTHING = "Nothing waits for you now."


def home(user: User, at: timedelta = timedelta()) -> str:
    with time_machine.travel(NOW + at, tick=False):
        client = Client()
        client.force_login(user)
        return client.get("/").content.decode()


def test_an_arrival_tonight_waits_for_the_hostel_and_leads_to_what_keeps_them_safe() -> None:
    area = an_area()
    stay = a_booked_stay(area, name_to_call="Sol", keeps_them_safe="Tell nobody")
    told = home(area.manager)
    assert f"1 arrival expected tonight, {area.house}" in told
    assert f"/stays/{stay.pk}/" in told
    assert NOTHING not in told
    for secret in ("Sol", "Tell nobody", stay.case.reference):
        assert secret not in told


def test_several_arrivals_are_one_line_that_leads_to_the_house() -> None:
    area = an_area()
    a_booked_stay(area)
    a_booked_stay(area)
    told = home(area.manager, timedelta(days=1))
    assert f"2 arrivals expected tonight, {area.house}" in told
    assert "2 should have come on an earlier night" in told


def test_who_is_here_waits_when_their_nights_are_over_and_who_comes_later_or_elsewhere_does_not() -> None:
    area, other = an_area(), an_area()
    a_stay(area)
    a_booked_stay(area, check_in=(NOW + timedelta(days=2)).date(), nights=2)
    a_booked_stay(other)
    assert NOTHING in home(area.manager)
    assert f"1 person should have left, not signed out, {area.house}" in home(area.manager, timedelta(days=7))
    for stranger in (area.navigator, other.charlie):
        assert "expected tonight" not in home(stranger)
