"""A request from its first form to its release, through the pages."""

from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse
from lxml import html

from alongside.foundations.accounts.models import User
from alongside.rooms.people.models import Case

ASKED = {
    "received_on_day": "1",
    "received_on_month": "6",
    "received_on_year": "2026",
    "asked_how": "in_person",
}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, address: str, **given: Any) -> Any:
    given.setdefault("form_key", str(uuid4()))
    return client.post(address, given)


def told(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.text


def address(name: str, *args: object) -> str:
    return reverse(f"subject_access:{name}", args=args)


def asked(client: Client, case: Case) -> tuple[UUID, UUID]:
    where = send(client, address("ask", case.pk), **ASKED).headers["Location"]
    return case.pk, UUID(where.rstrip("/").rpartition("/")[2])


def prepared(client: Client, case: Case) -> tuple[UUID, UUID]:
    one = asked(client, case)
    assert send(client, address("request", *one), how="known").status_code == 302
    assert send(client, address("prepared", *one)).status_code == 302
    return one


def read_and_released(second: Client, one: tuple[UUID, UUID], **given: Any) -> Any:
    page = told(second, address("review", *one))
    seen = html.fromstring(page).xpath("string(//input[@name='seen']/@value)")
    return send(second, address("review", *one), **{"answer": "release", "seen": seen} | given)


def released(client: Client, second: Client, case: Case) -> tuple[UUID, UUID]:
    one = prepared(client, case)
    assert read_and_released(second, one).status_code == 302
    return one
