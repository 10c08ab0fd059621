"""Many people ask for the last bed at the same moment, through the pages, each over a connection of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Barrier, Semaphore, Thread
from uuid import uuid4

from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from alongside.rooms.beds.models import Bed
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, a_request, an_area
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case

KEPT_FREE = 20  # connections of the server that are not for the race

BOOKED_TWICE = """
    SELECT count(*) FROM beds_occupancy AS one JOIN beds_occupancy AS other
    ON one.bed_id = other.bed_id AND one.nights && other.nights AND one.id < other.id
    WHERE NOT one.released AND NOT other.released
"""


@dataclass(frozen=True)
class Outcome:
    """Counted in the tables, except `refused`: pages that said in words that the bed was taken."""

    stays: int
    booked_twice: int
    refused: int
    other_answers: tuple[str, ...]


def race(clients: int, now: datetime) -> Outcome:
    area = an_area()
    bed = a_bed(area)
    cases = [_waiting_for_a_bed(area, now) for _ in range(clients)]
    answers = _all_at_once(area, bed, cases)
    refused = answers.count("taken")
    others = tuple(sorted(set(answers) - {"taken", "booked"}))
    return Outcome(_count("SELECT count(*) FROM beds_stay"), _count(BOOKED_TWICE), refused, others)


def without_the_constraint() -> None:
    """The planted fault: the database no longer minds."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE beds_occupancy DROP CONSTRAINT one_person_a_bed_a_night")


def _waiting_for_a_bed(area: Area, now: datetime) -> Case:
    case = a_case(area.navigator, met=now)
    a_request(area, case=case, at=now, check_in=tonight(now))
    return case


def _all_at_once(area: Area, bed: Bed, cases: list[Case]) -> list[str]:
    client = Client()
    client.force_login(area.navigator)
    start, room = Barrier(len(cases)), Semaphore(_connections())
    answers: list[str] = []

    def ask(case: Case) -> None:
        start.wait()
        with room:
            try:
                answers.append(_ask(client.cookies.output(header="", sep=";"), bed, case))
            finally:
                connection.close()

    _run([lambda case=case: ask(case) for case in cases])  # type: ignore[misc]
    return answers


def _ask(cookies: str, bed: Bed, case: Case) -> str:
    client = Client(raise_request_exception=False, headers={"cookie": cookies})
    address = reverse("place_tonight:choose", args=[case.pk])
    answer = client.post(address, {"form_key": str(uuid4()), "bed": bed.pk, "nights": 7})
    if answer.status_code == 302:
        return "booked"
    taken = answer.status_code == 409 and b"has just been taken" in answer.content
    return "taken" if taken else f"status {answer.status_code}"


def _run(work: list[Callable[[], None]]) -> None:
    threads = [Thread(target=part) for part in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _connections() -> int:
    return max(2, _count("SHOW max_connections") - KEPT_FREE)


def _count(query: str) -> int:
    """As the owner of the tables, who sees every row."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(query)
        (number,) = cursor.fetchone()
    return int(number)
