"""Where a hidden house is, typed into words: whoever knows it is asked first; whoever does not learns nothing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.foundations.design.hidden_places import MEANT
from alongside.rooms.beds.tests.factories import Area, a_bed, a_booked_stay, an_area, as_seen_by
from alongside.rooms.beds.tests.pages import Browser, send
from alongside.rooms.people.models import Case, Note

pytestmark = pytest.mark.django_db
TOLD = "She can be reached at 7, quiet  STREET, every evening."


@pytest.fixture
def area() -> Area:
    return an_area()


def a_note(client: Client, case: Case, text: str, **more: Any) -> Any:
    return send(client, "people:new_note", case.pk, text=text, section="support", **more)


def notes(area: Area) -> list[str]:
    with as_seen_by(area.navigator):
        return [note.text for note in Note.objects.all()]


def test_whoever_works_with_a_guest_of_it_is_asked_and_may_mean_it(area: Area, browser: Browser) -> None:
    stay = a_booked_stay(area, bed=a_bed(area))
    client = browser(area.navigator)
    asked = a_note(client, stay.case, TOLD)
    page = asked.content.decode()
    assert asked.status_code == 409
    assert f"The address of {area.house.name} is in what you wrote." in page
    assert TOLD in page
    assert notes(area) == []
    assert a_note(client, stay.case, TOLD, **{MEANT: "yes"}).status_code == 302
    assert notes(area) == [TOLD]


def test_whoever_does_not_know_it_learns_nothing_by_guessing(area: Area, browser: Browser) -> None:
    stay = a_booked_stay(area, bed=a_bed(area))
    client = browser(area.outreach)
    found = send(client, "start_here:start", first_words=TOLD, called="Sol", where=TOLD)
    assert "is in what you wrote" not in found.content.decode()
    assert area.house.name not in a_note(client, stay.case, TOLD).content.decode()


def test_the_field_that_asks_for_it_takes_it(area: Area, browser: Browser) -> None:
    house = {
        "name": "A house",
        "address": "7 Quiet Street",
        "kind": "hostel",
        "payer": "no_charge",
        "version": "1",
    }
    client = browser(area.manager)
    assert send(client, "beds:change_house", area.house.pk, **house).status_code == 302
    house |= {"about": "Ring at 7 Quiet Street", "version": "2"}
    assert send(client, "beds:change_house", area.house.pk, **house).status_code == 409


def test_a_file_is_chosen_again(area: Area, browser: Browser) -> None:
    """What was chosen from a disk cannot be sent along by the page that asks."""
    stay = a_booked_stay(area, bed=a_bed(area))
    letter = SimpleUploadedFile("letter.txt", b"words", "text/plain")
    asked = send(browser(area.navigator), "people:attach", stay.case.pk, what=TOLD, file=letter)
    assert asked.status_code == 409
    assert MEANT not in asked.content.decode()
