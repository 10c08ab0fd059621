"""Django, with its database running, for as long as a command lasts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.config.data_folder import DataFolder
from alongside.config.embedded import EmbeddedPostgres


@contextmanager
def database() -> Iterator[None]:
    """DATABASE_URL names a server that somebody else runs; without it, ours runs while this lasts."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    server = EmbeddedPostgres(DataFolder.from_environment().prepare().postgres)
    server.start()
    try:
        yield
    finally:
        server.stop()


@contextmanager
def application() -> Iterator[None]:
    with database():
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
        django.setup()
        yield
