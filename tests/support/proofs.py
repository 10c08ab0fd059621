"""A proof tries hard to break a promise, and says what it measured against which goal.

`make proofs` runs those of tests/proofs/, one file a group or several, prints their table and writes `proofs.json`
in the data folder. Each proof comes with a planted fault that it must find.
"""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine

from tests.support import run

GROUPS = ("need-to-know", "path", "beds", "conferences")
COLUMNS = ("group", "name", "figure", "goal", "holds", "seed", "size")
Say = Callable[..., None]
Share = tuple[int, int]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--size", choices=["small", "full"], default="small", help="how hard the proofs try")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A proof that asks for its `share` is cut in quarters in a full run, so that every core can work on it."""
    if "share" in metafunc.fixturenames:
        parts = 4 if metafunc.config.getoption("size") == "full" else 1
        shares = [(part, parts) for part in range(parts)]
        metafunc.parametrize("share", shares, ids=[f"{part + 1}-of-{parts}" for part, _ in shares])


@pytest.fixture
def many(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How many times: `many(200, 10_000)` for a small and a full run."""
    return lambda small, full: full if request.config.getoption("size") == "full" else small


def of(share: Share) -> str:
    part, parts = share
    return f" ({part + 1} of {parts})" if parts > 1 else ""


def tell(done: int, every: int = 500) -> None:
    """How far a long run is."""
    if done % every == 0:
        log(f"{done:,}")


def log(words: str) -> None:
    """Into `proofs.log` beside the table: what a test prints is kept until it ends."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    run.data_of_caller().mkdir(parents=True, exist_ok=True)
    travelling = time_machine.escape_hatch.is_travelling()
    real = time_machine.escape_hatch.time if travelling else time
    clock = real.strftime("%H:%M:%S")
    with open(run.data_of_caller() / "proofs.log", "a") as kept:
        kept.write(f"{clock} {worker} {_test()}: {words}\n")


def _test() -> str:
    return os.environ.get("PYTEST_CURRENT_TEST", "").rpartition("::")[2].partition(" (")[0]


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("seed"))


@pytest.fixture
def proof(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Say:
    """Say what was measured: `proof("one bed, 200 clients", figure="1 stay", goal="1 stay", holds=stays == 1)`."""
    group = _group_of(request.path.stem.removeprefix("test_"))

    def say(name: str, *, figure: str, goal: str, holds: bool) -> None:
        seed, size = request.config.getoption("seed"), request.config.getoption("size")
        values = (group, name, figure, goal, holds, seed, size)
        record_property("proof", dict(zip(COLUMNS, values, strict=True)))
        assert holds, f"{name}: {figure}, where {goal} was the goal"

    return say


def _group_of(name: str) -> str:
    """A group of several files begins the name of each: `need_to_know_audit` is of need-to-know."""
    return next((group for group in GROUPS if name.startswith(group.replace("-", "_"))), name)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    proofs = sorted(_proofs(terminalreporter), key=lambda row: (row["group"], row["name"]))
    if not proofs:
        return
    terminalreporter.section("proofs")
    for row in proofs:
        holds = "holds" if row["holds"] else "DOES NOT HOLD"
        terminalreporter.line(f"{row['group']:<13} {row['name']:<58} {row['figure']:<34} {holds}")
    _write(proofs, run.data_of_caller() / "proofs.json")
    terminalreporter.line(f"written: {run.data_of_caller() / 'proofs.json'}")


def _proofs(terminalreporter: Any) -> list[dict[str, Any]]:
    return [
        said
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        for name, said in report.user_properties
        if name == "proof" and report.when == "call"
    ]


def _write(proofs: list[dict[str, Any]], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(proofs, indent=2) + "\n")
    os.replace(draft, path)
