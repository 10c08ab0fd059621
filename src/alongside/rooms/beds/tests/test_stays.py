"""R-BED-03, R-BED-05, R-BED-06: the bed, its nights, and who is told."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.beds.actions import (
    cancel_stay,
    end_stay,
    place,
    record_arrival,
    record_non_arrival,
    take_out_of_service,
)
from alongside.rooms.beds.actions.holding import JustTaken
from alongside.rooms.beds.models import BedRequest, Departure, Occupancy, Stay
from alongside.rooms.beds.rules import Needs, tonight
from alongside.rooms.beds.states import RequestState, StayState
from alongside.rooms.beds.tests.factories import (
    Area,
    a_bed,
    a_booked_stay,
    a_request,
    a_stay,
    an_area,
    an_untrusted_request,
    as_seen_by,
)
from alongside.rooms.beds.words import Destination, RoomFor, Wish
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Fact, Name
from alongside.rooms.people.tests.factories import every_grant

pytestmark = pytest.mark.django_db
CHECK_IN = tonight(NOW)
DAY = timedelta(days=1)


def nights_of(stay: Stay) -> tuple[date, date, bool]:
    row = Occupancy.objects.get(pk=stay.occupancy_id)
    return row.check_in, row.leaves, row.released


def test_seven_nights_are_held_and_no_eighth() -> None:
    stay = a_booked_stay(an_area(), nights=7)
    assert nights_of(stay) == (CHECK_IN, CHECK_IN + 7 * DAY, False)
    with pytest.raises(Refused, match="held for 1 to 7 nights"):
        a_booked_stay(an_area(), nights=8)


def test_the_database_itself_refuses_an_eighth_night() -> None:
    stay = a_booked_stay(an_area(), nights=7)
    longer = DateRange(CHECK_IN, CHECK_IN + 8 * DAY)
    with pytest.raises(IntegrityError, match="occupancy_ends_in_time"), transaction.atomic():
        Occupancy.objects.filter(pk=stay.occupancy_id).update(nights=longer)


def test_two_people_never_have_one_bed_on_one_night() -> None:
    area = an_area()
    bed = a_bed(area, label="Bed 1")
    a_booked_stay(area, bed=bed, nights=3)
    with pytest.raises(JustTaken, match="Bed 1 has just been taken for a night between 7 June 2026"):
        a_booked_stay(area, bed=bed, check_in=CHECK_IN + 2 * DAY, nights=2)
    assert Occupancy.objects.filter(bed=bed).count() == 1


def test_the_next_person_may_come_on_the_day_the_first_leaves() -> None:
    area = an_area()
    bed = a_bed(area)
    a_booked_stay(area, bed=bed, nights=3)
    a_booked_stay(area, bed=bed, check_in=CHECK_IN + 3 * DAY, nights=7)
    assert Occupancy.objects.filter(bed=bed).count() == 2


def test_an_unsuitable_bed_says_why_and_is_not_booked() -> None:
    area = an_area(staffed=False)
    bed = a_bed(area, room_for=RoomFor.MEN)
    with pytest.raises(Refused, match=r"asked for “women only”.*Nobody is on duty at night"):
        a_booked_stay(area, bed=bed, needs=Needs(wish=Wish.WOMEN_ONLY, staffed=True))


def test_a_bed_out_of_service_or_of_another_area_is_refused() -> None:
    area, elsewhere = an_area(), an_area()
    bed = a_bed(area, label="Bed 9")
    take_out_of_service(bed=bed, why="Broken window", by=area.manager, at=NOW)
    with pytest.raises(Refused, match="Bed 9 is out of service"):
        a_booked_stay(area, bed=bed)
    with pytest.raises(Refused, match="another area"):
        a_booked_stay(area, bed=a_bed(elsewhere))


def test_nobody_is_placed_before_the_council_has_agreed() -> None:
    area = an_area()
    request = an_untrusted_request(area)
    with as_seen_by(area.outreach), pytest.raises(NotAllowed, match="Waiting for the council"):
        place(request=request, bed=a_bed(area), nights=7, by=area.outreach, at=NOW)


def test_a_request_of_yesterday_is_placed_from_tonight() -> None:
    area = an_area()
    request = a_request(area, check_in=CHECK_IN)
    with as_seen_by(area.navigator, NOW + DAY):
        stay = place(request=request, bed=a_bed(area), nights=2, by=area.navigator, at=NOW + DAY)
    assert nights_of(stay)[0] == CHECK_IN + DAY


def test_the_hostel_sees_who_comes_and_what_keeps_them_safe_and_nothing_more() -> None:
    area = an_area()
    stay = a_booked_stay(area, keeps_them_safe="A man may ask for her: never let him in", allergies="Nuts")
    with as_seen_by(area.manager, NOW):
        seen = Stay.objects.get()
        assert (seen.name_to_call, seen.allergies) == ("Sol", "Nuts")
        assert not Name.objects.exists()
        assert not Fact.objects.exists()
    grant = next(grant for grant in every_grant() if grant.about_id == stay.pk)
    assert (grant.sections, grant.agency) == ([Section.WHEREABOUTS], area.hostel)
    with as_seen_by(area.charlie):
        assert not Stay.objects.exists()


def test_arrival_starts_the_clocks_and_departure_meets_them() -> None:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.navigator):
        clocks = {clock.name: clock.due_on for clock in Clock.objects.filter(about_id=stay.pk)}
    assert clocks == {
        "bed_ends": CHECK_IN + 7 * DAY,
        "bed_day_5": CHECK_IN + 4 * DAY,
        "bed_day_6": CHECK_IN + 5 * DAY,
        "bed_day_7": CHECK_IN + 6 * DAY,
    }
    leave(area, stay, 2 * DAY)
    with as_seen_by(area.navigator, NOW + 2 * DAY):
        assert set(Clock.objects.filter(about_id=stay.pk).values_list("state", flat=True)) == {"met"}


def leave(area: Area, stay: Stay, after: timedelta) -> None:
    with as_seen_by(area.manager, NOW + after):
        end_stay(stay=stay, destination=Destination.SAFE_HOUSE, by=area.manager, at=NOW + after)


def test_leaving_early_gives_the_nights_back_and_shuts_the_hostel_out() -> None:
    area = an_area()
    bed = a_bed(area)
    stay = a_stay(area, bed=bed)
    leave(area, stay, 2 * DAY)
    assert nights_of(stay) == (CHECK_IN, CHECK_IN + 2 * DAY, False)
    with as_seen_by(area.manager, NOW + 2 * DAY):
        assert not Stay.objects.exists()
    with as_seen_by(area.navigator, NOW + 2 * DAY):
        assert Departure.objects.get().destination == Destination.SAFE_HOUSE
    a_booked_stay(area, bed=bed, check_in=CHECK_IN + 2 * DAY)


def test_leaving_before_the_first_night_gives_all_of_them_back() -> None:
    area = an_area()
    stay = a_stay(area)
    leave(area, stay, timedelta(hours=3))
    assert nights_of(stay)[2] is True


def test_whoever_does_not_come_frees_the_bed() -> None:
    area = an_area()
    bed = a_bed(area)
    stay = a_booked_stay(area, bed=bed)
    with as_seen_by(area.manager):
        record_non_arrival(stay=stay, by=area.manager, at=NOW)
        assert not Stay.objects.exists()
    a_booked_stay(area, bed=bed)
    with as_seen_by(area.navigator):
        assert Stay.objects.filter(state=StayState.DID_NOT_ARRIVE).count() == 1


def test_a_cancelled_stay_lets_another_bed_be_chosen_without_asking_again() -> None:
    area = an_area()
    bed = a_bed(area)
    stay = a_booked_stay(area, bed=bed)
    with as_seen_by(area.navigator):
        cancel_stay(stay=stay, reason="The hostel rang: a pipe burst", by=area.navigator, at=NOW)
        request = BedRequest.objects.get()
        assert request.state == RequestState.ACCEPTED
        place(request=request, bed=bed, nights=7, by=area.navigator, at=NOW)
    assert all(grant.ended_at for grant in every_grant() if grant.about_id == stay.pk)


@pytest.mark.parametrize("act", [record_arrival, record_non_arrival])
def test_an_act_that_does_not_fit_the_state_is_refused(act: object) -> None:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.manager), pytest.raises(NotAllowed):
        act(stay=stay, by=area.manager, at=NOW)  # type: ignore[operator]
