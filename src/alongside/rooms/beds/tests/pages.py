"""Sending forms of the bed pages and reading them."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User

Browser = Callable[[User], Client]


def send(client: Client, url: str, /, *args: object, **values: Any) -> Any:
    return client.post(reverse(url, args=args), {"form_key": str(uuid4())} | values)


def text_of(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()
