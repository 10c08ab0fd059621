"""Which agencies are usually missing, answer slowly, or fail at their steps."""

from collections.abc import Sequence
from datetime import timedelta

from alongside.reporting.agency_figures import AgencyFacts

ENOUGH = 3  # of fewer meetings, answers or steps nothing is said of an agency
SLOW = timedelta(hours=24)


def usually_missing(agencies: Sequence[AgencyFacts]) -> list[AgencyFacts]:
    """Not there at more than half of the meetings it was asked to; the most often missing first."""
    found = [row for row in agencies if row.meetings >= ENOUGH and 2 * row.here < row.meetings]
    return sorted(found, key=lambda row: (row.here / row.meetings, row.name))


def slow_to_answer(agencies: Sequence[AgencyFacts]) -> list[AgencyFacts]:
    """Half of its invitations wait for longer than a day, or are never answered."""
    return sorted((row for row in agencies if _is_slow(row)), key=lambda row: row.name)


def _is_slow(row: AgencyFacts) -> bool:
    asked = len(row.waited) + row.silent
    return asked >= ENOUGH and 2 * (sum(wait > SLOW for wait in row.waited) + row.silent) > asked


def whose_steps_fail(agencies: Sequence[AgencyFacts]) -> list[AgencyFacts]:
    """A third of its steps, or more, are not done or still wait after their day."""
    found = [row for row in agencies if row.steps.total() >= ENOUGH and 3 * row.failed >= row.steps.total()]
    return sorted(found, key=lambda row: (-row.failed / row.steps.total(), row.name))
