"""A deployment whose parts can be killed: a database server that waits for its disk, a web server as of `serve`."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket

import psutil
from django.conf import settings
from psycopg import sql

from alongside.config.backup.programs import environment as program_environment
from alongside.config.backup.programs import find
from alongside.config.embedded import OWNER, EmbeddedPostgres
from alongside.config.migrating import bring_up_to_date
from alongside.config.serving import address, listening
from tests.support.databases import Server, pointed_at

TEMPLATE = "crash_template"


class Durable(Server):
    """Not the server of the other tests, which does not wait for the disk: this one refuses to start without fsync."""

    def __init__(self, folder: Path) -> None:
        self.cluster = EmbeddedPostgres(folder)
        self._embedded = self.cluster

    def start(self) -> None:
        self.cluster.start()
        with self.cluster.maintenance() as home:
            home.execute(sql.SQL("ALTER ROLE {} CREATEDB").format(sql.Identifier(OWNER)))

    def make_template(self, of_run: Server) -> None:
        """What the other tests migrated is brought over here, which takes seconds; done anew it takes a minute.

        Out of a copy: while somebody is at the template itself, no other test gets a database of it.
        """
        self.create(TEMPLATE)
        written = self.cluster.places.folder / "template.dump"
        copy = of_run.create(of_run.named("to_dump"), of_run.migrated_template())
        with pointed_at(of_run, copy), open(written, "wb") as dump:
            subprocess.run(find().dump(), env=program_environment(), stdout=dump, check=True)
        of_run.drop(copy)
        with pointed_at(self, TEMPLATE):
            subprocess.run([*find().restore(), str(written)], env=program_environment(), check=True)
            bring_up_to_date()

    def kill(self) -> None:
        """The postmaster and everybody who works for it, with no time to write anything."""
        number = int((self.cluster.places.cluster / "postmaster.pid").read_text().split()[0])
        postmaster = psutil.Process(number)
        everybody = [postmaster, *postmaster.children(recursive=True)]
        for process in everybody:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(everybody, timeout=20)


class Web:
    """The web server of `alongside serve`, on a socket that outlives it: who calls meanwhile waits."""

    def __init__(self, listener: socket, environment: dict[str, str], module: str) -> None:
        self.listener, self.module = listener, module
        here = {"ALONGSIDE_DATA": str(settings.DATA.root), "ALONGSIDE_URL": address(listener)}
        self.environment = {**os.environ, **environment, **here}
        self.start()

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def start(self) -> None:
        number = self.listener.fileno()
        command = [sys.executable, "-m", self.module, str(number)]
        self._process = subprocess.Popen(
            command,
            env=self.environment,
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with suppress(urllib.error.HTTPError):  # whichever the answer is, there is a server
            urllib.request.urlopen(f"{address(self.listener)}/static/none", timeout=60).close()

    def kill(self) -> None:
        """Master and workers at once."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


@contextmanager
def served(server: Server, database: str, *, module: str = "alongside.config.web") -> Iterator[Web]:
    """With the keys of this test, so that what it wrote and whom it signed in is known there."""
    with listening("127.0.0.1", 0) as listener:
        web = Web(listener, server.environment(database), module)
        try:
            yield web
        finally:
            web.kill()
