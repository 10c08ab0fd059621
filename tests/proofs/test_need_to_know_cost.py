"""What the second wall costs: the same pages through the role of the program, and through one that passes it."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from alongside.rooms.people.models import Case, KeyWorker, Note
from tests.proofs.many_cases import copy_case, teams_like
from tests.support.databases import Server
from tests.support.proofs import Say
from tests.support.walls import without_the_wall

Many = Callable[[int, int], int]


def seconds(client: Client, url: str) -> float:
    begun = time.perf_counter()
    answer = client.get(url)
    assert answer.status_code == 200
    assert b"AL-" in answer.content  # it is the page that was meant, and it shows cases
    return time.perf_counter() - begun


@pytest.fixture
def crowd(demo_database: None, many: Many) -> User:
    """Somebody with 200 of many cases."""
    ana = User.objects.get(full_name=cast.ANA)
    at = timezone.now()
    with viewing.seen_by(viewing.viewer_for(ana, today=timezone.localdate(at)), at=at):
        mine = KeyWorker.objects.filter(user=ana, until__isnull=True).values("case_id")
        case = Case.objects.filter(pk__in=mine, state="open").order_by("reference")[0]
    workers = teams_like(ana, many(5, 500))
    copy_case(case, many(1_000, 100_000), workers)
    return workers[0]


@pytest.mark.timeout(1800)
def test_the_second_wall_is_cheap(crowd: User, database_server: Server, proof: Say, many: Many) -> None:
    client = Client()
    client.force_login(crowd)
    home = client.get("/").text
    case = home.partition('href="/cases/')[2].partition("/")[0]
    most = 1.3 if many(0, 1) else 1.6  # a few rounds on a busy machine swing widely
    for name, url in (("caseload", "/"), ("case home", f"/cases/{case}/")):
        taken: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(many(5, 15)):
            taken[True].append(seconds(client, url))
            with without_the_wall(database_server):
                taken[False].append(seconds(client, url))
        ratio = median(taken[True]) / median(taken[False])
        ms = {on: round(1000 * median(times)) for on, times in taken.items()}
        proof(
            f"{name} with the wall and without, {many(1_000, 100_000):,} cases",
            figure=f"{ratio:.2f} ({ms[True]} and {ms[False]} ms)",
            goal=f"at most {most}",
            holds=ratio <= most,
        )


def plan(worker: User, what: Any) -> str:
    at = timezone.now()
    viewer = viewing.viewer_for(worker, today=timezone.localdate(at))
    with viewing.seen_by(viewer, at=at), transaction.atomic():
        return str(what().explain())


@pytest.mark.timeout(1800)
def test_the_plan_uses_an_index(crowd: User, proof: Say) -> None:
    plans = {
        "cases": plan(crowd, lambda: Case.objects.all()[:25]),
        "notes": plan(crowd, lambda: Note.objects.filter(case__in=Case.objects.all()[:1])),
    }
    without = [name for name, text in plans.items() if "Index" not in text]
    proof(
        "plans that use an index",
        figure=f"{len(plans) - len(without)} of {len(plans)}",
        goal="all",
        holds=not without,
    )
