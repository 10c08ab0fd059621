"""No session outlives its end, and none is taken over."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import Session, User
from alongside.rooms.directory.actions import end_membership
from tests.support.proofs import Say
from tests.support.sign_in import START, code_at, come_in, is_in, somebody
from tests.support.sign_in import post as send

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(900)]


@pytest.fixture
def one_moment() -> Iterator[None]:
    """However slow the machine, all of it happens within one minute."""
    with time_machine.travel(START, tick=False):
        yield


def stolen(user: User) -> tuple[Client, Client]:
    """The session of its owner, and a copy of its cookies in other hands."""
    owner, thief = Client(), Client()
    owner.force_login(user)
    thief.cookies.update(owner.cookies)
    assert is_in(thief)
    return owner, thief


def change_password(user: User) -> None:
    other = Client()
    other.force_login(user)
    send(other, "password", password="copper meadow ladder", again="copper meadow ladder")


def sign_out_elsewhere(user: User) -> None:
    other = Client()
    other.force_login(user)
    send(other, "end_others")


def lose_a_role(user: User) -> None:
    seat = user.memberships.get(role=Role.NURSE)
    end_membership(membership=seat, by=user, at=timezone.now())


def leave_work(user: User) -> None:
    for seat in list(user.memberships.filter(until_day__isnull=True)):
        end_membership(membership=seat, by=user, at=timezone.now())


ENDS: tuple[Callable[[User], None], ...] = (change_password, sign_out_elsewhere, lose_a_role, leave_work)


def survivors(times: int) -> int:
    alive = 0
    for number in range(times):
        user = somebody()
        owner, thief = stolen(user)
        if number % (len(ENDS) + 1) == len(ENDS):
            send(owner, "sign_out")
        else:
            ENDS[number % (len(ENDS) + 1)](user)
        alive += is_in(thief)
    return alive


def test_no_session_outlives_its_end(proof: Say, many: Callable[[int, int], int]) -> None:
    times = many(50, 1_000)
    alive = survivors(times)
    proof(
        "copied sessions after sign-out, password, role, leaving",
        figure=f"{alive} of {times} alive",
        goal="0",
        holds=alive == 0,
    )


def test_planted_fault_sessions_that_stay_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(Session.objects), "end_all", lambda *_, **__: None)
    assert survivors(5) > 0


@pytest.mark.usefixtures("one_moment")
def test_no_session_key_is_taken_over(proof: Say, many: Callable[[int, int], int]) -> None:
    """Somebody plants the key of a session that exists, and waits until its victim has come in with it."""
    times, taken = many(10, 100), 0
    for number in range(times):
        planter, victim = (
            Client(),
            Client(REMOTE_ADDR=f"10.0.0.{number}"),
        )  # so many come in from one address slowly
        user = somebody(with_app=True)
        session = planter.session
        session["planted"] = True
        session.save()
        planter.cookies["alongside"] = victim.cookies["alongside"] = str(session.session_key)
        come_in(victim, user, code_at(START))
        assert is_in(victim)
        taken += is_in(planter)
    proof("sessions fixed beforehand", figure=f"{taken} of {times} taken", goal="0", holds=taken == 0)
