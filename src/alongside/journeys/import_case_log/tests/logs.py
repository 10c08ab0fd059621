"""Case logs for the tests, written the way people keep them."""

from datetime import UTC, datetime
from pathlib import Path

from alongside.journeys.import_case_log.entries import LoggedCase
from alongside.journeys.import_case_log.reading import Row
from alongside.journeys.import_case_log.reading.table import HEADER, rows_of
from alongside.journeys.import_case_log.reading.text import text_lines
from alongside.journeys.import_case_log.rules import RefusedCase, check

WESTMINSTER = Path(__file__).parent / "westminster-46.csv"
NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
MET = "A1,2026-03-02T14:05,identified,The Passage,rough_sleeping"
HELD = "A1,2026-03-03T10:00,conference_held,The Passage,online"
REFERRED = "A1,2026-03-04T09:00,nrm_referred,The Passage,"


def text_of(*lines: str) -> str:
    return "\n".join([HEADER, *lines, ""])


def rows(*lines: str) -> list[Row]:
    """The first of them stands in line 2, below the header."""
    return rows_of("log.csv", text_lines("log.csv", text_of(*lines).encode()))


def checked(*lines: str) -> dict[str, LoggedCase | RefusedCase]:
    return {case.reference: case for case in check(rows(*lines), NOW)}


def case_of(*lines: str) -> LoggedCase:
    (found,) = checked(*lines).values()
    assert isinstance(found, LoggedCase), found
    return found


def refusals(*lines: str) -> list[tuple[int, str]]:
    """Of the only case of these lines: where, and why."""
    (found,) = checked(*lines).values()
    assert isinstance(found, RefusedCase), "the case is not refused"
    return [(problem.line, problem.reason) for problem in found.problems]
