"""The folder of one run of the tests, shared by all its workers and removed when it ends."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from alongside.config.embedded import EmbeddedPostgres

FOLDER = "ALONGSIDE_TEST_RUN"
CALLER = "ALONGSIDE_DATA_OF_CALLER"
PREFIX = "alongside-test-"
_kept_open: list[IO[str]] = []


def prepare() -> None:
    """Before the settings are read: the first process of a run makes its folder, the workers inherit it."""
    if FOLDER not in os.environ:
        os.environ[CALLER] = os.environ.get("ALONGSIDE_DATA", "var")
        _sweep_away_what_was_killed()
        os.environ[FOLDER] = str(_make())
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    os.environ["ALONGSIDE_DATA"] = str(folder() / f"data-{worker}")
    os.environ["DATABASE_URL"] = "postgresql:///a-test-asks-for-its-database-by-a-fixture"
    os.environ["DATABASE_OWNER_URL"] = os.environ["DATABASE_URL"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
    import django

    django.setup()
    _hash_quickly()
    once("static", _collect_static)
    if not _static_of_this_worker().exists():
        _static_of_this_worker().symlink_to(folder() / "static")


def _hash_quickly() -> None:
    """A hash that is slow on purpose would be most of what many tests do. The servers of the stories keep it slow."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.parallelism = 1, 1
    Argon2PasswordHasher.memory_cost = 8


def _collect_static() -> None:
    from django.conf import settings
    from django.core.management import call_command

    (folder() / "static").mkdir()
    settings.STATIC_ROOT = folder() / "static"
    call_command("collectstatic", verbosity=0, interactive=False)


def _static_of_this_worker() -> Path:
    data = Path(os.environ["ALONGSIDE_DATA"])
    data.mkdir(exist_ok=True)
    return data / "static"


def folder() -> Path:
    return Path(os.environ[FOLDER])


def data_of_caller() -> Path:
    """The data folder of whoever started the run; nothing but the table of proofs is written there."""
    return Path(os.environ[CALLER])


def made_here() -> bool:
    return bool(_kept_open)


def embedded() -> EmbeddedPostgres:
    """Without fsync: what it holds lives for one run, and the crash tests start servers of their own."""
    return EmbeddedPostgres(folder() / "postgres", throw_away=True)


@contextmanager
def lock(name: str) -> Iterator[None]:
    with open(folder() / f"{name}.lock", "w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def once(name: str, make: Callable[[], object]) -> None:
    """Made by the first worker that needs it; the others wait."""
    done = folder() / f"{name}.done"
    with lock(name):
        if not done.exists():
            make()
            done.touch()


def remove(run: Path) -> None:
    server = EmbeddedPostgres(run / "postgres", throw_away=True)
    if (server.places.cluster / "postmaster.pid").exists():  # workers were killed
        server.start()
        server.stop()
    for home in (Path(record.read_text()) for record in run.rglob("elsewhere")):
        shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(run, ignore_errors=True)


def _make() -> Path:
    run = Path(tempfile.mkdtemp(prefix=PREFIX))
    run.chmod(0o711)  # the server may run as another user, who crosses this folder
    held = open(run / "alive.lock", "w")  # noqa: SIM115 - held until this process ends
    fcntl.flock(held, fcntl.LOCK_EX)
    _kept_open.append(held)
    return run


def _sweep_away_what_was_killed() -> None:
    for run in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            with open(run / "alive.lock", "r+") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                remove(run)
        except OSError:  # alive, or not ours
            continue
