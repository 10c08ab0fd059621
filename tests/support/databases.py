"""One PostgreSQL a run, started by the first test that needs it. A template is migrated once, and copied.

TEST_DATABASE_URL names another server instead, and a role of it that may make databases.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection, connections
from psycopg import sql
from pytest_django import DjangoDbBlocker

from tests.support import run

TEMPLATE = "template"
_numbers = count(1)


class Server:
    def __init__(self) -> None:
        self._embedded = None if os.environ.get("TEST_DATABASE_URL") else run.embedded()

    def start(self) -> None:
        if self._embedded:
            self._embedded.start()

    def stop(self) -> None:
        if self._embedded:
            self._embedded.stop()

    def url(self, name: str) -> str:
        if self._embedded:
            return self._embedded.dsn(name)
        return urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{name}").geturl()

    def named(self, what: str) -> str:
        """A name that no other worker and no other run has."""
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        return f"{self.prefix}_{what}_{worker}_{next(_numbers)}"

    @property
    def prefix(self) -> str:
        return run.folder().name.replace("-", "_").lower()

    def migrated_template(self) -> str:
        name = f"{self.prefix}_template"
        run.once("template", lambda: self._make_template(name))
        return name

    def _make_template(self, name: str) -> None:
        from alongside.config.migrating import bring_up_to_date

        self.create(name)
        with pointed_at(self.url(name)):
            bring_up_to_date()

    def create(self, name: str, template: str | None = None) -> str:
        statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        if template:
            statement += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        self._execute(statement)
        return name

    def drop(self, name: str) -> None:
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def drop_all(self) -> None:
        with psycopg.connect(self._home) as found:
            names = found.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{self.prefix}_"]
            ).fetchall()
        for (name,) in names:
            self.drop(name)

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._home, autocommit=True) as home:
            home.execute(statement)

    @property
    def _home(self) -> str:
        return self._embedded.dsn() if self._embedded else os.environ["TEST_DATABASE_URL"]


@contextmanager
def pointed_at(url: str) -> Iterator[None]:
    """Django's connection, of this thread and of those that start meanwhile, leads here."""
    import dj_database_url

    settings = connections.settings["default"]
    before = dict(settings)
    connection.close()
    settings.update(
        {
            k: v
            for k, v in dj_database_url.parse(url).items()
            if k in ("NAME", "USER", "PASSWORD", "HOST", "PORT")
        }
    )
    try:
        yield
    finally:
        connection.close()
        settings.update(before)


@pytest.fixture(scope="session")
def database_server(django_db_blocker: DjangoDbBlocker) -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[None]:
    """In place of pytest-django's own: a copy of the template, where each test is one transaction, rolled back."""
    with django_db_blocker.unblock():
        url = database_server.url(
            database_server.create(database_server.named("worker"), database_server.migrated_template())
        )
        with pointed_at(url):
            yield


@pytest.fixture
def own_database(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[str]:
    """A database of this test's own, where commits are commits and threads see each other's. Gives its URL.

    Threads that use Django's connection close it before they end: `connection.close()`.
    """
    with django_db_blocker.unblock():
        name = database_server.create(database_server.named("own"), database_server.migrated_template())
        with pointed_at(database_server.url(name)):
            yield database_server.url(name)
        database_server.drop(name)
