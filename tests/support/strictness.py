"""The run is a strict reviewer: nothing is skipped, nothing calls out, chance is repeatable."""

import ipaddress
import os
import random
import socket
from collections.abc import Generator
from typing import Any

import hypothesis
import pytest
from _pytest.nodeid import NodeId

from tests.support import run
from tests.support.databases import Server

ALLOWED_TO_SKIP: frozenset[str] = frozenset()  # ids of tests, each with the reason beside it
_connect = socket.socket.connect


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seed", type=int, default=20260302, help="of everything that is left to chance")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.register_profile("alongside", deadline=None, database=None, print_blob=True)
    hypothesis.settings.load_profile("alongside")
    if config.getoption("hypothesis_seed", None) is None:
        config.option.hypothesis_seed = config.getoption("seed")
    setattr(socket.socket, "connect", _only_here)  # noqa: B010 - the type checker forbids an assignment


def pytest_unconfigure(config: pytest.Config) -> None:
    setattr(socket.socket, "connect", _connect)  # noqa: B010
    if not run.made_here():
        return
    if os.environ.get("TEST_DATABASE_URL"):
        Server().drop_all()
    run.remove(run.folder())


def _only_here(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and not _is_loopback(address[0]):
        self.close()
        raise AssertionError(f"A test tried to reach {address[0]}: tests talk to this machine only.")
    _connect(self, address)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _repeatable_chance(request: pytest.FixtureRequest) -> None:
    random.seed(f"{request.config.getoption('seed')} {request.node.nodeid}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    report = yield
    if report.skipped and item.nodeid not in ALLOWED_TO_SKIP:
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    report = yield
    if report.skipped and collector.nodeid not in ALLOWED_TO_SKIP:
        _fail(report)
    return report


def _fail(report: Any) -> None:
    reason = getattr(report, "wasxfail", "") or (
        report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    )
    report.outcome = "failed"
    report.longrepr = f"A test that does not run proves nothing. It said: {reason}"
    if hasattr(report, "wasxfail"):
        del report.wasxfail


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What may take longest begins first, so that no worker is left alone with it at the end."""
    items.sort(key=_most_seconds, reverse=True)
    for item in items:
        _name_its_group(item)
        marker = item.get_closest_marker("django_db")
        if marker and (marker.kwargs.get("transaction") or marker.args[:1] == (True,)):
            raise pytest.UsageError(
                f"{item.nodeid}: append-only tables refuse to be emptied; use `own_database`."
            )


def _name_its_group(item: pytest.Item) -> None:
    """Tests that share what is dear to set up run on one worker.

    pytest-xdist tells them by the end of their names, which it cannot write any more since pytest 9.2 (its issue 1386).
    """
    if (group := item.get_closest_marker("xdist_group")) and item.config.getoption(
        "loadgroup", default=False
    ):
        item._id = NodeId.parse(f"{item.nodeid}@{group.args[0]}")


def _most_seconds(item: pytest.Item) -> float:
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0]) if mark else 0.0
