"""Several people at the same moment: one is first, everybody else reads what to do instead."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import OperationalError, connections
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import answer_extension, ask_extension, end_stay, move_bed
from alongside.rooms.beds.models import NightsOffered, Occupancy, Stay
from alongside.rooms.beds.queries.recount import differences, unexplained
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, a_stay, an_area, as_seen_by
from alongside.rooms.beds.tests.pages import send
from alongside.rooms.beds.words import Destination, Side
from tests.support.sign_in import at_once, signed_in

pytestmark = pytest.mark.usefixtures("own_database")
DAY = timedelta(days=1)
TAKEN = "has just been taken"


def counted(question: str) -> int:
    """By the owner, who sees every row."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])


def test_several_are_moved_into_one_bed_at_once() -> None:
    area, now = an_area(), timezone.now()
    stays = [a_stay(area, at=now, check_in=tonight(now)) for _ in range(6)]
    free = a_bed(area, label="Bed W")
    clients = [signed_in(area.manager) for _ in stays]

    def move(number: int) -> Any:
        return send(clients[number], "beds:move", stays[number].pk, bed=free.pk, reason="Quieter")

    answers = at_once(move, len(stays))
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [302]
    assert all(TAKEN in answer.text for answer in answers if answer.status_code == 200)
    assert Occupancy.objects.filter(bed=free, released=False).count() == 1
    assert counted("SELECT count(*) FROM beds_bedmove") == 1
    assert Occupancy.objects.filter(in_use=True).count() == 6


def test_one_room_is_offered_several_times_at_once() -> None:
    area, now = an_area(), timezone.now()
    clients = [signed_in(area.manager) for _ in range(6)]
    room = {"label": "Room 12", "kind": "void", "room_for": "any", "first": str(tonight(now)), "nights": 2}
    answers = at_once(lambda number: send(clients[number], "beds:offer", area.house.pk, **room), 6)
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [302]
    said = "Room 12 is offered for one of these nights already"
    assert all(said in answer.text for answer in answers if answer.status_code == 200)
    assert NightsOffered.objects.count() == 1


def asked(area: Area, stay: Stay) -> Any:
    now = timezone.now()
    with as_seen_by(area.navigator, now):
        until = stay.occupancy.leaves + 3 * DAY
        more = ask_extension(stay=stay, leaves=until, reason="-", by=area.navigator, at=now)
    with as_seen_by(area.manager, now):
        answer_extension(extension=more, side=Side.HOSTEL, granted=True, by=area.manager, at=now)
    return more


@pytest.mark.parametrize("other", ["moved", "left"])
def test_the_last_yes_comes_while_they_are_moved_or_leave(other: str) -> None:
    """Whichever is first: they have one bed a night, and none after they have left."""
    area, now = an_area(), timezone.now()
    for _ in range(4):
        stay, free = a_stay(area, at=now, check_in=tonight(now)), a_bed(area)
        more = asked(area, stay)
        later = now + 2 * DAY

        def say_yes(more: Any = more, later: Any = later) -> None:
            with as_seen_by(area.commissioner, later):
                facts = {"extension": more, "side": Side.COUNCIL, "granted": True}
                answer_extension(**facts, by=area.commissioner, at=later)

        def go(stay: Stay = stay, free: Any = free, later: Any = later) -> None:
            with as_seen_by(area.manager, later):
                if other == "moved":
                    move_bed(stay=stay, bed=free, reason="-", by=area.manager, at=later)
                else:
                    end_stay(stay=stay, destination=Destination.FAMILY, by=area.manager, at=later)

        assert not [error for error in at_once(_kept([say_yes, go]), 2) if error]
    with viewing.as_service(Service.REPORTS, at=now):
        assert differences(Stay.objects.select_related("occupancy")) + unexplained() == []


def _kept(acts: list[Callable[[], None]]) -> Callable[[int], str]:
    def one(number: int) -> str:
        try:
            acts[number]()
        except (Refused, ObjectDoesNotExist):
            return ""
        except OperationalError as error:
            return str(error)
        return ""

    return one
