"""Past every manager, of every table: what is found after a yes was taken back, and where a filter was forgotten."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connections
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, path

from alongside.foundations.access import viewing, walls
from alongside.foundations.access.doors import door
from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices.actions import withdraw_consent
from alongside.rooms.choices.models import Consent
from alongside.rooms.directory.tests.factories import eyes_of
from tests.support.databases import Server
from tests.support.proofs import Say
from tests.support.relations import LOOKED_AT, World
from tests.support.walls import without_the_wall

pytestmark = pytest.mark.timeout(900)
GUARDED = [model for model in walls.walled() if issubclass(model, Guarded)]
Rows = dict[str, int]


def raw_rows(case_id: Any, alias: str = "default") -> Rows:
    """Of one case, in each table that has any."""
    counted = {}
    with connections[alias].cursor() as cursor:
        for model in GUARDED:
            table = model._meta.db_table
            cursor.execute(f"SELECT count(*) FROM {table} WHERE {model.case_column} = %s", [case_id])
            counted[table] = cursor.fetchone()[0]
    return {table: number for table, number in counted.items() if number}


def seen_by_all(world: World, case_id: Any) -> Rows:
    """What at least one of the thirteen roles finds."""
    found: Rows = {}
    for user in world.workers.values():
        with viewing.seen_by(eyes_of(user), at=LOOKED_AT):
            found |= raw_rows(case_id)
    return found


def take_back(world: World, case_id: Any) -> None:
    alice = world.here.navigator
    with viewing.seen_by(eyes_of(alice), at=LOOKED_AT):
        for consent in Consent.objects.filter(case_id=case_id, agency=world.agency, said="given"):
            withdraw_consent(consent=consent, by=alice, at=LOOKED_AT)


def test_after_a_withdrawal_no_table_shows_a_row(
    world: World, proof: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = world.cases["consent"]["case_id"]
    there, before = raw_rows(case_id, "owner"), seen_by_all(world, case_id)
    with monkeypatch.context() as patch:
        patch.setattr("alongside.rooms.choices.actions.consent.end_grants_about", lambda **_: 0)
        take_back(world, case_id)
        missed = seen_by_all(world, case_id)
    after = seen_after(world)
    proof(
        f"raw SQL after a yes was taken back: of {len(GUARDED)} guarded tables, {len(there)} with rows of the case",
        figure=f"{sum(after.values())} rows, {len(before)} tables before",
        goal="0 rows, more than 5 tables before",
        holds=not after and len(before) > 5,
    )
    proof(
        "planted: a withdrawal that ends nothing, every table",
        figure=f"{len(missed)} tables still show rows",
        goal="more than 5",
        holds=len(missed) > 5,
    )


def seen_after(world: World) -> Rows:
    """Of the case of which a yes was taken back through the verb."""
    return seen_by_all(world, world.cases["withdrawn"]["case_id"])


def everything(request: Request) -> HttpResponse:
    """As if somebody had forgotten every filter and every manager."""
    found: dict[str, list[Any]] = {model._meta.db_table: list(QuerySet(model)) for model in walls.walled()}
    return HttpResponse("\n".join(f"{table} {row.pk}" for table, rows in found.items() for row in rows))


@pytest.fixture
def careless_page(settings: LazySettings) -> None:
    class WithIt:
        urlpatterns = [*get_resolver().url_patterns, path("everything/", door(Door.SIGNED_IN)(everything))]

    settings.ROOT_URLCONF = WithIt


def foreign_rows(user: User, own: set[str]) -> tuple[int, int]:
    """All that the page gives them; and what of it is of cases that were never opened to them."""
    client = Client()
    client.force_login(user)
    answer = client.get("/everything/")
    assert answer.status_code == 200
    lines = set(answer.text.splitlines())
    return len(lines), len(lines - own)


def rows_of(cases: list[Any]) -> set[str]:
    found = set[str]()
    with connections["owner"].cursor() as cursor:
        for model in walls.walled():
            table, column = model._meta.db_table, getattr(model, "case_column", "case_id")
            cursor.execute(f"SELECT id FROM {table} WHERE {column} = ANY(%s)", [cases])
            found |= {f"{table} {row[0]}" for row in cursor.fetchall()}
    return found


def cases_opened_to(user: User) -> list[Any]:
    seat = user.memberships.get()
    named = [user.pk, seat.agency_id, seat.team_id]
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT case_id FROM people_casegrant WHERE audience = ANY(%s)", [named])
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.usefixtures("careless_page")
def test_a_page_that_forgets_every_filter(world: World, proof: Say, database_server: Server) -> None:
    users = [*world.workers.values(), world.there.navigator, world.here.charlie]
    told = [foreign_rows(user, rows_of(cases_opened_to(user))) for user in users]
    seen, foreign = (sum(numbers) for numbers in zip(*told, strict=True))
    proof(
        f"a page without any filter over all {len(walls.walled())} walled tables, {len(users)} people",
        figure=f"{foreign} foreign rows of {seen:,}",
        goal="0",
        holds=foreign == 0 < seen,
    )
    with without_the_wall(database_server):
        _, foreign = foreign_rows(world.here.charlie, rows_of(cases_opened_to(world.here.charlie)))
    proof(
        "planted: the same page without the second wall",
        figure=f"{foreign:,} foreign rows",
        goal="more than 100",
        holds=foreign > 100,
    )
