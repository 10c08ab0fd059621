"""What stands on the way in and around one's own second factors and sessions."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts import actions
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.tests.factories import Table
from alongside.rooms.conferences.tests.visiting import Visit
from tests.proofs.standing import Clock, Prepared, Standing, on
from tests.support.passkey import Passkey
from tests.support.sign_in import (
    PASSWORD,
    SECRET,
    START,
    a_worker_with_app,
    a_worker_with_password,
    agree,
    code_at,
    come_in,
    give_password,
    is_in,
    post,
)
from tests.support.typing_in import Typed

MINUTE = 60
LOCKED, STALE = 16 * MINUTE, 28 * MINUTE


def arriving(user: User) -> Client:
    client = Client()
    give_password(client, user)
    return client


def inside(clock: Clock) -> tuple[Client, User]:
    clock.move_to(START)
    client, user = Client(), a_worker_with_app()
    come_in(client, user, code_at(START))
    return client, user


def with_passkey(clock: Clock) -> tuple[Client, User, Passkey]:
    clock.move_to(START)
    user, key = a_worker_with_password(), Passkey()
    client = arriving(user)
    page = client.get(reverse("sign_in:set_up_passkey")).text
    post(client, "set_up_passkey", name="Telephone", credential=key.made(page))
    agree(client)
    return client, user, key


def answered_by(client: Client, name: str, answer: Callable[[str], str], /, **typed: str) -> Standing:
    """With the passkey that the page asks for: each time it is opened it asks something else."""

    def type_in(page: str) -> Typed:
        return {key: [given] for key, given in {**typed, "credential": answer(page)}.items()}

    return Standing(client, reverse(f"sign_in:{name}"), type_in)


def second(clock: Clock) -> Standing:
    clock.move_to(START)
    return on(arriving(a_worker_with_app()), "sign_in:second", code=code_at(START))


def passkey(clock: Clock) -> Standing:
    _, user, key = with_passkey(clock)
    return answered_by(arriving(user), "passkey", key.answers)


def set_up_app(clock: Clock) -> Standing:
    clock.move_to(START)
    client = arriving(a_worker_with_password())

    def type_in(page: str) -> Typed:
        return {"code": [code_at(START, client.session["mfa.totp.secret"])]}

    return Standing(client, reverse("sign_in:set_up_app"), type_in)


def set_up_passkey(clock: Clock) -> Standing:
    clock.move_to(START)
    return answered_by(arriving(a_worker_with_password()), "set_up_passkey", Passkey().made, name="Telephone")


def agreement(clock: Clock) -> Standing:
    clock.move_to(START)
    client = arriving(a_worker_with_app())
    post(client, "second", code=code_at(START))
    return on(client, "sign_in:agreement", agreed="on")


def unlock(clock: Clock) -> Standing:
    client, _ = inside(clock)
    clock.move_to(START + LOCKED)
    return on(client, "sign_in:unlock", password=PASSWORD)


def again(clock: Clock) -> Standing:
    client, _ = inside(clock)
    quiet(client, clock)
    return on(client, "sign_in:again", code=code_at(START + STALE))


def again_passkey(clock: Clock) -> Standing:
    client, _, key = with_passkey(clock)
    quiet(client, clock)
    return answered_by(client, "again_passkey", key.answers)


def quiet(client: Client, clock: Clock) -> None:
    """At work for so long that the proof is no longer fresh, and never away for so long that it locks."""
    clock.move_to(START + STALE / 2)
    assert is_in(client)
    clock.move_to(START + STALE)


def password(clock: Clock) -> Standing:
    words = "harbour candle seventeen oats"
    return on(inside(clock)[0], "sign_in:password", password=words, again=words)


def remove(clock: Clock) -> Standing:
    """Of two, one."""
    client, user, _ = with_passkey(clock)
    assert actions.add_app(user, SECRET, code_at(START))
    return on(client, "sign_in:own")


def end_session(clock: Clock) -> Standing:
    client, user = inside(clock)
    clock.move_to(START + MINUTE)
    come_in(Client(), user, code_at(START + MINUTE))
    return on(client, "sign_in:own")


def guest_code(_: Clock) -> Standing:
    visit = Visit(Table())
    visit.spend()
    return on(visit.screen, "conferences:guest_code", code=visit.codes()[-1])


WAYS_IN: Prepared = {
    "conferences:guest_code": guest_code,
    "sign_in:again": again,
    "sign_in:again_passkey": again_passkey,
    "sign_in:agreement": agreement,
    "sign_in:end_session": end_session,
    "sign_in:passkey": passkey,
    "sign_in:password": password,
    "sign_in:remove": remove,
    "sign_in:second": second,
    "sign_in:set_up_app": set_up_app,
    "sign_in:set_up_passkey": set_up_passkey,
    "sign_in:unlock": unlock,
}
