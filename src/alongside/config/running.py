"""Django, with its database running, for as long as a command lasts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.config.data_folder import DataFolder
from alongside.config.embedded import EmbeddedPostgres


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


@contextmanager
def application() -> Iterator[EmbeddedPostgres | None]:
    with database() as server:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
        django.setup()
        yield server
