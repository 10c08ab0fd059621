"""How tests come in: by the pages that people use."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count
from typing import Any

import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts import actions
from alongside.foundations.accounts.models import Agency, Membership, User
from alongside.rooms.directory.tests.factories import a_worker

PASSWORD = "lantern window barley"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = 30  # seconds
START = 1_780_000_020  # some moment, at the beginning of a half minute


def code_at(moment: float, secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, int(moment) // STEP)))


def a_worker_with_password(**about: Any) -> User:
    """Who has no second factor yet."""
    user = a_worker(**about)
    user.set_password(PASSWORD)
    user.save()
    return user


def a_worker_with_app(**about: Any) -> User:
    """Set up long before the moment START."""
    user = a_worker_with_password(**about)
    with time_machine.travel(START - 600, tick=False):
        assert actions.add_app(user, SECRET, code_at(START - 600))
        actions.recovery_codes(user)
    return user


def signed_in(user: User) -> Client:
    """Without the pages of the sign-in, and whole (`whole_logins`)."""
    client = Client()
    client.force_login(user)
    return client


_keys = count()


def form_key() -> str:
    return f"0d2b1c7e-6a53-4a57-9a6e-{next(_keys):012x}"


def post(client: Client, name: str, /, *args: Any, **values: Any) -> Any:
    return client.post(reverse(f"sign_in:{name}", args=args), {"form_key": form_key(), **values})


def give_password(client: Client, user: User, password: str = PASSWORD) -> Any:
    return post(client, "sign_in", email=user.email, password=password)


def agree(client: Client) -> Any:
    return post(client, "agreement", agreed="on")


def come_in(client: Client, user: User, code: str) -> None:
    give_password(client, user)
    post(client, "second", code=code)
    agree(client)


def is_in(client: Client) -> bool:
    return bool(client.get("/you/").status_code == 200)


def nobody_is_arriving(get_response: Any) -> Any:
    """A middleware, for where a test takes the wall of the way in out."""

    def answer(request: Any) -> Any:
        request.arriving = None
        return get_response(request)

    return answer


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
