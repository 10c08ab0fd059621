"""Django, with its database running, for as long as a command lasts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.config.data_folder import DataFolder
from alongside.config.embedded import EmbeddedPostgres
from alongside.foundations.kernel.results import Refused


@contextmanager
def database() -> Iterator[EmbeddedPostgres | None]:
    """DATABASE_URL names a server that somebody else runs; without it, ours runs while this lasts."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    server = EmbeddedPostgres(DataFolder.from_environment().prepare().postgres)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def know_the_models() -> None:
    """Django, without a database."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()


@contextmanager
def application() -> Iterator[EmbeddedPostgres | None]:
    with database() as server:
        know_the_models()
        _reach_the_database()
        try:
            yield server
        finally:
            _let_go_of_the_database()


def _let_go_of_the_database() -> None:
    """Before the server stops: another command of this process may start it again."""
    from django.db import connections

    connections.close_all()


def _reach_the_database() -> None:
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise Refused(f"The database that DATABASE_URL names does not answer: {error}".strip()) from error
