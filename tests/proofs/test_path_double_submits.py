"""A form that is sent twice has one effect."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.utils import timezone

from alongside.foundations.design import once
from tests.proofs.double_submits import (
    Sent,
    people,
    send_twice_by_link,
    send_twice_in_demo,
    send_twice_in_world,
    taken_once,
)
from tests.support.matrix import GUEST
from tests.support.oracle import MAY
from tests.support.proofs import Say, log

# What no page leads to here, by what it would need. Whatever test sends something there holds it to one effect all the
# same: tests/support/one_effect.py.
NOT_MET = {
    "a second factor, a passkey, a second session, the password, a code that was mailed": {
        "conferences:guest_code",
        "sign_in:again", "sign_in:again_passkey", "sign_in:agreement", "sign_in:end_session", "sign_in:passkey",
        "sign_in:password", "sign_in:remove", "sign_in:second", "sign_in:set_up_app", "sign_in:set_up_passkey",
        "sign_in:unlock",
    },
    "minutes that are complete, or were kept elsewhere; words typed while others talk": {
        "conferences:close", "conferences:item", "conferences:late", "conferences:take_up",
    },
    "a bed between two people, a driver, a stay that ended in between, a bed near who is feared": {
        "beds:ready", "beds:ride", "beds:went_to", "place_tonight:ask_override", "place_tonight:choose",
        "place_tonight:withdraw_override",
    },
    "an emergency, a sharing or a case that waits for somebody's answer": {
        "choices:sharing", "keep_or_erase:answer", "people:explain_glass", "people:raised", "referrals:send",
        "subject_access:put_back", "subject_access:review",
    },
}  # fmt: skip
ASKERS = (*MAY, GUEST)


@pytest.mark.usefixtures("demo_database")
@pytest.mark.timeout(1_800)
def test_double_submits(proof: Say, request: pytest.FixtureRequest, many: Callable[[int, int], int]) -> None:
    """First those to which a link of the demo leads; then, where everything stands, those at every address."""
    sent, never, is_full = Sent(), frozenset[str](), many(0, 1)
    send_twice_in_demo(sent, people()[many(1, 0) : many(2, 99)], many(1, 2))
    if is_full:
        send_twice_by_link(sent, timezone.now())
        send_twice_in_world(sent, request.getfixturevalue("world"), ASKERS)
        never = taken_once() - sent.routes - set().union(*NOT_MET.values())
        log(f"never had an effect: {sorted(never)}; silent: {sorted(sent.silent)}")
    figure = (
        f"{sent.doubled} effects; {sent.worked.total()} of {sent.forms} forms worked, of {len(sent.worked)} kinds, "
        f"at {len(sent.routes)} of {len(taken_once())} addresses"
    )
    holds = sent.doubled == 0 and not never
    proof("every form sent twice: second effects", figure=figure, goal="0; all but the named", holds=holds)


@pytest.mark.usefixtures("demo_database")
def test_double_submits_planted(proof: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the receipt, the second sending has effects, and they are seen."""
    monkeypatch.setattr(once, "read_key", lambda text: uuid4())
    sent = Sent()
    send_twice_in_demo(sent, people()[1:2], 1, 12)
    found = sent.doubled
    proof("planted: forms without receipts", figure=f"{found} found", goal="more than 0", holds=found > 0)
