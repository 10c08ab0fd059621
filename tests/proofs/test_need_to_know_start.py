"""The program looks at itself before it serves: an unsafe start is refused, each for its own reason."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection, connections

from alongside.config import checkup
from alongside.foundations.kernel.results import Refused
from tests.support.databases import Server
from tests.support.proofs import Say
from tests.support.walls import without_the_wall

pytestmark = pytest.mark.timeout(300)
Unsafe = Callable[[], AbstractContextManager[None]]


def settled(name: str, value: object) -> Unsafe:
    @contextmanager
    def so() -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(f"django.conf.settings.{name}", value)
            yield

    return so


def told(question: str, answer: str, host: str = "") -> Unsafe:
    """What no server here can be made to be: it is believed to have said so."""
    asked = checkup._one

    @contextmanager
    def so() -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(checkup, "_one", lambda words: answer if question in words else asked(words))
            patch.setitem(connection.settings_dict, "HOST", host or connection.settings_dict["HOST"])
            yield

    return so


@contextmanager
def as_owner() -> Iterator[None]:
    settings, before = connections.settings["default"], dict(connections.settings["default"])
    connection.close()
    settings.update(
        USER=connections.settings["owner"]["USER"], PASSWORD=connections.settings["owner"]["PASSWORD"]
    )
    try:
        yield
    finally:
        connection.close()
        settings.update(before)


@contextmanager
def one_wall_down() -> Iterator[None]:
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE people_note NO FORCE ROW LEVEL SECURITY")
        try:
            yield
        finally:
            cursor.execute("ALTER TABLE people_note FORCE ROW LEVEL SECURITY")


@contextmanager
def trail_let_go() -> Iterator[None]:
    """By the owner of its tables: what was done could be changed from then on."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE audit_auditentry DISABLE TRIGGER USER")
        try:
            yield
        finally:
            cursor.execute("ALTER TABLE audit_auditentry ENABLE TRIGGER USER")


@pytest.fixture
def waits_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which the server of the tests does not, so that they are quick."""
    asked, settings = checkup._one, {"SHOW fsync", "SHOW full_page_writes", "SHOW synchronous_commit"}
    monkeypatch.setattr(checkup, "_one", lambda words: "on" if words in settings else asked(words))


def refusals(unsafe: list[Unsafe]) -> set[str]:
    said = set()
    for start in unsafe:
        with start():
            try:
                checkup.check_may_serve()
            except Refused as refused:
                said.add(refused.reason)
    return said


@pytest.mark.usefixtures("own_database", "waits_for_the_disk")
def test_no_unsafe_start_is_served(
    proof: Say, database_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsafe: list[Unsafe] = [
        settled("DEBUG", True),
        settled("SECRET_KEY", "django-insecure-" + "abcdefghij" * 5),
        settled("SITE_URL", "http://alongside.example.org"),
        told("server_version_num", "140020"),
        told("pg_stat_ssl", "", host="db.example.org"),
        lambda: without_the_wall(database_server),
        as_owner,
        one_wall_down,
        trail_let_go,
        told("SHOW fsync", "off"),
    ]
    safe, found = refusals([lambda: settled("DEBUG", False)()]), refusals(unsafe)
    proof(
        f"{len(unsafe)} unsafe ways to start, each refused for its own reason; a safe one",
        figure=f"{len(found)}; {'served' if not safe else safe.pop()}",
        goal=f"{len(unsafe)}; served",
        holds=len(found) == len(unsafe) and not safe,
    )
    monkeypatch.setattr(checkup, "NEVER_SERVED_WITH", ())
    monkeypatch.setattr(checkup, "NOR_FOR_REAL_WITH", ())
    missed = len(unsafe) - len(refusals(unsafe))
    proof(
        "planted: nobody looks",
        figure=f"{missed} served",
        goal=f"{len(unsafe)} served",
        holds=missed == len(unsafe),
    )
