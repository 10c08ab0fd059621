"""A proof is a test in tests/proofs/ that tries hard and says figures; `make proofs` runs them and shows those."""

from collections.abc import Callable
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--size", choices=["small", "full"], default="small", help="how hard the proofs try")


@pytest.fixture
def many(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How many times: `many(200, 10_000)` for a small and a full run."""
    return lambda small, full: full if request.config.getoption("size") == "full" else small


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """What the proof measured: `figure("beds", tries=200, stays=1, refused=199)`."""

    def say(name: str, **measured: object) -> None:
        record_property(
            "figure", f"{name}: " + ", ".join(f"{what} {value}" for what, value in measured.items())
        )

    return say


def pytest_terminal_summary(terminalreporter: Any) -> None:
    figures = [
        words
        for report in terminalreporter.stats.get("passed", [])
        for name, words in report.user_properties
        if name == "figure"
    ]
    if figures:
        terminalreporter.section("figures")
        for words in sorted(figures):
            terminalreporter.line(words)
