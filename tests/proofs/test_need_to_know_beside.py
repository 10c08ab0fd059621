"""Identifiers of others beside the address: in query strings, headers and cookies of pages that are one's own."""

import re
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from tests.proofs.canaries import Oracle
from tests.proofs.test_need_to_know_guessing import AN_ID, everything_of_others, rows_about_people
from tests.support.crawling import crawl
from tests.support.proofs import Say
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.timeout(1800)
Many = Callable[[int, int], int]


@pytest.fixture
def charlie(planted_database: None) -> Client:
    return signed_in(User.objects.get(full_name=cast.CHARLIE))


def test_identifiers_beside_the_address(charlie: Client, proof: Say, many: Many, seed: int) -> None:
    """In query strings, headers and cookies of pages that are his: told as of made-up ones, byte for byte."""
    user, chance = User.objects.get(full_name=cast.CHARLIE), Random(seed)
    ids = everything_of_others(user)
    pages = [
        page for page in visited(charlie) if not page.endswith("/who-looked/")
    ]  # it tells of each look before
    oracle, before = Oracle(timezone.now()), rows_about_people()
    tries = foreign = told = 0
    for _ in range(many(60, 2_000) // 2):
        page, place, name = chance.choice(pages), chance.choice(BESIDE), chance.choice(NAMES)
        answers = [place(charlie, page, name, str(one)) for one in (chance.choice(ids), uuid4())]
        tries += 2
        foreign += sum(len(oracle.leaks(user, [answer.text])) for answer in answers)
        told += len({(answer.status_code, same_for_all(answer.text)) for answer in answers}) != 1
    changed = sum(before[table] != now for table, now in rows_about_people().items())
    proof(
        f"beside the address, {tries:,} tries: foreign words, other answers, tables changed",
        figure=f"{foreign}, {told}, {changed}",
        goal="0, 0, 0",
        holds=foreign == told == changed == 0,
    )


def visited(client: Client) -> list[str]:
    return [page.url.partition("?")[0] for page in crawl(client, most=30)]


def in_query(client: Client, page: str, name: str, one: str) -> Any:
    return client.get(page, {name: one})


def in_header(client: Client, page: str, name: str, one: str) -> Any:
    return client.get(
        page, headers={name.replace("_", "-"): one, "referer": f"http://testserver/cases/{one}/"}
    )


def in_cookie(client: Client, page: str, name: str, one: str) -> Any:
    kept = client.cookies.output(header="", sep=";")
    return Client(headers={"cookie": f"{kept}; {name}={one}"}).get(page)


def same_for_all(text: str) -> str:
    """Without what differs in every answer: form keys, tokens, and the identifier that was sent."""
    return VOLATILE.sub("", AN_ID.sub("", text))


BESIDE = (in_query, in_header, in_cookie)
NAMES = (
    "after", "area", "before", "case", "case_id", "for", "id", "nation", "next", "note", "person", "q", "reference",
    "stay", "who", "with", "x_case_id", "x_user",
)  # fmt: skip
VOLATILE = re.compile(r'value="[^"]*"|id="[^"]*"|href="[^"]*"')
