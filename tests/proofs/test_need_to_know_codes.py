"""No code is good twice."""

from collections.abc import Callable
from functools import partial

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from alongside.foundations.accounts import actions, factors
from alongside.foundations.accounts.models import User
from tests.support.proofs import Say
from tests.support.sign_in import START, STEP, at_once, code_at, come_in, post, somebody

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.timeout(900)]


def replays(times: int) -> int:
    """Each code is sent by four at once, and once more."""
    again = 0
    for number in range(times):
        user = somebody(with_app=True)
        with time_machine.travel(START + number * STEP, tick=False):
            code = code_at(START + number * STEP)
            good = sum(bool(kind) for kind in at_once(partial(spending, user, code), 4))
            good += bool(spend(user, code))
        assert good
        again += good - 1
    return again


def spending(user: User, code: str, _: int) -> str:
    return spend(user, code)


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


def stepped_up(times: int) -> int:
    """Somebody finds a screen left open, and the code that let its owner in."""
    replayed = 0
    for number in range(times):
        user, client, at = somebody(with_app=True), Client(), START + number * STEP
        with time_machine.travel(at, tick=False):
            come_in(client, user, code_at(at))
            session = client.session
            session["entry"] |= {"fresh": 0}
            session.save()
            post(client, "again", code=code_at(at))
            replayed += client.get("/you/password/").status_code == 200
    return replayed


def test_the_code_that_let_somebody_in_does_not_prove_them_again(
    proof: Say, many: Callable[[int, int], int]
) -> None:
    times = many(5, 200)
    again = stepped_up(times)
    proof("codes of the way in, at a fresh proof", figure=f"{again} of {times}", goal="0", holds=again == 0)


def test_planted_fault_a_forgetful_check_lets_them_step_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "step_of", lambda secret, code, after=0: factors.step_of(secret, code))
    assert stepped_up(2) == 2


def test_a_recovery_code_is_good_once(proof: Say) -> None:
    user = somebody(with_app=True)
    codes = actions.recovery_codes(user)
    with time_machine.travel(START, tick=False):
        good = [sum(bool(k) for k in at_once(partial(spending, user, code), 4)) for code in codes]
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
