"""A night away, what the house is told, and how a stay ended."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import (
    answer_absence,
    end_stay,
    note_absence,
    record_non_arrival,
    settle_absence,
    tell_house_anew,
)
from alongside.rooms.beds.actions.nights import AboutAbsence, ToldMeanwhile
from alongside.rooms.beds.models import (
    Absence,
    AbsenceAnswer,
    Departure,
    DoorNote,
    Stay,
)
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import AbsenceState, StayState
from alongside.rooms.beds.tests.factories import (
    a_booked_stay,
    a_stay,
    an_area,
    as_seen_by,
)
from alongside.rooms.beds.tests.pages import Browser
from alongside.rooms.beds.words import Destination, Expected, MoveOn
from alongside.rooms.directory.tests.factories import NOW, a_worker

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIRST = tonight(NOW)
LATER = NOW + 2 * DAY


def test_a_night_away_asks_and_ends_nothing() -> None:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.manager, LATER):
        absence = note_absence(stay=stay, night=FIRST + DAY, by=area.manager, at=LATER)
        with pytest.raises(Refused, match="written down already"):
            note_absence(stay=stay, night=FIRST + DAY, by=area.manager, at=LATER)
        for night in (FIRST - DAY, FIRST + 3 * DAY):
            with pytest.raises(Refused, match="not one of their stay"):
                note_absence(stay=stay, night=night, by=area.manager, at=LATER)
        assert Stay.objects.get().state == StayState.ARRIVED
    about = AboutAbsence(expected=Expected.NO, last_safe="At noon", tries_next="Ana", tries_due=LATER + DAY)
    with as_seen_by(area.navigator, LATER):
        for _ in range(2):
            answer_absence(absence=absence, about=about, by=area.navigator, at=LATER)
        assert AbsenceAnswer.objects.count() == 2
    with as_seen_by(area.manager, LATER):
        assert not AbsenceAnswer.objects.exists()
        settle_absence(absence=Absence.objects.get(), by=area.manager, at=LATER)
        assert Absence.objects.get().state == AbsenceState.SAFE


def test_who_never_came_is_asked_after_too() -> None:
    area = an_area()
    stay = a_booked_stay(area)
    with as_seen_by(area.manager):
        record_non_arrival(stay=stay, by=area.manager, at=NOW)
    with as_seen_by(area.navigator):
        assert Absence.objects.get().state == AbsenceState.ASKED


def test_what_the_house_is_told_is_changed_with_its_versions() -> None:
    area = an_area()
    stay = a_stay(area, keeps_them_safe="Tell nobody", allergies="Nuts")
    said = {"keeps_them_safe": "Her brother may call", "allergies": "Nuts"}
    with as_seen_by(area.navigator):
        tell_house_anew(stay=stay, read_version=1, **said, by=area.navigator, at=NOW)
        with pytest.raises(ToldMeanwhile):
            tell_house_anew(stay=stay, read_version=1, **said, by=area.navigator, at=NOW)
    with as_seen_by(area.manager):
        assert Stay.objects.get().keeps_them_safe == "Her brother may call"
        before = DoorNote.objects.get()
        assert (before.number, before.keeps_them_safe) == (1, "Tell nobody")


def test_how_a_stay_ended_is_kept_beside_where_it_led() -> None:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.manager):
        end_stay(
            stay=stay, destination=Destination.HOSPITAL, move_on=MoveOn.HOSPITAL, by=area.manager, at=NOW
        )
    with as_seen_by(area.navigator):
        left = Departure.objects.get()
        assert (left.destination, left.move_on) == (Destination.HOSPITAL, MoveOn.HOSPITAL)


def test_whoever_merely_gives_the_bed_answers_nothing_for_the_person(browser: Browser) -> None:
    """Also not with a role that elsewhere asks for beds."""
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.manager):
        absence = note_absence(stay=stay, night=FIRST, by=area.manager, at=NOW)
    nadia = browser(a_worker(Role.NAVIGATOR, area.hostel, name="Nadia"))
    for name, key in (("absence", absence.pk), ("at_door", stay.pk), ("ride", stay.pk)):
        assert nadia.get(reverse(f"beds:{name}", args=[key])).status_code == 404
    booked = a_booked_stay(area)
    assert nadia.get(reverse("beds:decline", args=[booked.pk])).status_code == 409
