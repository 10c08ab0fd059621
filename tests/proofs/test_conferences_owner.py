"""Whatever is done with a hand-over, by whom, at once or cut off in the middle: one team is responsible."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, connections

from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.tests.moving import Moving, responsible_for, seen_by
from alongside.rooms.conferences.tests.test_handover_property import ACTS, WHO, Story
from alongside.rooms.conferences.words import DeclinedWhy
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.actions import moving_area
from tests.support.proofs import Say, tell

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(1_800)]
Many = Callable[[int, int], int]
STEPS, STATEMENTS = 8, 50
WEIGHTS = (4, 1, 2, 2, 2, 1, 1)  # of the acts, in their order


class Died(Exception):
    """Whoever was at work is gone, and with them their connection, before anything was kept."""


class Dying:
    """For every statement: after so many of them the connection is cut."""

    def __init__(self, after: int) -> None:
        self.left, self.died = after, False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.left -= 1
        if self.left < 0:
            if not self.died:
                self.died = True
                connection.connection.close()
            raise Died
        return execute(sql, params, many, context)


@contextmanager
def cut_off(dying: Dying) -> Iterator[None]:
    """Outermost, and taken out by itself: a new connection has put its own beside it meanwhile."""
    connection.execute_wrappers.insert(0, dying)
    try:
        yield
    finally:
        connection.execute_wrappers.remove(dying)


def take(story: Story, act: str, who: str, dies_after: int | None) -> bool:
    """Whether it was cut off. Then it is tried again, as whoever works would."""
    if dies_after is None:
        story.take(act, who)
        return False
    try:
        with cut_off(Dying(dies_after)):
            story.take(act, who)
        return False
    except Died:
        connection.close()
        story.take(act, who)
        return True


def chosen(chance: random.Random) -> tuple[str, str]:
    """Mostly by somebody of the side that may, so that much takes effect."""
    (act,) = chance.choices(ACTS, weights=WEIGHTS)
    by = ("alice",) if act in ("propose", "answer", "withdraw") else ("omar", "rose")
    return act, chance.choice(by if chance.random() < 0.8 else WHO)


def walked(number: int, chance: random.Random) -> tuple[int, int, int]:
    """Moments at which not one team was responsible, or another than it should be; cut off; and moved."""
    wrong = cut = moved = 0
    moving = Moving()
    for turn in range(number):
        story = Story(moving)
        for _ in range(STEPS):
            dies = chance.randrange(STATEMENTS) if chance.random() < 0.4 else None
            act, who = chosen(chance)
            cut += take(story, act, who, dies)
            wrong += responsible_for(story.moving.case, story.at) != [story.owner]
        moved += story.owner == moving.agency.name
        tell(turn + 1, 100)
    return wrong, cut, moved


def test_any_order_of_acts(proof: Say, many: Many, seed: int) -> None:
    number = many(15, 1_000)
    wrong, cut, moved = walked(number, random.Random(seed))
    proof(
        f"not one team responsible, {number * STEPS:,} steps with a hand-over",
        figure=f"{wrong}; {cut} cut off in the middle and tried again, {moved} moved",
        goal="0; > 0, > 0",
        holds=wrong == 0 and cut > 0 and moved > 0,
    )


def test_planted_with_a_yes_nobody_stops(proof: Say, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """In the program and in the database."""
    monkeypatch.setattr(moving_area, "_end_standing", lambda *_: None)
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP INDEX one_responsible_owner")
        cursor.execute("DROP INDEX one_key_worker")
    wrong, _, _ = walked(10, random.Random(seed))
    proof("planted: with a yes nobody stops", figure=f"{wrong} found", goal="> 0", holds=wrong > 0)


def at_once(moving: Moving, row: Handover) -> list[str]:
    """A yes, a no and a withdrawal at the same moment, each over a connection of its own: what took effect."""
    start, done = Barrier(3), list[str]()

    def answer(act: str, who: str, **said: Any) -> None:
        start.wait()
        user = getattr(moving, who)
        try:
            with seen_by(user):
                getattr(actions, act)(handover=row, by=user, at=NOW, **said)
            done.append(act)
        except (Refused, Handover.DoesNotExist):
            pass
        finally:
            connection.close()

    threads = [
        Thread(target=answer, args=("accept_handover", "omar"), kwargs={"key_worker": moving.omar}),
        Thread(target=answer, args=("decline_handover", "rose"), kwargs={"why": DeclinedWhy.NO_CAPACITY}),
        Thread(target=answer, args=("withdraw_handover", "alice")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def test_answers_at_once(proof: Say, many: Many) -> None:
    number, wrong, moved = many(10, 300), 0, 0
    moving = Moving()
    for _ in range(number):
        story = Story(moving)
        done = at_once(moving, moving.proposed())
        owner = moving.agency if done == ["accept_handover"] else moving.here
        moved += owner == moving.agency
        wrong += len(done) != 1 or responsible_for(story.moving.case) != [owner.name]
    proof(
        f"a yes, a no and a withdrawal at once, {number} times",
        figure=f"{wrong} with more or less than one effect and one team; {moved} moved",
        goal="0",
        holds=wrong == 0,
    )
