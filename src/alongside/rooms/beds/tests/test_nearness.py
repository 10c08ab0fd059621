"""Whether a house lies where somebody is not safe: what is compared, and what is never told."""

from itertools import pairwise

import pytest

from alongside.foundations.kernel.places import Spot, metres_between, outcode_of, postcode_of
from alongside.rooms.beds.nearness import HousePlace, Nearness, Zone, nearness
from alongside.rooms.beds.ranking import Standing, standing_of, weights, why_here
from alongside.rooms.beds.words import AreaShape, BedKind, Payer, PlaceKind

IN, OUT, UNKNOWN = Nearness.INSIDE, Nearness.OUTSIDE, Nearness.UNKNOWN
CENTRE = Spot(55.0, -3.0)
NORTH_2_KM = Spot(55.018, -3.0)  # 2,001 metres


def circle(radius: int = 2000, spot: Spot | None = CENTRE) -> Zone:
    return Zone(shape=AreaShape.CIRCLE, place="QZ11AA", radius=radius, spot=spot)


def test_r_bed_08_worked_example() -> None:
    """Two kilometres around a postcode, and a house 2,001 metres to the north of it."""
    public = HousePlace(outcode="QZ2", spot=NORTH_2_KM)
    assert nearness(circle(2000), public) is OUT
    assert nearness(circle(2100), public) is IN


def test_r_bed_08_of_a_hidden_house_all_of_its_half_of_a_postcode_counts() -> None:
    """Known to 1,500 metres only, so the ring around it touches a circle that the house may not lie in."""
    hidden = HousePlace(outcode="QZ2", spot=Spot(55.018, -3.0, reach=1500))
    assert nearness(circle(600), hidden) is IN
    assert nearness(circle(500), hidden) is OUT


@pytest.mark.parametrize(
    ("zone", "house", "answer"),
    [
        (circle(), HousePlace(), UNKNOWN),
        (circle(spot=None), HousePlace(outcode="QZ2", spot=CENTRE), UNKNOWN),
        (circle(spot=None), HousePlace(outcode="QZ1"), IN),
        (Zone(shape=AreaShape.OUTCODE, place="QZ1"), HousePlace(outcode="QZ1"), IN),
        (Zone(shape=AreaShape.OUTCODE, place="QZ1"), HousePlace(outcode="QZ11"), OUT),
        (Zone(shape=AreaShape.OUTCODE, place="QZ1"), HousePlace(), UNKNOWN),
        (Zone(shape=AreaShape.NAMED, place="east quay"), HousePlace(rough_area="By East-Quay, north"), IN),
        (Zone(shape=AreaShape.NAMED, place="Quay"), HousePlace(rough_area="Quayside"), UNKNOWN),
        (Zone(shape=AreaShape.NAMED, place="Mill Lane"), HousePlace(), UNKNOWN),
    ],
)
def test_r_bed_08_what_cannot_be_known_is_said_and_is_no_yes(
    zone: Zone, house: HousePlace, answer: Nearness
) -> None:
    assert nearness(zone, house) is answer


def test_r_bed_08_a_wider_ring_never_frees_a_house() -> None:
    house = HousePlace(outcode="QZ2", spot=Spot(55.03, -3.02, reach=900))
    found = [nearness(circle(radius), house) for radius in range(500, 9000, 100)]
    assert all(not (here is IN and there is OUT) for here, there in pairwise(found))
    assert {IN, OUT} == set(found)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("qz1 1aa", "QZ11AA"),
        ("QZ1", "QZ1"),
        ("sw1a1aa", "SW1A1AA"),
        ("", ""),
        ("Mill Lane", ""),
        ("QZ1 1A", ""),
    ],
)
def test_postcodes_as_people_write_them(typed: str, code: str) -> None:
    assert postcode_of(typed) == code


def test_the_first_half_of_a_postcode_and_the_way_between_two_places() -> None:
    assert (outcode_of("SW1A1AA"), outcode_of("QZ1")) == ("SW1A", "QZ1")
    assert metres_between(CENTRE, CENTRE) == 0
    assert metres_between(CENTRE, NORTH_2_KM) == pytest.approx(2001, abs=2)


def test_r_bed_07_what_counts_first() -> None:
    """Each of these comes before the one after it, whatever else speaks for the later one."""
    best = Standing(free=7, wanted=7, staffed=True)
    fewer = Standing(free=6, wanted=7, staffed=True)
    unstaffed = Standing(free=7, wanted=7)
    office = Standing(free=7, wanted=7, staffed=True, kind=BedKind.OFFICE_SPACE)
    paid = Standing(free=7, wanted=7, staffed=True, payer=Payer.HOUSING_BENEFIT)
    centre = Standing(free=7, wanted=7, staffed=True, place=PlaceKind.NIGHT_CENTRE)
    poor = Standing(free=1, wanted=7, kind=BedKind.OFFICE_SPACE, payer=Payer.ANOTHER_PAYER, ask_first=True)
    order = [best, paid, office, unstaffed, fewer, poor, centre]
    assert sorted(order, key=lambda bed: weights(standing_of(bed))) == order


def test_r_bed_07_says_why() -> None:
    best = standing_of(Standing(free=7, wanted=7, staffed=True))
    office = standing_of(Standing(free=7, wanted=7, staffed=True, kind=BedKind.OFFICE_SPACE))
    fewer = standing_of(Standing(free=2, wanted=7, staffed=True))
    assert "free on all the nights" in why_here(best, None)
    assert why_here(office, best) == "an office made into a place to sleep"
    assert why_here(fewer, office) == "free on 2 of 7 nights"
    assert why_here(best, best) == "as good as the one before it, by name"


def test_r_bed_07_knows_nothing_of_the_person() -> None:
    assert set(Standing.__dataclass_fields__) == {
        "free", "wanted", "place", "staffed", "kind", "payer", "ask_first", "compared",
    }  # fmt: skip
