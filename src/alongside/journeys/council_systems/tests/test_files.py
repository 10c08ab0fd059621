"""Rooms from a table, and stays as one."""

import csv
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve

from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.journeys.council_systems.rules import as_csv, rooms_in
from alongside.rooms.beds.models import NightsOffered, Premises
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, a_stay, an_area
from alongside.rooms.directory.tests.factories import NOW

PAGE = "/beds/vacancies/"
HEAD = "house,room,first_night,nights\n"
HOUSES = {"quay house": uuid4()}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def sent(client: Client, **words: Any) -> Any:
    return client.post(PAGE, {"form_key": str(uuid4())} | words)


def a_table(area: Area, *rooms: str) -> str:
    return HEAD + "".join(f"{area.house.name.upper()},{room},{tonight(NOW)},2\n" for room in rooms)


@pytest.mark.django_db
def test_first_it_is_shown_then_it_is_done_once() -> None:
    area = an_area()
    client, table = signed_in(area.manager), a_table(area, "Room 12", "Room 13")
    page = sent(client, lines=table)
    assert "2 rooms of 2" in " ".join(page.text.split())
    assert not NightsOffered.objects.exists()
    done = sent(client, confirmed=table)
    assert done.headers["Location"] == f"{PAGE}?taken=2"
    assert sent(client, confirmed=table).headers["Location"] == f"{PAGE}?taken=0"
    assert NightsOffered.objects.count() == 2


@pytest.mark.django_db
def test_a_file_with_a_bad_line_is_refused_whole_with_the_line() -> None:
    area = an_area()
    a_bed(area, label="Bed 1")
    client = signed_in(area.manager)
    for last, words in (("Room 12", "offered for one of these nights"), ("Bed 1", "is always on the board")):
        table = a_table(area, "Room 12", "Room 13", last).removesuffix("2\n") + "3\n"
        file = SimpleUploadedFile("rooms.csv", f"\ufeff{table}".encode())
        page = sent(client, file=file).text
        assert "Line 4:" in page
        assert words in page
    assert not NightsOffered.objects.exists()


@pytest.mark.django_db
def test_a_house_of_somebody_else_is_none_of_theirs() -> None:
    area, other = an_area(), an_area()
    assert "none of your houses" in sent(signed_in(other.manager), lines=a_table(area, "Room 12")).text
    assert sent(signed_in(area.navigator), lines="x").status_code == 409


@pytest.mark.django_db
def test_stays_are_taken_away_by_those_whose_houses_they_were_in() -> None:
    area = an_area()
    stay = a_stay(area, bed=a_bed(area, label="=1+1"))
    for user, found in ((area.manager, 1), (area.commissioner, 1), (an_area().manager, 0)):
        answer = signed_in(user).get("/beds/stays.csv")
        rows = list(csv.DictReader(answer.text.splitlines()))
        assert len(rows) == found
        assert "Sol" not in answer.text
        assert [row["bed"] for row in rows] == ["'=1+1"] * found
        assert [row["reference"] for row in rows] == [str(stay.pk)] * found
    assert signed_in(area.navigator).get("/beds/stays.csv").status_code == 409
    kept = AuditEntry.objects.filter(event="stay.taken_away", case_id=stay.case_id).order_by("pk")
    assert [entry.by for entry in kept] == [area.manager.pk, area.commissioner.pk]
    assert Premises.objects.count() == 2


@pytest.mark.parametrize("download", ["/beds/stays.csv", "/reports/beds.csv", "/reports/beds.json"])
def test_whoever_finds_a_screen_open_takes_no_table_away(download: str) -> None:
    assert getattr(resolve(download).func, "freshly_proven", False)


def test_what_a_spreadsheet_would_work_out_is_made_harmless() -> None:
    cells = ["=1", "+1", "-1", "@x", "\tx", "\rx", "x=1", 3, -3]
    assert as_csv(["a"], [[cell] for cell in cells[:5]]) == "a\r\n'=1\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n"
    assert as_csv(["a"], [[cell] for cell in cells[6:]]) == "a\r\nx=1\r\n3\r\n-3\r\n"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "Line 1: it needs columns"),
        ("house,room\n", "Missing: first_night, nights"),
        (HEAD.replace("nights", "nights,name"), "'name' is unknown"),
        (HEAD, "no room in this table"),
        (HEAD + "Mill Lane,1,2026-06-05,2\n", "Line 2: 'Mill Lane' is none of your houses"),
        (HEAD + "Quay House,,2026-06-05,2\n", "Line 2: '' is no name of a room"),
        (HEAD + "Quay House,1,2026-06-05,2\n\nQuay House,1,5 June,2\n", "Line 4: '5 June' is not a date"),
        (HEAD + "Quay House,1,2026-06-05,two\n", "Line 2: 'two' is no number of nights"),
        (HEAD + "Quay House,1,2026-06-05,2,x\n", "Line 2: there are more cells"),
        (HEAD + 'Quay House,"1,2026-06-05,2\n', "not a line of a CSV file"),
        (HEAD.replace("\n", ",kind\n") + "Quay House,1,2026-06-05,2,bed\n", "'bed' is not one of"),
        (HEAD.replace("\n", ",own_room\n") + "Quay House,1,2026-06-05,2,maybe\n", "neither yes nor no"),
    ],
)
def test_a_line_that_cannot_be_right_is_named(table: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        rooms_in(table, HOUSES)
    assert words in str(refused.value)


def test_columns_in_any_order_and_words_as_people_write_them() -> None:
    (room,) = rooms_in(
        "Nights,Room,House,First night,kind\n2,Room 1,QUAY  House,2026-06-05,Office space\n", HOUSES
    )
    assert (room.kind, room.room_for, room.own_room, room.step_free) == ("office_space", "any", True, False)
