"""In which order beds are shown to somebody who needs one, and why: facts of the bed, never of the person."""

from dataclasses import dataclass

from alongside.foundations.kernel.rules import rule
from alongside.rooms.beds.words import BedKind, Payer, PlaceKind

PLACES = ("First", "Second", "Third")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """`ask_first`: somebody was not signed out. `compared`: we know where it is as well as we need to."""

    free: int
    wanted: int
    place: PlaceKind = PlaceKind.HOSTEL
    staffed: bool = False
    kind: BedKind = BedKind.BED
    payer: Payer = Payer.NO_CHARGE
    ask_first: bool = False
    compared: bool = True


@dataclass(frozen=True)
class Point:
    """One thing that is looked at: less comes first. `words` say how this bed stands in it."""

    weight: int
    words: str


@rule(
    "R-BED-07",
    source="Westminster joint protocol; Essex and SafePlace pilots: none missing from staffed places",
    confidence="SD",
)
def standing_of(bed: Standing) -> tuple[Point, ...]:
    """Beds to stay in by day come first, then most nights free, somebody on duty, a bed before an office, no payer."""
    out = bed.place is PlaceKind.NIGHT_CENTRE
    return (
        Point(int(out), "turned out every morning" if out else "no need to leave by day"),
        Point(int(bed.ask_first), "the house must say first that it is free" if bed.ask_first else ""),
        Point(int(not bed.compared), "" if bed.compared else "not compared with where they are not safe"),
        Point(bed.wanted - bed.free, _nights(bed)),
        Point(
            int(not bed.staffed), "somebody on duty all night" if bed.staffed else "nobody on duty at night"
        ),
        Point(list(BedKind).index(bed.kind), _kind(bed.kind)),
        Point(int(bed.payer is not Payer.NO_CHARGE), _payer(bed.payer)),
    )


def _nights(bed: Standing) -> str:
    return (
        "free on all the nights" if bed.free >= bed.wanted else f"free on {bed.free} of {bed.wanted} nights"
    )


def _kind(kind: BedKind) -> str:
    return {
        BedKind.BED: "a bed and not an office",
        BedKind.VOID: "an empty room between two tenants",
        BedKind.OFFICE_SPACE: "an office made into a place to sleep",
    }[kind]


def _payer(payer: Payer) -> str:
    return "nobody has to pay" if payer is Payer.NO_CHARGE else "somebody must pay"


def weights(points: tuple[Point, ...]) -> tuple[int, ...]:
    return tuple(point.weight for point in points)


def why_here(points: tuple[Point, ...], above: tuple[Point, ...] | None) -> str:
    """Of the first: all that speaks for it. Of any other: in what it comes behind the one above it."""
    if above is None:
        return ", ".join(point.words for point in points if point.words)
    behind = next(
        (here for here, there in zip(points, above, strict=True) if here.weight > there.weight), None
    )
    return behind.words if behind else "as good as the one before it, by name"


def place_in_words(number: int) -> str:
    return PLACES[number] if number < len(PLACES) else f"Number {number + 1}"
