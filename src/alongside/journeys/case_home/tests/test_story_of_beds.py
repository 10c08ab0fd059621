"""What happened around a bed stands in the story of the case; what cannot wait stands above it."""

from datetime import timedelta

import pytest
import time_machine

from alongside.rooms.beds.actions import decline_for_person, end_stay, move_bed, note_absence
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.tests.factories import Area, a_bed, a_booked_stay, a_stay, an_area, as_seen_by
from alongside.rooms.beds.words import Destination, PersonDeclines
from alongside.rooms.directory.tests.factories import NOW
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


def page(area: Area, stay: Stay) -> str:
    with time_machine.travel(LATER, tick=False):
        return signed_in(area.navigator).get(f"/cases/{stay.case_id}/").content.decode()


def test_what_was_booked_stays_as_it_was_booked_and_all_that_followed_is_told() -> None:
    area = an_area()
    stay = a_stay(area, nights=5)
    with as_seen_by(area.manager, LATER):
        move_bed(stay=stay, bed=a_bed(area), reason="A leak", by=area.manager, at=LATER)
        note_absence(stay=stay, night=stay.check_in, by=area.manager, at=LATER)
    told = page(area, stay)
    for line in ("Moved to another bed of the house", "Away on the night of", "are they safe?"):
        assert line in told
    with as_seen_by(area.manager, LATER):
        end_stay(stay=stay, destination=Destination.FAMILY, by=area.manager, at=LATER)
    assert ", 5 nights" in page(area, stay)


def test_a_bed_that_was_declined_is_told_without_its_house() -> None:
    area = an_area()
    stay = a_booked_stay(area)
    with as_seen_by(area.navigator):
        decline_for_person(stay=stay, reason=next(iter(PersonDeclines)), by=area.navigator, at=NOW)
    told = page(area, stay)
    assert "They said no to a bed" in told
    assert area.house.name not in told


def test_a_night_away_is_loud_until_somebody_answers() -> None:
    area = an_area()
    stay = a_stay(area)
    assert "al-refusal--now" not in page(area, stay)
    with as_seen_by(area.manager, LATER):
        note_absence(stay=stay, night=stay.check_in, by=area.manager, at=LATER)
    assert "al-refusal--now" in page(area, stay)


def test_a_case_with_a_bed_says_what_to_end_before_it_closes() -> None:
    area = an_area()
    stay = a_stay(area)
    with time_machine.travel(LATER, tick=False):
        answer = signed_in(area.navigator).get(f"/cases/{stay.case_id}/close/")
    assert answer.status_code == 409
    assert f"/stays/{stay.pk}/" in answer.content.decode()
