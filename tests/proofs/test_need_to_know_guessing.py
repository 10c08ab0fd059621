"""Identifiers of others, in every place of an address and of a form where one can stand."""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from statistics import median
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from alongside.foundations.access import walls
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from alongside.rooms.people.models import Case
from tests.proofs.canaries import Oracle
from tests.proofs.conftest import Read
from tests.support.crawling import LEFT_OUT, FoundForm, Page, forms_of, route_of
from tests.support.proofs import Say, Share, of, tell
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.timeout(1800)
AN_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
A_PLACE = re.compile(r"<uuid:\w+>")
REFUSALS = (302, 403, 404, 405)
MADE_UP_EVERY = 10
Many = Callable[[int, int], int]


@pytest.fixture
def charlie(planted_database: None) -> Client:
    """Of another area: of the cases of the demo one of its own is open to him."""
    return signed_in(User.objects.get(full_name=cast.CHARLIE))


def everything_of_others(user: User) -> list[UUID]:
    """The keys of all rows about people of whose cases nothing was ever opened to this user."""
    found: list[UUID] = []
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT g.case_id FROM people_casegrant g JOIN accounts_membership m USING (agency_id)"
            " WHERE m.user_id = %s",
            [user.pk],
        )
        own = [row[0] for row in cursor.fetchall()]
        for model in walls.walled():
            case = "id" if model is Case else "case_id"
            cursor.execute(f"SELECT id FROM {model._meta.db_table} WHERE NOT {case} = ANY(%s)", [own])
            found += [row[0] for row in cursor.fetchall()]
    return sorted(found)


def routes_with_a_place(patterns: Sequence[object] | None = None, before: str = "/") -> Iterator[str]:
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes_with_a_place(entry.url_patterns, before + str(entry.pattern))
        elif isinstance(entry, URLPattern) and A_PLACE.search(str(entry.pattern)):
            yield before + str(entry.pattern)


def rows_about_people() -> dict[str, int]:
    with connections["owner"].cursor() as cursor:
        counted = {}
        for model in walls.walled():
            cursor.execute(
                f"SELECT count(*), coalesce(sum(xmin::text::bigint), 0) FROM {model._meta.db_table}"
            )
            counted[model._meta.db_table] = cursor.fetchone()
    return counted


def test_identifiers_in_every_address(
    charlie: Client, proof: Say, many: Many, seed: int, share: Share
) -> None:
    """One and the same answer as to made-up ones, of which each route is asked for some."""
    user, chance = User.objects.get(full_name=cast.CHARLIE), Random(f"{seed} {share}")
    ids, routes = everything_of_others(user), sorted(set(routes_with_a_place()))
    oracle, before = Oracle(timezone.now()), rows_about_people()
    tries, foreign, wrong = 0, 0, list[str]()
    nothing: dict[str, set[tuple[int, bytes]]] = {}
    least = many(200, 10_000) // share[1]
    while tries < many(200, 48_000) // share[1]:
        route = chance.choice(routes)
        theirs = _filled(route, lambda: chance.choice(ids))
        if "<" in theirs or route_of(theirs) in LEFT_OUT:
            continue
        if route not in nothing or tries % MADE_UP_EVERY == 0:
            told = charlie.get(_filled(route, uuid4))
            nothing.setdefault(route, set()).add((told.status_code, told.content))
        answer, tries = charlie.get(theirs), tries + 1
        foreign += len(oracle.leaks(user, [answer.text]))
        if nothing[route] != {(answer.status_code, answer.content)} or answer.status_code not in REFUSALS:
            wrong.append(f"{answer.status_code} at {route}")
        tell(tries)
    proof(
        f"answers other than for what does not exist, {tries:,} addresses{of(share)}",
        figure=", ".join(wrong[:9]) or "0",
        goal=f"0 in {least:,} or more",
        holds=not wrong and tries >= least,
    )
    proof(f"foreign words in {tries:,} answers{of(share)}", figure=f"{foreign}", goal="0", holds=foreign == 0)
    changed = sum(before[table] != now for table, now in rows_about_people().items())
    proof(f"tables about people changed by it{of(share)}", figure=f"{changed}", goal="0", holds=changed == 0)


def _filled(route: str, identifier: Callable[[], UUID]) -> str:
    return A_PLACE.sub(lambda _: str(identifier()), route)


def test_identifiers_in_every_form(charlie: Client, read_by: Read, proof: Say, many: Many, seed: int) -> None:
    """The forms of others, sent as Charlie, and his own with the identifiers of others in them."""
    user, oracle = User.objects.get(full_name=cast.CHARLIE), Oracle(timezone.now())
    ids, chance = everything_of_others(user), Random(seed)
    others = (cast.ANA, cast.HELEN, cast.MEI)[: many(1, 3)]
    theirs = list(forms_with_an_id(page for name in others for page in read_by(name)))
    before, sent, foreign = rows_about_people(), 0, 0
    for _ in range(many(1, 10)):
        for form in theirs:
            values = {
                name: [
                    AN_ID.sub(str(chance.choice(ids)), text) if isinstance(text, str) else text
                    for text in texts
                ]
                for name, texts in form.values.items()
            }
            answer = charlie.post(form.action, values | {"form_key": [str(uuid4())]})
            sent, foreign = sent + 1, foreign + len(oracle.leaks(user, [answer.text]))
            assert answer.status_code < 500, form.action
    changed = [table for table, now in rows_about_people().items() if before[table] != now]
    assert len(theirs) > 20
    proof(
        f"tables changed by {sent:,} forms of others", figure=f"{len(changed)}", goal="0", holds=not changed
    )
    proof(f"foreign words in {sent:,} answers to forms", figure=f"{foreign}", goal="0", holds=foreign == 0)


def forms_with_an_id(pages: Iterable[Page]) -> Iterator[FoundForm]:
    met = set[str]()
    for page in pages:
        for form in forms_of(page):
            if AN_ID.search(form.action) and form.action not in met:
                met.add(form.action)
                yield form


def test_the_time_it_takes_tells_nothing(charlie: Client, proof: Say, many: Many) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT id FROM people_case ORDER BY reference LIMIT 1")
        theirs = cursor.fetchone()[0]
    later = [
        seconds_of_a_404(charlie, theirs) - seconds_of_a_404(charlie, uuid4()) for _ in range(many(40, 400))
    ]
    ms = 1000 * median(later)
    proof(
        "time of a 404, of a case of others against of none",
        figure=f"{ms:+.1f} ms",
        goal="5 ms at most, either way",
        holds=abs(ms) <= 5,
    )


def seconds_of_a_404(client: Client, case: UUID) -> float:
    begun = time.perf_counter()
    assert client.get(f"/cases/{case}/").status_code == 404
    return time.perf_counter() - begun


def test_planted_pages_of_somebody_who_may_see(read_by: Read, proof: Say) -> None:
    pages = [page.text for page in read_by(cast.ANA)]
    found = Oracle(timezone.now()).leaks(User.objects.get(full_name=cast.CHARLIE), pages)
    proof(
        "planted: Ana's pages, read as if by Charlie",
        figure=f"{len(found)} found",
        goal="more than 0",
        holds=len(found) > 0,
    )
