"""Answers that no device gives are told in words."""

import base64
import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from fido2.webauthn import AttestationObject, AuthenticatorData

from alongside.foundations.accounts.models import User
from alongside.journeys.sign_in.views.passkeys import NOT_THIS_ONE
from tests.support.sign_in import a_worker_with_password, form_key, give_password

pytestmark = pytest.mark.django_db
SET_UP = "/sign-in/set-up/passkey/"
TOUCHED = AuthenticatorData.create(bytes(32), AuthenticatorData.FLAG.UP, counter=0)
WHOLE = bytes(AttestationObject.create("none", TOUCHED, {}))


def in_letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def made_up(attestation: bytes, **other: Any) -> str:
    told = json.dumps({"type": "webauthn.create", "challenge": "eA", "origin": "http://localhost"})
    answer = {"clientDataJSON": in_letters(told.encode()), "attestationObject": in_letters(attestation)}
    number = in_letters(b"1")
    return json.dumps({"id": number, "rawId": number, "type": "public-key", "response": answer, **other})


MADE_UP = {
    "no JSON": "passkey",
    "no object": "[]",
    "too deep": "[" * 20_000,
    "nothing in it": "{}",
    "to no question of ours": made_up(WHOLE),
    "cut off": made_up(WHOLE[:10]),
    "cut off in a number": made_up(b"\xa3\x63fmt\x19\x4a"),
    "a number in place of a list": made_up(WHOLE, clientExtensionResults=1),
}


@pytest.fixture
def worker(client: Client) -> User:
    """Who has given the password, and has no second factor yet."""
    user = a_worker_with_password(name="Nadia")
    give_password(client, user)
    return user


@pytest.mark.parametrize("answer", MADE_UP.values(), ids=MADE_UP)
def test_an_answer_that_was_made_up_sets_nothing_up(client: Client, worker: User, answer: str) -> None:
    assert client.get(SET_UP).status_code == 200
    page = client.post(SET_UP, {"form_key": form_key(), "name": "Laptop", "credential": answer})
    assert page.status_code == 200
    assert NOT_THIS_ONE in page.text
    assert not Authenticator.objects.filter(user=worker).exists()


@pytest.mark.usefixtures("worker")
def test_their_pages_load_our_script_and_no_other(client: Client) -> None:
    policy = client.get(SET_UP).headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'"} <= set(policy)
    assert "script-src" not in client.get("/sign-in/set-up/").headers["Content-Security-Policy"]
