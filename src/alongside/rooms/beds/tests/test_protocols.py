"""R-BED-02, 03, 04, 06: what an area agreed on is data with a day; what began before keeps what it began with."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import agree_protocol, place, record_arrival, take_back_protocol
from alongside.rooms.beds.actions.protocols import Agreed
from alongside.rooms.beds.models import BedProtocol, BedRequest, Stay
from alongside.rooms.beds.presenters import request_rows
from alongside.rooms.beds.protocols import shipped_on
from alongside.rooms.beds.queries.protocols import protocol_of, protocol_on
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import (
    Area,
    a_bed,
    a_request,
    an_area,
    an_untrusted_request,
    as_seen_by,
)
from alongside.rooms.beds.words import Reason
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.tests.factories import every_grant

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = NOW.date()
LONG_AGO = NOW - 60 * DAY
TEN: dict[str, Any] = {"title": "Ten nights", "most_nights": 10, "look_day": 6, "decide_day": 8}


def agree(area: Area, from_day: date = TODAY - 30 * DAY, **facts: Any) -> BedProtocol:
    given = {**TEN, "reasons": (Reason.NOWHERE_TONIGHT,)} | facts
    return agree_protocol(
        partnership=area.partnership,
        agreed=Agreed(from_day=from_day, **given),
        by=area.commissioner,
        at=LONG_AGO,
    )


def test_without_its_own_an_area_goes_by_westminsters() -> None:
    agreed = protocol_on(an_area().partnership, TODAY)
    assert agreed == shipped_on(TODAY)
    assert (agreed.most_nights, agreed.terms.reminder_days) == (7, (5, 6))
    assert set(agreed.reasons) == {
        Reason.RECENT_VICTIM_OF_CRIME, Reason.NRM_EXHAUSTED, Reason.RG_AWAITED,
    }  # fmt: skip


def test_another_area_changes_data_and_not_code() -> None:
    area = an_area()
    agree(area)
    request = a_request(area, nights=10, reason=Reason.NOWHERE_TONIGHT)
    with as_seen_by(area.navigator):
        stay = place(request=request, bed=a_bed(area), nights=10, by=area.navigator, at=NOW)
        assert request_rows(request)[2]["note"] == ""
        assert stay.occupancy.must_end_by == tonight(NOW) + 10 * DAY
        record_arrival(stay=stay, by=area.navigator, at=NOW)
        running = dict(Clock.objects.filter(about_id=stay.pk).values_list("name", "due_on"))
    first = tonight(NOW)
    assert running == {
        "bed_ends": first + 10 * DAY,
        "bed_next_place": first + 5 * DAY,
        "bed_decide": first + 7 * DAY,
        "bed_last_night": first + 9 * DAY,
    }


def test_a_reason_of_another_area_is_explained_and_not_stopped() -> None:
    area = an_area()
    request = a_request(area, reason=Reason.NOWHERE_TONIGHT)
    with as_seen_by(area.navigator):
        assert "Westminster joint protocol" in request_rows(request)[2]["note"]


def test_what_began_before_keeps_the_version_it_began_with() -> None:
    area = an_area()
    before = a_request(area, nights=7)
    agree(area, TODAY + DAY)
    later = NOW + 2 * DAY
    assert protocol_on(area.partnership, later.date()).most_nights == 10
    with as_seen_by(area.navigator, later):
        kept = BedRequest.objects.get(pk=before.pk)
        assert protocol_of(kept).most_nights == 7
        with pytest.raises(Refused, match="1 to 7 nights"):
            place(request=kept, bed=a_bed(area), nights=8, by=area.navigator, at=later)
        stay = place(request=kept, bed=a_bed(area), nights=7, by=area.navigator, at=later)
    assert (stay.protocol, stay.most_nights) == (before.protocol, 7)
    assert protocol_of(a_request(area, at=later)).most_nights == 10


def test_the_next_one_ends_the_one_before_and_the_area_beside_has_its_own() -> None:
    area, beside = an_area(), an_area()
    agree(area), agree(area, TODAY, most_nights=14)
    assert [protocol_on(area.partnership, day).most_nights for day in (TODAY - 40 * DAY, TODAY - DAY, TODAY)] == [
        7, 10, 14,
    ]  # fmt: skip
    assert protocol_on(beside.partnership, TODAY).most_nights == 7


def test_whom_the_protocol_names_is_asked_and_nobody_else() -> None:
    area = an_area()
    county = an_agency()
    Partner.objects.create(partnership=area.partnership, agency=county)
    coral = a_worker(Role.COMMISSIONER, county, name="Coral")
    agree(area, approves_first=county)
    request = an_untrusted_request(area)
    at = NOW + timedelta(minutes=5)
    with as_seen_by(coral, at):
        found = BedRequest.objects.get(pk=request.pk)
        assert policies.can_decide(eyes_of(coral), found, at)
    with as_seen_by(area.commissioner, at):
        found = BedRequest.objects.get(pk=request.pk)
        assert not policies.can_decide(eyes_of(area.commissioner), found, at)
    granted = [grant for grant in every_grant() if grant.about_id == request.pk]
    opened = {grant.agency_id: set(grant.sections) for grant in granted}
    assert opened[county.pk] == {Section.WHEREABOUTS, Section.IDENTITY}
    assert opened[area.partnership.host_id] == {Section.WHEREABOUTS}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"from_day": LONG_AGO.date()}, "begins on a later day"),
        ({"look_day": 8}, "one after the other"),
        ({"decide_day": 10}, "one after the other"),
        ({"approves_first": "a stranger"}, "not an agency of this area"),
    ],
)
def test_what_cannot_be_agreed(facts: dict[str, Any], words: str) -> None:
    if "approves_first" in facts:
        facts = {"approves_first": an_agency()}
    with pytest.raises(Refused, match=words):
        agree(an_area(), **facts)
    assert not BedProtocol.objects.exists()


def test_one_begins_a_day_and_one_that_has_not_begun_is_taken_back() -> None:
    area = an_area()
    begun, to_come = agree(area), agree(area, TODAY + DAY)
    with pytest.raises(Refused, match="Another protocol"):
        agree(area, TODAY + DAY)
    with pytest.raises(IntegrityError, match="one_bed_protocol_a_day"), transaction.atomic():
        BedProtocol.objects.filter(pk=begun.pk).update(from_day=to_come.from_day)
    with pytest.raises(Refused, match="has begun"):
        take_back_protocol(protocol=begun, by=area.commissioner, at=NOW)
    take_back_protocol(protocol=to_come, by=area.commissioner, at=NOW)
    assert list(BedProtocol.objects.all()) == [begun]


def test_a_stay_of_the_hostels_eyes_knows_its_protocol_too() -> None:
    """A hostel sees no request; what it was booked under stands with the stay."""
    area = an_area()
    agree(area)
    request = a_request(area, nights=9)
    with as_seen_by(area.navigator):
        place(request=request, bed=a_bed(area), nights=9, by=area.navigator, at=NOW)
    with as_seen_by(area.manager):
        assert protocol_of(Stay.objects.get()).most_nights == 10
        assert not BedRequest.objects.exists()
