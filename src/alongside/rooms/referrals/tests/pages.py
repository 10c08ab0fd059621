"""Addresses of the referral pages, and what is read at them."""

from collections.abc import Callable
from uuid import UUID

from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.rooms.people.models import Case

Browser = Callable[[User], Client]


def page(name: str, case: Case, **more: UUID) -> str:
    return reverse(f"referrals:{name}", kwargs={"case_id": case.pk, **more})


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()
