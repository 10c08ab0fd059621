"""Whoever guesses, steals or replays stays outside, and keeps nobody out by trying."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts import actions, factors
from alongside.foundations.accounts.models import Agency, Membership, Session, User
from alongside.foundations.audit.models import AuditEntry
from alongside.journeys.sign_in import forms
from alongside.rooms.directory.actions import end_membership
from tests.support.proofs import Say
from tests.support.sign_in import PASSWORD, SECRET, START, STEP, code_at, come_in, is_in
from tests.support.sign_in import post as send

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(900)]
VOLATILE = re.compile(r'value="[^"]*"')
_people = count(1)


def somebody(*, with_app: bool = False) -> User:
    number = next(_people)
    user = User.objects.create_user(f"w{number}@example.org", PASSWORD, full_name=f"Worker {number}")
    agency, _ = Agency.objects.get_or_create(name="Agency", kind="charity")
    for role in (Role.NAVIGATOR, Role.NURSE):
        Membership.objects.create(user=user, agency=agency, role=role, from_day=date(2020, 1, 1))
    if with_app:
        with time_machine.travel(START - 600, tick=False):
            assert actions.add_app(user, SECRET, code_at(START - 600))
        actions.recovery_codes(user)
    return user


def at_once(act: Callable[[int], Any], times: int) -> list[Any]:
    def one(number: int) -> Any:
        try:
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(one, range(times)))


# 13. Guessing passwords.


def guess(user: User, tries: int) -> int:
    """Wrong passwords from as many addresses, eight at a time. How many were looked at."""

    def one(number: int) -> None:
        address = f"203.0.{number // 250}.{number % 250}"
        send(Client(REMOTE_ADDR=address), "sign_in", email=user.email, password=f"wrong {number}")

    at_once(one, tries)
    return AuditEntry.objects.filter(event="account.sign_in_refused", about_id=str(user.pk)).count()


@pytest.fixture
def one_moment() -> Iterator[None]:
    """However slow the machine, all of it happens within one minute."""
    with time_machine.travel(START, tick=False):
        yield


@pytest.mark.usefixtures("one_moment")
def test_passwords_cannot_be_guessed_and_nobody_is_kept_out(proof: Say) -> None:
    user, known = somebody(with_app=True), Client()
    come_in(known, user, code_at(START))
    send(known, "sign_out")
    looked_at = guess(user, 200)
    proof(
        "200 wrong passwords from 200 addresses in a minute",
        figure=f"{looked_at} looked at",
        goal="<= 10",
        holds=0 < looked_at <= 10,
    )
    send(known, "sign_in", email=user.email, password=PASSWORD)
    entered = known.get("/sign-in/on/").headers["Location"] == "/sign-in/code/"
    proof(
        "the owner meanwhile, from a known device",
        figure="enters" if entered else "kept out",
        goal="enters",
        holds=entered,
    )


@pytest.mark.usefixtures("one_moment")
def test_an_answer_says_neither_that_it_was_throttled_nor_who_exists(proof: Say) -> None:
    user, seen = somebody(), set()
    for email in (user.email, "nobody@example.org"):
        for number in range(15):
            page = send(Client(REMOTE_ADDR=f"10.0.0.{number}"), "sign_in", email=email, password="wrong")
            seen.add((page.status_code, VOLATILE.sub("", page.text)))
    right = send(Client(REMOTE_ADDR="10.1.0.1"), "sign_in", email=user.email, password=PASSWORD)
    seen.add((right.status_code, VOLATILE.sub("", right.text)))
    proof(
        "answers to wrong, throttled, unknown, and right but throttled",
        figure=f"{len(seen)} different",
        goal="1",
        holds=len(seen) == 1,
    )


@pytest.mark.usefixtures("one_moment")
def test_planted_fault_no_limit_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "may_try", lambda *_: True)
    assert guess(somebody(), 24) > 10


# 14. Sessions.


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
    for _ in range(times):
        planter, victim, user = Client(), Client(), somebody(with_app=True)
        session = planter.session
        session["planted"] = True
        session.save()
        planter.cookies["alongside"] = victim.cookies["alongside"] = session.session_key
        come_in(victim, user, code_at(START))
        assert is_in(victim)
        taken += is_in(planter)
    proof("sessions fixed beforehand", figure=f"{taken} of {times} taken", goal="0", holds=taken == 0)


# 15. Second factors.


def replays(times: int) -> int:
    """Each code is sent by four at once, and once more."""
    again = 0
    for number in range(times):
        user = somebody(with_app=True)
        with time_machine.travel(START + number * STEP, tick=False):
            code = code_at(START + number * STEP)
            good = sum(bool(kind) for kind in at_once(lambda _, u=user, c=code: spend(u, c), 4))
            good += bool(spend(user, code))
        assert good
        again += good - 1
    return again


def spend(user: User, code: str) -> str:
    with transaction.atomic():
        return actions.spend_code(user, code)


def test_no_code_of_an_app_is_good_twice(proof: Say, many: Callable[[int, int], int]) -> None:
    times = many(25, 200)
    again = replays(times)
    proof("codes sent five times", figure=f"{again} of {times * 4} replayed", goal="0", holds=again == 0)


def test_planted_fault_a_forgetful_check_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "step_of", lambda secret, code, after=0: factors.step_of(secret, code))
    assert replays(2) > 0


def test_a_recovery_code_is_good_once(proof: Say) -> None:
    user = somebody(with_app=True)
    codes = actions.recovery_codes(user)
    with time_machine.travel(START, tick=False):
        good = [sum(bool(k) for k in at_once(lambda _, c=code: spend(user, c), 4)) for code in codes]
    proof(
        f"{len(codes)} recovery codes, each sent by four at once",
        figure=f"{sum(good)} accepted",
        goal=f"{len(codes)}",
        holds=good == [1] * len(codes),
    )


def test_drift_is_half_a_minute_at_most(proof: Say) -> None:
    steps = range(-20, 21)
    with time_machine.travel(START, tick=False):
        accepted = [step for step in steps if spend(somebody(with_app=True), code_at(START + step * STEP))]
    proof(
        "codes of 20 half minutes before and after",
        figure=f"accepted: {accepted}",
        goal="[-1, 0, 1]",
        holds=accepted == [-1, 0, 1],
    )
