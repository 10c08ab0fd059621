"""Where people sleep in the demo."""

from collections.abc import Iterable
from datetime import timedelta

from alongside.foundations.kernel.places import Spot
from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.rooms.beds.actions import add_bed, add_premises, offer_room, plan_out_of_service
from alongside.rooms.beds.actions.places import BedFacts, House, Whereabouts
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.words import BedKind, Payer, PlaceKind, RoomFor
from alongside.rooms.directory.actions import load_postcodes
from alongside.rooms.directory.actions.postcodes import Placed

_W = Whereabouts
WEIR = (
    House(name="Weir House", area="North of the river", staffed_24h=True, interpreter_phone=True),
    _W(
        address="12 Weir Lane, Rivermead",
        postcode="QZ11AB",
        way_in="Ring the lower bell. The night desk is on the left.",
    ),
    (
        BedFacts(label="W1", own_room=True),
        BedFacts(label="W2", own_room=True),
        BedFacts(label="W3"),
        BedFacts(label="W4", step_free=True, own_room=True),
        BedFacts(label="W5", kind=BedKind.VOID, own_room=True),
        BedFacts(label="W office", kind=BedKind.OFFICE_SPACE),
    ),
)
QUAY = (
    House(name="Quayside House", area="East Quay", staffed_24h=True, children=True, notes="Women only."),
    _W(address="3 Quay Street, Rivermead", postcode="QZ23CD", way_in="Through the garden gate."),
    (
        BedFacts(label="Q1", room_for=RoomFor.WOMEN, own_room=True),
        BedFacts(label="Q2", room_for=RoomFor.WOMEN, own_room=True, step_free=True),
    ),
)


LODGE = (
    House(
        name="Harbour Lodge",
        area="By the old harbour",
        kind=PlaceKind.HOTEL,
        children=True,
        payer=Payer.HOUSING_BENEFIT,
        payer_words="the council's homelessness fund, or the Salvation Army",
        turnaround=1,
    ),
    _W(address="40 Harbour Street, Rivermead", postcode="QZ42EF", way_in="Ask at the bar until eleven."),
    (BedFacts(label="H1", own_room=True), BedFacts(label="H2", own_room=True, step_free=True)),
)
# First halves of postcodes that no real one begins with, and a map of the sea: nobody lives there.
MAP = (
    Placed("QZ1", Spot(54.50, -4.90, reach=1200)),
    Placed("QZ2", Spot(54.50, -4.84, reach=1200)),
    Placed("QZ3", Spot(54.53, -4.96, reach=1500)),
    Placed("QZ4", Spot(54.56, -4.90, reach=1200)),
)


def open_houses(area: Area) -> None:
    load_postcodes(rows=MAP, by=area.founder, at=area.begun)
    for house, where, beds in (WEIR, QUAY, LODGE):
        _open(area, house, where, beds)


def tonight_in_the_houses(area: Area) -> None:
    """A room between two tenants for tonight, and a bed without heating until the day after tomorrow."""
    bola, night = area.people[cast.BOLA], tonight(area.now)
    weir = Premises.objects.get(name="Weir House")
    room = BedFacts(label="Room 12", kind=BedKind.VOID, room_for=RoomFor.WOMEN, own_room=True)
    offer_room(premises=weir, facts=room, first=night, nights=1, by=bola, at=area.now)
    plan_out_of_service(
        bed=Bed.objects.get(label="W5"),
        first=night,
        last=night + timedelta(days=2),
        why="New boiler",
        by=bola,
        at=area.now,
    )


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
