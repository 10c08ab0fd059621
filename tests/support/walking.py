"""Every address of the house, asked for by everybody, and what each is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from alongside.foundations.access import guests
from tests.support.full_case import Identifiers
from tests.support.matrix import GUEST, NOBODY, PLACES, Cell, Row, expected, table
from tests.support.proofs import log, tell
from tests.support.relations import LOOKED_AT, World

LED_TO = {
    "/sign-in/": "sign-in", "/sign-in/again/": "again", "/guest/": "guest-page", "/guest/outside/": "outside",
}  # fmt: skip
MADE_UP: Identifiers = {
    "UUIDConverter": UUID("0d2b1c7e-6a53-4a57-9a6e-5d0c52b5e0a1"),
    "IntConverter": 987_654_321,
    "LetterKey": "20260101T000000-0d2b1c7e",
}
FORM = {"form_key": "2c1c1a3e-6a53-4a57-9a6e-000000000001"}


@dataclass(frozen=True)
class Address:
    name: str
    named: tuple[tuple[str, Any], ...]  # what it has places for

    @property
    def rows(self) -> set[str]:
        return {name for name, _ in self.named if name.endswith("_id")}

    def of_nothing(self) -> Identifiers:
        return {name: MADE_UP.get(type(kind).__name__, "date_of_birth") for name, kind in self.named}

    def url(self, identifiers: Identifiers) -> str:
        return reverse(self.name, kwargs={name: identifiers[name] for name, _ in self.named})


@cache
def addresses() -> dict[str, Address]:
    return {address.name: address for address in _addresses(get_resolver().url_patterns)}


def _addresses(
    patterns: Sequence[object], spaces: tuple[str, ...] = (), named: tuple[tuple[str, Any], ...] = ()
) -> Iterator[Address]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _addresses(entry.url_patterns, inner, (*named, *entry.pattern.converters.items()))
        elif isinstance(entry, URLPattern):
            yield Address(":".join((*spaces, entry.name or "")), (*named, *entry.pattern.converters.items()))


@dataclass(frozen=True)
class Told:
    outcome: str
    body: bytes


@dataclass
class Walk:
    """Asks for what the table lists, and keeps what was not as it says."""

    world: World
    screens: dict[str, tuple[Client, dict[str, str]]] = field(init=False)
    wrong: list[str] = field(default_factory=list)
    opened: set[tuple[str, str]] = field(default_factory=set)
    _missing: dict[tuple[str, str, str], Told] = field(default_factory=dict)

    def __post_init__(self) -> None:
        workers = {str(role): _signed_in(user) for role, user in self.world.workers.items()}
        everybody = workers | {GUEST: self._visiting(), NOBODY: Client(raise_request_exception=False)}
        self.screens = {
            name: (client, {key: morsel.value for key, morsel in client.cookies.items()})
            for name, client in everybody.items()
        }

    def _visiting(self) -> Client:
        client = Client(raise_request_exception=False)
        session = client.session
        guests.receive(session, self.world.guest, LOOKED_AT)
        session.save()
        client.cookies["alongside"] = str(session.session_key)
        return client

    def check(self, chosen: Iterable[Cell]) -> None:
        for number, cell in enumerate(chosen, start=1):
            tell(number)
            fault = self._fault(cell, table()[cell.address])
            if fault:
                self.wrong.append(f"{cell.address} {cell.method} {cell.asker} {cell.relation}: {fault}")
                log(self.wrong[-1])

    def _fault(self, cell: Cell, row: Row) -> str:
        address = addresses()[cell.address]
        relation = cell.relation
        if relation == "mixed" and "case_id" not in address.rows:
            relation = "elsewhere"
        wanted = expected(row, cell.method, cell.asker, relation, named=len(address.rows))
        told = self.ask(cell.asker, cell.method, address.url(self.identifiers(row, address, relation)))
        if told.outcome not in wanted:
            return f"{told.outcome}, where {'/'.join(sorted(wanted))} was expected"
        if told.outcome in ("200", "302"):
            self.opened.add((cell.address, cell.method))
        elif row.opens_with != "-" and told.outcome != "409" and told != self._nothing(cell, address):
            return f"{told.outcome}, but not as if it did not exist"
        return ""

    def identifiers(self, row: Row, address: Address, relation: str) -> Identifiers:
        if relation == "-":
            return address.of_nothing()
        found = self.world.places if row.opens_with in PLACES else self.world.cases
        return address.of_nothing() | found[relation]

    def _nothing(self, cell: Cell, address: Address) -> Told:
        """What the same asker is told of identifiers that nothing has."""
        key = (cell.asker, cell.method, cell.address)
        if key not in self._missing:
            self._missing[key] = self.ask(cell.asker, cell.method, address.url(address.of_nothing()))
        return self._missing[key]

    def screen(self, asker: str) -> Client:
        """As it was when they had just signed in."""
        client, cookies = self.screens[asker]
        client.cookies.clear()
        client.cookies.load(cookies)
        return client

    def ask(self, asker: str, method: str, url: str) -> Told:
        """Nothing that a form does outlives its answer."""
        client = self.screen(asker)
        with transaction.atomic():
            answer: Any = client.post(url, FORM) if method == "post" else client.get(url)
            transaction.set_rollback(True)
        return Told(_outcome(answer), answer.content)


def _signed_in(user: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def _outcome(answer: Any) -> str:
    if answer.status_code in (301, 302, 303):
        return LED_TO.get(answer.headers["Location"].partition("?")[0], "302")
    return str(answer.status_code)
