"""What the system of an agency is told, and what it is not."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from alongside.foundations.access.roles import Role
from alongside.foundations.audit.models import AuditEntry
from alongside.journeys.council_systems import queries
from alongside.journeys.council_systems.tests.keys import BASE, System, a_system
from alongside.rooms.beds.actions import end_stay
from alongside.rooms.beds.models import NightsOffered
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, a_stay, an_area, as_seen_by
from alongside.rooms.beds.words import Destination
from alongside.rooms.directory.actions import revoke_system_key
from alongside.rooms.directory.models import Partner, SystemKey
from alongside.rooms.directory.tests.factories import NOW, a_worker
from alongside.rooms.directory.words import Scope

pytestmark = pytest.mark.django_db
FIRST = tonight(NOW)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def area() -> Area:
    return an_area()


def of_hostel(area: Area, *scopes: Scope) -> System:
    return a_system(area.hostel, area.manager, *scopes)


def a_room(area: Area, **more: Any) -> dict[str, Any]:
    room = {"house_id": str(area.house.pk), "room": "Room 12", "first_night": str(FIRST), "nights": 2}
    return room | more


def test_vacancies_are_the_board_and_nobodys_name(area: Area) -> None:
    a_bed(area, label="Bed 1")
    a_stay(area, bed=a_bed(area, label="Bed 2"))
    told = of_hostel(area).get("vacancies", nights=2).json()
    (house,) = told["houses"]
    states = {bed["name"]: [night["state"] for night in bed["nights"]] for bed in house["beds"]}
    assert states == {"Bed 1": ["free", "free"], "Bed 2": ["taken", "taken"]}
    assert (house["address"], house["postcode"], house["may_offer"]) == ("", "", True)
    assert "Sol" not in json.dumps(told)


def test_addresses_only_where_the_key_and_the_agency_open_them(area: Area) -> None:
    a_bed(area)
    for agency, seen in ((area.hostel, True), (area.partnership.host, True), (area.stranger_agency, False)):
        system = a_system(agency, area.manager, Scope.VACANCIES, Scope.ADDRESSES)
        (house,) = system.get("vacancies").json()["houses"]
        assert (house["address"] == "7 Quiet Street") == seen
        assert house["may_offer"] == seen


def test_a_room_is_taken_back_while_nobody_has_it(area: Area) -> None:
    system, elsewhere = of_hostel(area), a_system(area.stranger_agency, area.manager, Scope.VACANCIES)
    system.post("vacancies", {"rooms": [a_room(area)]})
    no_longer = {name: a_room(area)[name] for name in ("house_id", "room", "first_night")}
    assert elsewhere.post("vacancies/taken-back", no_longer).status_code == 409
    told = [system.post("vacancies/taken-back", no_longer).json() for _ in range(2)]
    assert told == [{"effect": "taken_back"}, {"effect": "unchanged"}]
    assert not NightsOffered.objects.filter(taken_back_at__isnull=True).exists()
    system.post("vacancies", {"rooms": [a_room(area)]})
    a_stay(area, bed=NightsOffered.objects.get(taken_back_at__isnull=True).bed, nights=1)
    refused = system.post("vacancies/taken-back", no_longer)
    assert (refused.status_code, "Somebody has Room 12" in refused.json()["detail"]) == (409, True)


def test_stays_out_without_a_name_or_a_way_to_the_case(area: Area) -> None:
    stay = a_stay(area)
    with as_seen_by(area.manager):
        of_case = {str(stay.case_id), stay.case.reference}
        end_stay(stay=stay, destination=Destination.FAMILY, by=area.manager, at=NOW + timedelta(minutes=5))
    (row,) = of_hostel(area, Scope.STAYS).get("stays", first_night=FIRST).json()["stays"]
    assert row["reference"] == str(stay.pk)
    assert (row["state"], row["destination"], row["house"]) == ("ended", "family", area.house.name)
    assert set(row) == {
        "reference", "state", "first_night", "leaves", "nights", "bed_id", "bed", "house_id", "house",
        "partnership", "destination",
    }  # fmt: skip
    assert not of_case & {str(value) for value in row.values()}
    assert AuditEntry.objects.filter(event="stay.taken_away", case_id=stay.case_id).count() == 1


def test_stays_of_other_agencies_and_areas_do_not_exist(area: Area) -> None:
    a_stay(area)
    found = {
        agency.name: len(a_system(agency, area.manager, Scope.STAYS).get("stays").json()["stays"])
        for agency in (area.hostel, area.partnership.host, area.stranger_agency, an_area().hostel)
    }
    assert list(found.values()) == [1, 1, 0, 0]


def test_what_the_key_does_not_open_is_refused(area: Area) -> None:
    assert of_hostel(area, Scope.STAYS).get("vacancies").status_code == 403
    assert of_hostel(area, Scope.VACANCIES).get("stays").status_code == 403


def test_without_a_key_a_session_opens_nothing(area: Area) -> None:
    client = Client()
    client.force_login(a_worker(Role.COMMISSIONER, area.partnership.host))
    for headers in ({}, {"authorization": "Basic x"}, {"authorization": "Bearer nonsense\x00"}):
        answer = client.get(f"{BASE}stays", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert AuditEntry.objects.filter(event="system.turned_away").count() == 3


def test_a_key_that_is_over_opens_nothing(area: Area) -> None:
    system = of_hostel(area)
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        assert system.get("vacancies").status_code == 401
    assert system.get("vacancies").status_code == 200
    revoke_system_key(key=SystemKey.objects.get(), by=area.manager, at=NOW)
    assert system.get("vacancies").status_code == 401


def test_an_agency_that_left_its_areas_has_no_system_here(area: Area) -> None:
    system = of_hostel(area)
    Partner.objects.filter(agency=area.hostel).delete()
    assert system.get("vacancies").status_code == 401


def test_a_key_and_an_address_are_limited_a_minute(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "OF_A_KEY", 2)
    monkeypatch.setattr(queries, "OF_AN_ADDRESS", 2)
    for system in (of_hostel(area), System("wrong")):
        told = [system.get("vacancies").status_code for _ in range(3)]
        assert told[2] == 429, told
    assert of_hostel(area).get("vacancies").status_code == 200


def test_rooms_are_offered_all_or_none_and_once(area: Area) -> None:
    system, sent = (
        of_hostel(area),
        {"rooms": [a_room(area), a_room(area, room="Room 13", kind="office_space")]},
    )
    assert system.post("vacancies", sent | {"preview": True}).json()["rooms"][0]["effect"] == "offered"
    assert not NightsOffered.objects.exists()
    assert [row["effect"] for row in system.post("vacancies", sent).json()["rooms"]] == ["offered", "offered"]
    assert [row["effect"] for row in system.post("vacancies", sent).json()["rooms"]] == ["unchanged"] * 2
    offer = NightsOffered.objects.filter(bed__label="Room 12").get()
    assert offer.offered_by == SystemKey.objects.get().user


def test_one_bad_room_stops_them_all(area: Area) -> None:
    system = of_hostel(area)
    for bad in ({"house_id": str(uuid4())}, {"nights": 3}, {"first_night": str(FIRST - timedelta(days=1))}):
        other = a_room(area, room="Room 14")
        answer = system.post("vacancies", {"rooms": [other, a_room(area), a_room(area) | bad]})
        assert (answer.status_code, answer.json()["row"]) == (409, 3), bad
        assert not NightsOffered.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [
        {"room": "Room\u0000 12"}, {"room": "  "}, {"nights": "2"}, {"nights": 0}, {"nights": 10**30}, {"kind": "bed"},
        {"first_night": "9999-12-31"}, {"first_night": 3}, {"own_room": "yes"}, {"name": "Sol"}, {"room": "\ud800"},
    ],
)  # fmt: skip
def test_what_is_not_as_the_document_says_is_refused_and_not_said_back(
    bad: dict[str, Any], area: Area
) -> None:
    answer = of_hostel(area).post("vacancies", json.dumps({"rooms": [a_room(area) | bad]}))
    assert answer.status_code == 422
    assert "rooms.0." in answer.json()["detail"]
    assert "Sol" not in answer.text


def test_every_read_is_kept_in_the_name_of_the_system(area: Area) -> None:
    system = of_hostel(area, Scope.STAYS, Scope.VACANCIES)
    for what in ("stays", "vacancies"):
        system.get(what)
    user: UUID = SystemKey.objects.get().user_id
    kept = AuditEntry.objects.filter(event="system.read", by=user).order_by("pk")
    assert [row.codes["view"] for row in kept] == ["council_systems:stays", "council_systems:vacancies"]
