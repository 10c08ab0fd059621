"""A passkey instead of a code: set up, asked for, and good for one question of ours."""

import json
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.factors import factors_of
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from tests.support.passkey import Passkey
from tests.support.sign_in import START, a_worker_with_password, agree, give_password, is_in, post

pytestmark = pytest.mark.django_db
MINUTE = 60


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


@pytest.fixture
def worker() -> User:
    return a_worker_with_password(name="Nadia")


@pytest.fixture
def key(client: Client, worker: User, clock: time_machine.Traveller) -> Passkey:
    """Set up at the first sign-in, and in."""
    key = Passkey()
    give_password(client, worker)
    page = client.get(reverse("sign_in:set_up_passkey")).text
    answer = post(client, "set_up_passkey", name="This telephone", credential=key.made(page))
    assert answer.headers["Location"] == reverse("sign_in:codes")
    agree(client)
    assert is_in(client)
    return key


def test_a_letter_that_no_table_holds_is_refused_in_words(client: Client, worker: User) -> None:
    give_password(client, worker)
    made = json.loads(Passkey().made(asked(client, "set_up_passkey"))) | {"more": "\0"}
    answer = post(client, "set_up_passkey", name="Laptop", credential=json.dumps(made))
    assert "did not answer as it should" in answer.text
    assert not factors_of(worker)


def test_without_a_name_it_says_so(client: Client, worker: User) -> None:
    give_password(client, worker)
    answer = post(client, "set_up_passkey", name=" ", credential="")
    assert "Enter a name for it" in answer.text


def asked(client: Client, name: str) -> str:
    answer = client.get(reverse(f"sign_in:{name}"))
    assert answer.status_code == 200
    return str(answer.text)


def arriving(worker: User) -> Client:
    client = Client()
    give_password(client, worker)
    return client


def test_it_is_one_of_their_second_factors(client: Client, worker: User, key: Passkey) -> None:
    assert [row.wrap().name for row in factors_of(worker).passkeys] == ["This telephone"]
    assert "This telephone" in client.get("/you/").text
    assert AuditEntry.objects.filter(event="account.second_factor_added").count() == 1


def test_who_has_one_comes_in_with_it(worker: User, key: Passkey) -> None:
    other = arriving(worker)
    assert not is_in(other)
    post(other, "passkey", credential=key.answers(asked(other, "passkey")))
    agree(other)
    assert is_in(other)


def test_an_answer_is_good_for_one_question(worker: User, key: Passkey) -> None:
    first, second = arriving(worker), arriving(worker)
    answer = key.answers(asked(first, "passkey"))
    asked(second, "passkey")
    refused = post(second, "passkey", credential=answer)
    assert "The passkey did not answer as it should" in refused.text
    assert not is_in(second)
    assert AuditEntry.objects.filter(event="account.second_factor_refused").count() == 1


@pytest.mark.parametrize("whose", [Passkey(), Passkey("elsewhere.example")])
def test_another_one_opens_nothing(worker: User, key: Passkey, whose: Passkey) -> None:
    whose.number = key.number
    if whose.site != key.site:
        whose.key = key.key
    other = arriving(worker)
    assert post(other, "passkey", credential=whose.answers(asked(other, "passkey"))).status_code == 200
    assert not is_in(other)


@pytest.mark.parametrize("sent", ["", "{}", "[]", "not json", '{"id": 1}'])
def test_what_is_no_answer_is_refused_in_words(worker: User, key: Passkey, sent: str) -> None:
    other = arriving(worker)
    asked(other, "passkey")
    assert post(other, "passkey", credential=sent).status_code == 200
    assert not is_in(other)


def test_it_opens_the_lock(client: Client, key: Passkey, clock: time_machine.Traveller) -> None:
    clock.move_to(START + 16 * MINUTE)
    assert not is_in(client)
    post(client, "again_passkey", credential=key.answers(asked(client, "again_passkey")))
    assert is_in(client)


def test_it_is_a_fresh_proof(client: Client, key: Passkey, clock: time_machine.Traveller) -> None:
    clock.move_to(START + 14 * MINUTE)
    assert is_in(client)
    clock.move_to(START + 28 * MINUTE)
    wants = client.get(reverse("sign_in:password"))
    assert wants.headers["Location"].startswith(reverse("sign_in:again"))
    post(client, "again_passkey", credential=key.answers(asked(client, "again_passkey")))
    assert client.get(reverse("sign_in:password")).status_code == 200
