"""Where people sleep in the demo."""

from collections.abc import Iterable

from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.rooms.beds.actions import add_bed, add_premises
from alongside.rooms.beds.actions.places import BedFacts, House, Whereabouts
from alongside.rooms.beds.words import BedKind, RoomFor

_W = Whereabouts
WEIR = (
    House(name="Weir House", area="North of the river", staffed_24h=True),
    _W(address="12 Weir Lane, Rivermead", way_in="Ring the lower bell. The night desk is on the left."),
    (
        BedFacts(label="W1", own_room=True),
        BedFacts(label="W2", own_room=True),
        BedFacts(label="W3"),
        BedFacts(label="W4", step_free=True, own_room=True),
        BedFacts(label="W office", kind=BedKind.OFFICE_SPACE),
    ),
)
QUAY = (
    House(name="Quayside House", area="East Quay", staffed_24h=True, notes="Women only."),
    _W(address="3 Quay Street, Rivermead", way_in="Through the garden gate."),
    (
        BedFacts(label="Q1", room_for=RoomFor.WOMEN, own_room=True),
        BedFacts(label="Q2", room_for=RoomFor.WOMEN, own_room=True, step_free=True),
    ),
)


def open_houses(area: Area) -> None:
    for house, where, beds in (WEIR, QUAY):
        _open(area, house, where, beds)


def _open(area: Area, house: House, where: Whereabouts, beds: Iterable[BedFacts]) -> None:
    premises = add_premises(
        partnership=area.partnerships[cast.RIVERMEAD_AREA],
        agency=area.agencies[cast.HOSTELS],
        team=area.team_of(cast.BOLA),
        house=house,
        where=where,
        by=area.founder,
        at=area.begun,
    )
    for facts in beds:
        add_bed(premises=premises, facts=facts, by=area.founder, at=area.begun)
