"""The file of `alongside init`."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.results import Refused
from alongside.journeys.start_for_real.checks import names, sense
from alongside.journeys.start_for_real.plan import (
    Administrator,
    AgencyPlan,
    Area,
    HousePlan,
    ShiftPlan,
    StartPlan,
    WorkerPlan,
)
from alongside.journeys.start_for_real.table import Problem, Table
from alongside.rooms.beds.actions.places import BedFacts, House, Whereabouts
from alongside.rooms.beds.words import LONGEST_TURNAROUND, BedKind, Payer, PlaceKind, RoomFor
from alongside.rooms.directory.models import Duty

NO_SEAT = (AgencyKind.IMMIGRATION_ENFORCEMENT,)


class NotReady(Refused):
    """Everything that is wrong with a plan, each with its place."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join([*map(str, problems), "Nothing was written."]))
        self.problems = problems


def parse(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(
            f"The file cannot be read as TOML: {error}.", "`alongside init --example` prints one that can."
        ) from error


def plan_of(document: Mapping[str, Any], now: datetime) -> StartPlan:
    problems: list[Problem] = []
    plan = _plan(Table(document, "", problems))
    problems += names(plan)
    if not problems:
        problems += sense(plan, now)
    if problems:
        raise NotReady(problems)
    return plan


def _plan(whole: Table) -> StartPlan:
    area = _area(whole.table("partnership"))
    plan = StartPlan(
        administrator=_administrator(whole.table("administrator"), area.host),
        area=area,
        agencies=tuple(_agency(table) for table in whole.tables("agencies")),
        workers=tuple(_worker(table) for table in whole.tables("workers")),
        houses=tuple(_house(table) for table in whole.tables("houses")),
        rota=tuple(_shift(table) for table in whole.tables("rota")),
    )
    whole.end()
    return plan


def _administrator(table: Table, host: str) -> Administrator:
    administrator = Administrator(
        name=table.text("name"),
        email=table.email("email"),
        phone=table.text("phone", needed=False, most=40),
        agency=table.text("agency", needed=False) or host,
    )
    table.end()
    return administrator


def _area(table: Table) -> Area:
    area = Area(
        name=table.text("name"),
        host=table.text("host"),
        jurisdiction=table.one_of("jurisdiction", Jurisdiction, usual=Jurisdiction.ENGLAND_AND_WALES),
        children_services=table.text("children_services"),
        children_services_phone=table.text("children_services_phone", most=40),
        bed_mailbox=table.email("bed_mailbox", needed=False),
    )
    table.end()
    return area


def _agency(table: Table) -> AgencyPlan:
    agency = AgencyPlan(
        name=table.text("name"),
        kind=table.one_of("kind", AgencyKind, but=NO_SEAT),
        phone=table.text("phone", needed=False, most=40),
        email=table.email("email", needed=False),
        first_responder=table.yes("first_responder"),
        duty_to_notify=table.yes("duty_to_notify"),
        trusted_referrer=table.yes("trusted_referrer"),
        teams=table.texts("teams"),
    )
    table.end()
    return agency


def _worker(table: Table) -> WorkerPlan:
    worker = WorkerPlan(
        name=table.text("name"),
        email=table.email("email"),
        phone=table.text("phone", needed=False, most=40),
        agency=table.text("agency"),
        role=table.one_of("role", Role),
        team=table.text("team", needed=False),
    )
    table.end()
    return worker


def _house(table: Table) -> HousePlan:
    house = HousePlan(
        agency=table.text("agency"),
        team=table.text("team", needed=False),
        house=_about_house(table),
        where=Whereabouts(
            address=table.text("address", most=500, lines=True),
            postcode=table.postcode("postcode"),
            way_in=table.text("way_in", needed=False, most=2000, lines=True),
        ),
        beds=tuple(_bed(bed) for bed in table.tables("beds")),
    )
    table.end()
    return house


def _about_house(table: Table) -> House:
    return House(
        name=table.text("name"),
        area=table.text("area", needed=False),
        kind=table.one_of("kind", PlaceKind, usual=PlaceKind.HOSTEL),
        staffed_24h=table.yes("staffed_24h"),
        interpreter_phone=table.yes("interpreter_phone"),
        children=table.yes("children"),
        pets=table.yes("pets"),
        payer=table.one_of("payer", Payer, usual=Payer.NO_CHARGE),
        payer_words=table.text("payer_words", needed=False, most=300),
        turnaround=table.number("turnaround", most=LONGEST_TURNAROUND),
        address_hidden=not table.yes("address_public"),
        notes=table.text("notes", needed=False, most=2000, lines=True),
    )


def _bed(table: Table) -> BedFacts:
    bed = BedFacts(
        label=table.text("label", most=60),
        kind=table.one_of("kind", BedKind, usual=BedKind.BED),
        room_for=table.one_of("room_for", RoomFor, usual=RoomFor.ANY),
        step_free=table.yes("step_free"),
        own_room=table.yes("own_room"),
    )
    table.end()
    return bed


def _shift(table: Table) -> ShiftPlan:
    shift = ShiftPlan(
        duty=table.one_of("duty", Duty),
        worker=table.email("worker"),
        starts=table.moment("starts"),
        ends=table.moment("ends"),
    )
    table.end()
    return shift
