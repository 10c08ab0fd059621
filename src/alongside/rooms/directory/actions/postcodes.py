"""Where postcodes are, taken in from what the operator supplies. Nobody outside is ever asked about a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import F, Max, Min

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.places import Spot, metres_between, outcode_of
from alongside.rooms.directory.models import Postcode

AT_ONCE = 5000
UPDATED = ["outcode", "latitude", "longitude", "reach"]


@dataclass(frozen=True)
class Placed:
    """A postcode, or the first half of one, written without spaces, and where it is."""

    code: str
    spot: Spot


@verb
def load_postcodes(*, rows: Iterable[Placed], by: User, at: datetime) -> int:
    """All of them or none. The same file again changes nothing; a newer one replaces what it holds."""
    waiting, taken = iter(rows), 0
    while some := list(islice(waiting, AT_ONCE)):
        taken += len(some)
        _write({row.code: row for row in some}.values())
    _write(_halves())
    record("postcodes.loaded", by=by, at=at, rows=taken)
    return taken


def _write(rows: Iterable[Placed]) -> None:
    Postcode.objects.bulk_create(
        [
            Postcode(
                code=row.code,
                outcode=outcode_of(row.code),
                latitude=row.spot.latitude,
                longitude=row.spot.longitude,
                reach=row.spot.reach,
            )
            for row in rows
        ],
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=UPDATED,
    )


def _halves() -> list[Placed]:
    """The first half of every postcode known whole: a ring around the box that holds all of them."""
    whole = Postcode.objects.exclude(code=F("outcode")).order_by().values("outcode")
    boxes = whole.annotate(
        south=Min("latitude"), north=Max("latitude"), west=Min("longitude"), east=Max("longitude")
    )
    return [_ring(**box) for box in boxes]


def _ring(*, outcode: str, south: float, north: float, west: float, east: float) -> Placed:
    middle = Spot((south + north) / 2, (west + east) / 2)
    corners = (Spot(south, west), Spot(south, east), Spot(north, west), Spot(north, east))
    reach = max(metres_between(middle, corner) for corner in corners)
    return Placed(outcode, Spot(middle.latitude, middle.longitude, int(reach) + 1))
