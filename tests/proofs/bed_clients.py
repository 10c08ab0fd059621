"""Many clients book beds of one area at once, each for other nights, and remember what they were told."""

import http.client
import random
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Barrier, Condition, Event, Thread
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connections
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, a_request, an_area
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.tests.working import beside
from tests.proofs.bed_race import BOOKED_TWICE
from tests.support.sign_in import signed_in

WINDOW, LONGEST = 14, 7  # nights
WORKERS = 10  # who share the clients
TOKEN = "k" * 32  # of the form, as the cookie has it
BEDS_TRIED, TRIES = 4, 40
PATIENCE = 300  # seconds

BOOKED = """
    SELECT s.case_id, o.bed_id, upper(o.nights) - lower(o.nights)
    FROM beds_stay s JOIN beds_occupancy o ON o.id = s.occupancy_id WHERE s.state = 'booked' AND NOT o.released
"""
Booking = tuple[UUID, int, int]


@dataclass
class Client:
    """Somebody who wants a bed for so many nights, and the beds they try, in their order."""

    case: UUID
    cookies: str
    nights: int
    beds: list[int]
    told: list[Booking] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    answered: bool = True


@dataclass(frozen=True)
class Outcome:
    """`lost`: told that it is booked, and it is not. `untold`: booked, and told otherwise or nothing."""

    told: int
    lost: int
    untold: int
    unanswered: int
    booked_twice: int
    broken: int
    answers: Counter[str]

    @property
    def fair(self) -> bool:
        return self.told > 0 and (self.lost, self.untold, self.unanswered, self.booked_twice) == (0, 0, 0, 0)

    def __str__(self) -> str:
        return f"{self.told} booked, {self.lost} lost, {self.untold} untold, {self.booked_twice} twice"


def who_want_a_bed(clients: int, beds: int, now: datetime, dice: random.Random) -> list[Client]:
    """Of one area, each with a case in which a bed has been asked for."""
    area = an_area()
    workers = [area.navigator, *(beside(area.navigator) for _ in range(WORKERS - 1))]
    numbers = [a_bed(area).pk for _ in range(beds)]
    return [_client(area, workers[n % WORKERS], numbers, now, dice) for n in range(clients)]


def _client(area: Area, worker: User, beds: Sequence[int], now: datetime, dice: random.Random) -> Client:
    ahead = dice.randrange(WINDOW)
    nights = dice.randint(1, min(LONGEST, WINDOW - ahead))
    case = a_case(area.navigator, name="", met=now)
    a_request(area, case=case, at=now, check_in=tonight(now) + timedelta(days=ahead), nights=nights)
    session = signed_in(worker).cookies[settings.SESSION_COOKIE_NAME].value
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    return Client(case.pk, cookies, nights, dice.sample(beds, BEDS_TRIED))


class Crowd:
    """`standing` is let go of while a server is down, so that nobody asks in vain."""

    def __init__(self, clients: Sequence[Client]) -> None:
        self.clients = deepcopy(clients)
        self.standing, self._told = Event(), Condition()
        self.standing.set()
        self.booked = 0

    def set_out(self, port: int) -> list[Thread]:
        """All at once. Each asks again, with the same form, whatever it was not answered."""
        start = Barrier(len(self.clients))

        def go(client: Client) -> None:
            start.wait()
            self._book(client, port)

        threads = [Thread(target=go, args=[client], daemon=True) for client in self.clients]
        for thread in threads:
            thread.start()
        return threads

    def _book(self, client: Client, port: int) -> None:
        for bed in client.beds:
            answer = self._insist(client, port, bed, str(uuid4()))
            if answer == "booked":
                client.told.append((client.case, bed, client.nights))
                with self._told:
                    self.booked += 1
                    self._told.notify_all()
            if answer != "taken":
                client.answered = answer == "booked"
                return

    def _insist(self, client: Client, port: int, bed: int, key: str) -> str:
        for _ in range(TRIES):
            self.standing.wait(PATIENCE)
            answer = _ask(client, port, bed, key)
            client.answers[answer] += 1
            if answer in ("booked", "taken"):
                return answer
        return "no answer"

    def wait_until(self, booked: int) -> None:
        with self._told:
            assert self._told.wait_for(lambda: self.booked >= booked, PATIENCE), "too few were booked"

    def outcome(self) -> Outcome:
        with connections["owner"].cursor() as cursor:
            cursor.execute(BOOKED)
            held = set(cursor.fetchall())
            cursor.execute(BOOKED_TWICE)
            (twice,) = cursor.fetchone()
        told = {booking for client in self.clients for booking in client.told}
        answers = sum((client.answers for client in self.clients), Counter[str]())
        broken = sum(number for answer, number in answers.items() if answer not in ("booked", "taken"))
        unanswered = sum(not client.answered for client in self.clients)
        return Outcome(len(told), len(told - held), len(held - told), unanswered, twice, broken, answers)


def _ask(client: Client, port: int, bed: int, key: str) -> str:
    """One form, over a connection of its own. `broken` where no whole answer came."""
    words = {"form_key": key, "csrfmiddlewaretoken": TOKEN, "bed": bed, "nights": client.nights}
    headers = {"Cookie": client.cookies, "Content-Type": "application/x-www-form-urlencoded"}
    page = reverse("place_tonight:choose", args=[client.case])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", page, urlencode(words), headers)
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException):
        return "broken"
    finally:
        connection.close()
    if answer.status == 302:
        return "booked" if "sign-in" not in str(answer.headers["Location"]) else "shut out"
    return "taken" if b"has just been taken" in body else f"status {answer.status}"
