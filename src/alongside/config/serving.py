"""Pages and jobs, served until somebody says stop; then both end, and the embedded database after them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from alongside.config.embedded import EmbeddedPostgres
from alongside.config.parent import PIPE
from alongside.foundations.kernel.results import Refused

STOP_SECONDS = 20
TOLD_TO_STOP = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Stopped(Exception):
    """Somebody pressed Ctrl-C, sent SIGTERM, or closed the terminal."""


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Before anything slow is done, so that a port in use is refused at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            why = error.strerror or str(error)
            raise Refused(
                f"Port {port} of {host} cannot be used: {why}.", "Choose another with --port."
            ) from error
        listener.listen(128)
        yield listener


def address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def make_ready() -> None:
    """The database at this release, the style sheets where the web server finds them, and nothing unsafe about it."""
    from django.core.management import call_command
    from django.db import connections

    from alongside.config.checkup import check_may_serve
    from alongside.config.migrating import bring_up_to_date

    bring_up_to_date()
    call_command("collectstatic", verbosity=0, interactive=False)
    check_may_serve()
    connections.close_all()


def serve(listener: socket.socket, database: EmbeddedPostgres | None) -> int:
    """Give the exit status: 0 when told to stop, 1 when the web server could not go on."""
    before = {number: signal.signal(number, _stop) for number in TOLD_TO_STOP}
    children = Children(listener)
    try:
        print(f"Alongside is at {address(listener)} (Ctrl-C stops it)", flush=True)
        return children.watch(database)
    except Stopped:
        return 0
    finally:
        for number in before:
            signal.signal(number, signal.SIG_IGN)  # once is enough: let them end
        children.stop()
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(*_: object) -> None:
    raise Stopped


class Children:
    def __init__(self, listener: socket.socket) -> None:
        self.alive, self._ours = os.pipe()
        self.web = self._start("alongside.config.web", listener.fileno())
        self.worker = self._start("alongside.config.worker")

    def watch(self, database: EmbeddedPostgres | None) -> int:
        """The worker is started again when it ends. The web server does so with its own; if it gives up, so do we."""
        while True:
            number, status = os.wait()
            if number == self.web.pid:
                self.web.returncode = os.waitstatus_to_exitcode(status)
                print(f"The web server ended by itself ({self.web.returncode}).", file=sys.stderr)
                return 1
            if number == self.worker.pid:
                self.worker.returncode = os.waitstatus_to_exitcode(status)
                print(
                    f"The job worker ended ({self.worker.returncode}) and is started again.", file=sys.stderr
                )
                time.sleep(1)
                if database:
                    database.start()
                self.worker = self._start("alongside.config.worker")

    def stop(self) -> None:
        for child in (self.web, self.worker):
            child.terminate()
        for child in (self.web, self.worker):
            try:
                child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        os.close(self.alive)
        os.close(self._ours)

    def _start(self, module: str, *inherited: int) -> "subprocess.Popen[bytes]":
        """In a session of its own: Ctrl-C reaches this process only, which then ends them in order."""
        return subprocess.Popen(
            [sys.executable, "-m", module, *(str(number) for number in inherited)],
            stdin=subprocess.DEVNULL,
            pass_fds=(*inherited, self.alive),
            env={**os.environ, PIPE: str(self.alive)},
            start_new_session=True,
        )
