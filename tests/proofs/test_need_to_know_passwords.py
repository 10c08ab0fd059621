"""Passwords cannot be guessed, and nobody is kept out by those who try."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.journeys.sign_in import forms
from tests.support.proofs import Say
from tests.support.sign_in import PASSWORD, START, at_once, code_at, come_in, somebody
from tests.support.sign_in import post as send

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(900)]
VOLATILE = re.compile(r'value="[^"]*"')


@pytest.fixture
def one_moment() -> Iterator[None]:
    """However slow the machine, all of it happens within one minute."""
    with time_machine.travel(START, tick=False):
        yield


def guess(user: User, tries: int) -> int:
    """Wrong passwords from as many addresses, eight at a time. How many were looked at."""

    def one(number: int) -> None:
        address = f"203.0.{number // 250}.{number % 250}"
        send(Client(REMOTE_ADDR=address), "sign_in", email=user.email, password=f"wrong {number}")

    at_once(one, tries)
    return AuditEntry.objects.filter(event="account.sign_in_failed", codes__whose=str(user.pk)).count()


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
