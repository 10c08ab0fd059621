"""Where somebody is not safe is a hard stop, and what cannot be compared is said."""

from datetime import timedelta
from typing import Any

import pytest

from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import (
    lift_exclusion_area,
)
from alongside.rooms.beds.models import (
    ExclusionArea,
    ExclusionOverride,
    Premises,
)
from alongside.rooms.beds.queries.offers import offers
from alongside.rooms.beds.tests.factories import a_request, an_area, as_seen_by
from alongside.rooms.beds.tests.unsafe import TONIGHT, ask, book, looked_at, placed, unsafe
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_a_house_in_the_first_half_of_a_postcode_is_no_bed_at_all() -> None:
    area = an_area()
    bed, request = placed(area), a_request(area)
    zone = unsafe(area, request, AreaShape.OUTCODE, "qz2 9zz")
    assert zone.place == "QZ2"
    offer = looked_at(area, request, bed)
    assert (offer.can_be_chosen, len(offer.stopped)) == (False, 1)
    with pytest.raises(Refused, match="where this person is not safe"):
        book(area, request, bed)


def test_a_hidden_house_is_not_found_by_drawing_circles() -> None:
    """It lies 3,336 metres away, and its half of a postcode reaches nearer: every ring that touches that half stops."""
    area = an_area()
    bed, request = placed(area, "QZ22AA"), a_request(area)
    zone = unsafe(area, request, AreaShape.CIRCLE, "QZ1 1AA", radius=2100)
    assert looked_at(area, request, bed).stopped[0].area == zone
    Premises.objects.filter(pk=area.house.pk).update(address_hidden=False)
    assert looked_at(area, request, bed).stops == ()


def test_a_place_that_cannot_be_compared_is_said_and_stops_nobody() -> None:
    area = an_area()
    bed, request = placed(area, postcode=""), a_request(area)
    for shape, where in ((AreaShape.OUTCODE, "QZ2"), (AreaShape.NAMED, "Mill Lane")):
        unsafe(area, request, shape, where)
    offer = looked_at(area, request, bed)
    assert (offer.can_be_chosen, len(offer.not_compared)) == (True, 2)
    book(area, request, bed)


@pytest.mark.parametrize(
    ("shape", "where", "more", "words"),
    [
        (AreaShape.CIRCLE, "QZ1 1AA", {"radius": 499}, "500 metres at least"),
        (AreaShape.CIRCLE, "QZ9 1AA", {"radius": 2000}, "not among those loaded"),
        (AreaShape.CIRCLE, "Mill Lane", {"radius": 2000}, "no postcode"),
        (AreaShape.OUTCODE, "Mill Lane", {}, "no postcode"),
        (AreaShape.NAMED, "Mill Lane", {"until": TONIGHT - timedelta(days=1)}, "day is over"),
    ],
)
def test_what_cannot_be_compared_is_not_taken_in(
    shape: AreaShape, where: str, more: dict[str, Any], words: str
) -> None:
    area = an_area()
    placed(area)
    request = a_request(area)
    with pytest.raises(Refused, match=words):
        unsafe(area, request, shape, where, **more)


def test_lifted_or_past_it_stops_nobody_and_stays_written() -> None:
    area = an_area()
    bed, request = placed(area), a_request(area)
    zone = unsafe(area, request, AreaShape.OUTCODE, "QZ2", until=TONIGHT)
    assert looked_at(area, request, bed).stopped
    with as_seen_by(area.navigator):
        tomorrow = offers(request, TONIGHT, tonight=TONIGHT + timedelta(days=1))
        assert next(one for one in tomorrow if one.bed.pk == bed.pk).stops == ()
        lift_exclusion_area(area=zone, why="He moved away", by=area.navigator, at=NOW)
        with pytest.raises(Refused, match="lifted already"):
            lift_exclusion_area(area=zone, why="Again", by=area.navigator, at=NOW)
        assert ExclusionArea.objects.get().reason == "Where she was exploited"
    book(area, request, bed)


def test_the_house_and_charlie_know_of_none_of_it_and_the_trail_has_no_words() -> None:
    area = an_area()
    placed(area)
    request = a_request(area)
    ask(area, request, unsafe(area, request, AreaShape.OUTCODE, "QZ2"))
    for stranger in (area.manager, area.charlie):
        with as_seen_by(stranger):
            assert not ExclusionArea.objects.exists()
            assert not ExclusionOverride.objects.exists()
    told = AuditEntry.objects.filter(event__startswith="exclusion_").values_list("event", "codes")
    assert sorted(event for event, _ in told) == ["exclusion_area.added", "exclusion_override.asked"]
    assert "QZ2" not in str(list(told))
