"""Where postcodes are: taken in whole or not at all, and known by their first half where they are not known whole."""

from collections.abc import Iterator

import pytest

from alongside.foundations.kernel.places import Spot, metres_between
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.actions import load_postcodes, service_account
from alongside.rooms.directory.actions.postcodes import Placed
from alongside.rooms.directory.models import Postcode
from alongside.rooms.directory.queries import spots_of
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
ROWS = [
    Placed("QZ11AA", Spot(55.0, -3.0)),
    Placed("QZ11AB", Spot(55.02, -3.0)),
    Placed("QZ2", Spot(55.1, -3.0, 900)),
]


def load(rows: list[Placed]) -> int:
    by = service_account(name="Postcodes", by=None, at=NOW)
    return load_postcodes(rows=rows, by=by, at=NOW)


def everything() -> set[tuple[object, ...]]:
    return set(Postcode.objects.values_list("code", "outcode", "latitude", "longitude", "reach"))


def test_the_first_half_holds_every_postcode_that_begins_with_it() -> None:
    assert load(ROWS) == 3
    half = spots_of(["QZ1"])["QZ1"]
    assert all(metres_between(half, row.spot) <= half.reach for row in ROWS[:2])
    assert half.reach < 1200


def test_the_same_file_again_changes_nothing_and_a_newer_one_replaces() -> None:
    load(ROWS)
    before = everything()
    load([*ROWS, ROWS[0]])
    assert everything() == before
    load([Placed("QZ11AA", Spot(55.5, -3.0))])
    assert spots_of(["QZ11AA"])["QZ11AA"] == Spot(55.5, -3.0)


def test_a_postcode_that_is_not_loaded_is_as_well_known_as_its_first_half() -> None:
    load(ROWS)
    found = spots_of(["QZ29ZZ", "QZ9", ""])
    assert found == {"QZ29ZZ": Spot(55.1, -3.0, 900)}


def test_a_file_with_a_wrong_line_leaves_nothing_behind() -> None:
    def rows() -> Iterator[Placed]:
        yield ROWS[0]
        raise Refused("x.csv, line 3: that is no postcode.")

    by = service_account(name="Postcodes", by=None, at=NOW)
    with pytest.raises(Refused, match="line 3"):
        load_postcodes(rows=rows(), by=by, at=NOW)
    assert not Postcode.objects.exists()
