"""A known driver, not an unknown taxi; a link that shows where and when, once, and never who or why."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions import arrange_ride, cancel_stay, end_driver, end_ride, renew_ride_link
from alongside.rooms.beds.actions.rides import PickUp
from alongside.rooms.beds.models import Driver, Ride, Stay
from alongside.rooms.beds.queries.rides import known_drivers, link_to, ride_behind, rides_gone_by
from alongside.rooms.beds.rules import is_known_driver
from alongside.rooms.beds.tests.factories import Area, a_booked_stay, a_driver, an_area, as_seen_by
from alongside.rooms.beds.tests.pages import Browser, send
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
AT_EIGHT = NOW + timedelta(hours=6)
DAY = timedelta(days=1)


def arranged(area: Area, stay: Stay | None = None, **more: Any) -> Ride:
    driver = a_driver(area.partnership, area.commissioner, **{"email": "dan@drivers.invalid"} | more)
    pick_up = PickUp(where="The station, north door", when=AT_EIGHT, ask_for="Ana")
    booked = stay or a_booked_stay(area, keeps_them_safe="Canary")
    with as_seen_by(area.navigator):
        return arrange_ride(stay=booked, driver=driver, pick_up=pick_up, by=area.navigator, at=NOW)


def path_of(ride: Ride) -> str:
    return "/" + link_to(ride).split("/", 3)[3]


@pytest.mark.usefixtures("clock")
def test_the_driver_reads_it_once_and_learns_nothing_of_the_person(client: Client) -> None:
    area = an_area()
    ride = arranged(area)
    page = client.get(path_of(ride)).content.decode()
    assert "The station, north door" in page
    assert "Ask for <strong>Ana</strong>" in page
    hidden = ("Sol", "Canary", area.house.name, "Quiet Street", ride.case.reference, area.hostel.name)
    assert not any(word in page for word in hidden)
    assert client.get(path_of(ride)).status_code == 200  # a scanner of mail spends nothing
    answer = client.post(path_of(ride), {"form_key": "2c1c1a3e-6a53-4a57-9a6e-000000000001"})
    assert answer.headers["Location"] == reverse("beds:driver_read")
    assert client.get(path_of(ride)).status_code == 404
    assert client.get(reverse("beds:driver_read")).status_code == 200


@pytest.mark.usefixtures("clock")
def test_a_link_that_is_forged_replaced_or_late_shows_nothing(client: Client) -> None:
    area = an_area()
    ride = arranged(area)
    old = path_of(ride)
    nothing = client.get("/drive/x/").content
    with as_seen_by(area.navigator):
        renewed = renew_ride_link(ride=ride, by=area.navigator, at=NOW)
    for url in (old, old[:-3] + "aa/", "/drive/../"):
        assert client.get(url).status_code == 404
    assert client.get(old).content == nothing
    token = path_of(renewed).strip("/").split("/")[-1]
    assert ride_behind(token, NOW)
    assert ride_behind(token, AT_EIGHT + timedelta(hours=3, minutes=1)) is None
    with as_seen_by(area.navigator):
        end_ride(ride=renewed, act="cancel", by=area.navigator, at=NOW)
    assert ride_behind(token, NOW) is None


def test_nobody_is_driven_to_a_bed_that_is_off() -> None:
    area = an_area()
    stay = a_booked_stay(area)
    token = path_of(arranged(area, stay)).strip("/").split("/")[-1]
    assert ride_behind(token, NOW)
    with as_seen_by(area.navigator):
        assert rides_gone_by([stay.case_id], NOW) == []
        cancel_stay(stay=stay, reason="A friend", by=area.navigator, at=NOW)
        assert [ride.stay_id for ride in rides_gone_by([stay.case_id], NOW)] == [stay.pk]
    assert ride_behind(token, NOW) is None


def test_a_driver_off_the_list_is_told_nothing_and_asked_no_more() -> None:
    area = an_area()
    ride = arranged(area)
    token = path_of(ride).strip("/").split("/")[-1]
    end_driver(driver=ride.driver, by=area.commissioner, at=NOW)
    assert ride_behind(token, NOW) is None
    assert known_drivers(area.partnership, NOW.date()) == []
    with pytest.raises(Refused, match="off the list already"):
        end_driver(driver=ride.driver, by=area.commissioner, at=NOW)


def test_whom_the_area_does_not_know_drives_nobody() -> None:
    area, beside = an_area(), an_area()
    stay = a_booked_stay(area)
    pick_up = PickUp(where="Station", when=AT_EIGHT, ask_for="Ana")
    stranger = a_driver(beside.partnership, beside.commissioner)
    old = Driver.objects.get(pk=a_driver(area.partnership, area.commissioner).pk)
    old.checked_on = NOW.date() - 4 * 365 * DAY
    old.save()
    with as_seen_by(area.navigator):
        for driver in (stranger, old):
            with pytest.raises(Refused, match="not known to the area"):
                arrange_ride(stay=stay, driver=driver, pick_up=pick_up, by=area.navigator, at=NOW)
    assert known_drivers(area.partnership, NOW.date()) == []
    with pytest.raises(Refused, match="too old"):
        a_driver(area.partnership, area.commissioner, checked_on=NOW.date() + DAY)


def test_a_drive_at_a_time_and_none_in_the_past() -> None:
    area = an_area()
    stay = a_booked_stay(area)
    ride = arranged(area, stay)
    with pytest.raises(Refused, match="arranged already"):
        arranged(area, stay)
    with as_seen_by(area.navigator):
        end_ride(ride=ride, act="miss", by=area.navigator, at=NOW)
        with pytest.raises(NotAllowed):
            end_ride(ride=ride, act="pick_up", by=area.navigator, at=NOW)
        past = PickUp(where="Station", when=NOW, ask_for="Ana")
        with pytest.raises(Refused, match="is past"):
            arrange_ride(stay=stay, driver=ride.driver, pick_up=past, by=area.navigator, at=NOW)


def test_where_and_when_are_sealed() -> None:
    area = an_area()
    arranged(area)
    with as_seen_by(area.navigator), connection.cursor() as cursor:
        cursor.execute("SELECT pick_up, pick_up_time, ask_for FROM beds_ride")
        held = cursor.fetchone()
        assert Ride.objects.get().starts == AT_EIGHT
    assert not any("Station" in text or "2026" in text or "Ana" in text for text in held)


def test_the_letter_holds_the_link_and_nothing_else() -> None:
    area = an_area()
    ride = arranged(area)
    jobs.tell_driver(ride_id=str(ride.pk), version=1)
    jobs.tell_driver(ride_id=str(ride.pk), version=2)
    (letter,) = mail.outbox
    assert letter.to == ["dan@drivers.invalid"]
    assert "/drive/" in letter.body
    assert not any(word in str(letter.body) for word in ("station", "Sol", "Ana", ride.case.reference))


def test_without_a_known_driver_the_page_says_what_not_to_use_and_whom_to_ring(browser: Browser) -> None:
    area = an_area()
    stay = a_booked_stay(area)
    alice, url = browser(area.navigator), reverse("beds:ride", args=[stay.pk])
    page = alice.get(url).content.decode()
    assert "Do not use a taxi that nobody knows" in page
    assert area.partnership.host.name in page
    assert browser(area.charlie).get(url).status_code == 404
    assert browser(area.manager).get(url).status_code == 403
    ride = arranged(area, stay)
    assert "It opens once" in alice.get(url).content.decode()
    assert send(alice, "beds:ride_over", ride.pk, act="pick_up").status_code == 302
    assert send(alice, "beds:ride_over", ride.pk, act="anything").status_code == 404
    assert "Picked up" in alice.get(url).content.decode()


@pytest.mark.parametrize(("days", "known"), [(0, True), (3 * 365, True), (3 * 365 + 1, False), (-1, False)])
def test_how_long_a_check_is_relied_on(days: int, known: bool) -> None:
    assert is_known_driver(NOW.date() - days * DAY, NOW.date()) is known
