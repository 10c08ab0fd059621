"""Role, door and relation to the case: every cell of the table is walked, and a crawler looks for doors beside it."""

from collections.abc import Callable, Iterator
from functools import wraps
from random import Random
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.foundations.access import viewing
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from tests.support.crawling import Page, crawl, route_of
from tests.support.matrix import cells, table
from tests.support.proofs import Say, Share, of
from tests.support.relations import World
from tests.support.walking import Walk

pytestmark = pytest.mark.timeout(7200)
Many = Callable[[int, int], int]
CELLS = 50_000  # at least so many are in the table


@pytest.fixture
def walk(world: World) -> Walk:
    return Walk(world)


def test_every_cell_is_told_what_the_table_says(
    walk: Walk, proof: Say, many: Many, seed: int, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    every, (part, parts) = list(cells()), share
    chosen = Random(seed).sample(every, many(250, len(every)))[part::parts]
    walk.check(chosen)
    wrong = len(walk.wrong)
    proof(
        f"address x method x role x relation, {len(chosen):,} of {len(every):,} cells{of(share)}",
        figure=f"{wrong} not as the table says" + (f": {walk.wrong[0]}" if wrong else ""),
        goal="0",
        holds=not wrong and len(every) >= CELLS,
    )
    opened, least = len(walk.opened), many(12, 150)
    proof(
        f"pages and forms that did open{of(share)}",
        figure=str(opened),
        goal=f">= {least}",
        holds=opened >= least,
    )
    if part:
        return
    found = opened_by_a_careless_view(walk, monkeypatch)
    proof("planted: a view without its guard", figure=f"{found} cells found", goal="> 10", holds=found > 10)


def opened_by_a_careless_view(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> int:
    """It looks as a service, to which both walls are open, as they are to the program itself."""
    pattern = _pattern("people", "notes")
    asked: Callable[..., Any] = pattern.callback

    @wraps(asked)
    def careless(request: Request, *args: Any, **kwargs: Any) -> Any:
        with viewing.as_service(Service.DEMO, at=request.now):
            return asked(request, *args, **kwargs)

    monkeypatch.setattr(pattern, "callback", careless)
    notes = (cell for cell in cells() if (cell.address, cell.method) == ("people:notes", "get"))
    walk.check(cell for cell in notes if cell.relation in ("area", "elsewhere", "ended"))
    return sum(" 200, where 404 " in fault for fault in walk.wrong)


def _pattern(room: str, name: str) -> URLPattern:
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace == room:
            named = (found for found in entry.url_patterns if isinstance(found, URLPattern))
            return next(found for found in named if found.name == name)
    raise LookupError(name)


@pytest.mark.usefixtures("planted_database")
def test_no_link_leads_to_a_door_that_is_not_listed(proof: Say, many: Many) -> None:
    users = list(User.objects.filter(is_service=False, is_guest=False, is_active=True).order_by("email"))
    found, unlisted = 0, set[str]()
    for user in users[:: many(12, 2)]:
        client = Client()
        client.force_login(user)
        for page in crawl(client, most=many(20, 400)):
            for url in _everything_named(page):
                found += 1
                if not url.startswith("/static/") and route_of(url) not in table():
                    unlisted.add(f"{url} on {page.url}")
    proof(
        f"doors not listed, {found:,} links and forms",
        figure=f"{len(unlisted)}",
        goal="0",
        holds=not unlisted,
    )


def _everything_named(page: Page) -> Iterator[str]:
    for url in page.tree.xpath("//@href | //@src | //@action | //@formaction"):
        if url and not urlsplit(url).scheme and not url.startswith("#"):
            yield urljoin(page.url, url).partition("#")[0]
