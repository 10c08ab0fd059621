from collections.abc import Sequence

from alongside.foundations.design.words import day, full_moment
from alongside.rooms.conferences.models import DueCorrection, HeldCorrection


def correction_lines(corrections: Sequence[HeldCorrection | DueCorrection]) -> list[str]:
    """What stood before, who put it right and why."""
    return [_line(row) for row in corrections]


def _line(row: HeldCorrection | DueCorrection) -> str:
    was = full_moment(row.was) if isinstance(row, HeldCorrection) else day(row.was)
    why = f": {row.reason}" if row.reason else ""
    return f"{was} was written first. Corrected by {row.corrected_by}, {full_moment(row.corrected_at)}{why}"
