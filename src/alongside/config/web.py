"""The web server, on a socket that is open already: `python -m alongside.config.web FILE_DESCRIPTOR`."""

import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from socket import socket
from typing import Any

from gunicorn import util
from gunicorn.app.base import BaseApplication
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from alongside.config.parent import leave_with_parent

REFUSED = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.InvalidResponseHeader: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.InvalidResponseHeaderName: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.ParseException: HTTPStatus.BAD_REQUEST,
    Exception: HTTPStatus.INTERNAL_SERVER_ERROR,
}
HEADERS = """\
Connection: close
Content-Type: text/plain; charset=utf-8
Cache-Control: no-store
Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
Cross-Origin-Opener-Policy: same-origin
Cross-Origin-Resource-Policy: same-origin
Permissions-Policy: camera=(), geolocation=(), microphone=()
Referrer-Policy: same-origin
X-Content-Type-Options: nosniff
X-Frame-Options: DENY
X-Robots-Tag: noindex, nofollow
"""


class Threads(ThreadWorker):
    """What is no request, or goes wrong outside Django, is answered here, with the headers of all answers."""

    def handle_error(self, req: Any, client: socket, addr: Any, exc: BaseException) -> None:
        """Neither the log nor the answer repeats what was sent: an address may hold a key."""
        status = next(status for kind, status in REFUSED.items() if isinstance(exc, kind))
        self.log.warning("Answered %d: %s", status, type(exc).__name__)
        with suppress(OSError):
            util.write_nonblock(client, answer(status))


def answer(status: HTTPStatus) -> bytes:
    words = f"{status.phrase}\n"
    head = f"HTTP/1.1 {status} {status.phrase}\n{HEADERS}Content-Length: {len(words)}\n\n"
    return head.replace("\n", "\r\n").encode() + words.encode()


OPTIONS = {
    "proc_name": "alongside",
    "worker_class": "alongside.config.web.Threads",
    "preload_app": True,  # read once, before the workers are forked: half the time and memory of a start
    "workers": 2,
    "threads": 8,
    "timeout": 60,
    "graceful_timeout": 10,
    "loglevel": "warning",
    "control_socket_disable": True,
}


class Pages(BaseApplication):
    def __init__(self, file_descriptor: str) -> None:
        self.bind = f"fd://{file_descriptor}"
        super().__init__()

    def load_config(self) -> None:
        memory = Path("/dev/shm")  # nosec B108 - the heartbeat of a worker must not wait for a disk
        for name, value in {**OPTIONS, "bind": self.bind}.items():
            self.cfg.set(name, value)
        if memory.is_dir():
            self.cfg.set("worker_tmp_dir", str(memory))

    def load(self) -> Callable[..., Any]:
        from alongside.config.wsgi import application

        return application


if __name__ == "__main__":
    leave_with_parent()
    Pages(sys.argv[1]).run()
