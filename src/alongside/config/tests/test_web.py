"""What never reaches Django is answered with the headers of all answers and nothing of what was sent."""

from socket import SHUT_WR, socketpair
from unittest.mock import Mock

import pytest
from gunicorn.http import errors

from alongside.config.web import Threads
from tests.support.headers import missing

SECRET = "GET /reply/key-that-nobody-may-read"


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (errors.LimitRequestLine(9000, 4094), 414),
        (errors.LimitRequestHeaders(SECRET), 431),
        (errors.InvalidRequestLine(SECRET), 400),
        (errors.InvalidHeaderName(SECRET), 400),
        (errors.InvalidResponseHeader(SECRET), 500),
        (ValueError(SECRET), 500),
    ],
)
def test_what_is_no_request(fault: Exception, status: int) -> None:
    worker = object.__new__(Threads)
    worker.log = Mock()
    ours, theirs = socketpair()
    with ours, theirs:
        worker.handle_error(None, ours, ("127.0.0.1", 1), fault)
        ours.shutdown(SHUT_WR)
        with theirs.makefile(newline="") as answer:
            head, _, words = answer.read().partition("\r\n\r\n")
    first, *lines = head.splitlines()
    assert first.startswith(f"HTTP/1.1 {status} ")
    headers = dict(line.split(": ", 1) for line in lines)
    assert not missing(headers)
    assert int(headers["Content-Length"]) == len(words)
    assert SECRET not in f"{head}{words}{worker.log.mock_calls}"
