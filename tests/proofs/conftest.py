"""What several proofs try on: the demo with canaries in it, and what its cast reads there. Both made once a run."""

import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from alongside.foundations.accounts.models import User
from tests.proofs import canaries, planting
from tests.proofs.deployment import Durable
from tests.support import run
from tests.support.crawling import Page, crawl
from tests.support.databases import Server, pointed_at
from tests.support.sign_in import signed_in

Read = Callable[[str], list[Page]]


@pytest.fixture
def planted_database(demo_database: None, demo_template: str, database_server: Server) -> Iterator[None]:
    """A copy of the demo of this test's own, with canaries in every text about a person."""
    template = f"{database_server.prefix}_planted"

    def plant() -> None:
        database_server.create(template, demo_template)
        with pointed_at(database_server, template):
            planting.fill()
            assert canaries.plant() > 100

    run.once("planted", plant)
    name = database_server.create(database_server.named("canaries"), template)
    with pointed_at(database_server, name):
        yield
    database_server.drop(name)


@pytest.fixture
def read_by(planted_database: None) -> Read:
    """Every page that one of the cast reaches there: the same whichever proof asks first."""

    def read(name: str) -> list[Page]:
        kept = run.folder() / f"read-by-{name.split()[0]}.pickle"

        def walk() -> None:
            pages = list(crawl(signed_in(User.objects.get(full_name=name))))
            kept.write_bytes(pickle.dumps(pages))

        run.once(kept.stem, walk)
        return list(pickle.loads(kept.read_bytes()))

    return read


@pytest.fixture(scope="module")
def durable(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[Durable]:
    """A cluster of its own, with fsync on: it refuses to start otherwise."""
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=run.folder()))
    folder.chmod(0o711)
    server = Durable(folder / "postgres")
    server.start()
    with django_db_blocker.unblock():
        server.make_template(database_server)
    yield server
    server.cluster.start()
    server.stop()
    shutil.rmtree(folder)
