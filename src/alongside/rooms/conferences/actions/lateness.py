from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.models import Conference, LateCorrection
from alongside.rooms.conferences.words import LateWhy


@verb
def say_why_late(*, conference: Conference, why: LateWhy, words: str, by: User, at: datetime) -> Conference:
    """Of a first conference that was held after the limit. Said again, what was said before is kept as a row."""
    row = locked(conference)
    if queries.lateness_of(row) is None:
        raise Refused("This conference was not late.", "There is nothing to explain.")
    if why is LateWhy.OTHER and not words.strip():
        raise Refused("Say in a word why it was late.")
    words = words.strip()
    if row.late_code and (row.late_code, row.late_words) != (why, words):
        _keep_what_was_said(row, by, at)
    row.late_code, row.late_words, row.late_told_at, row.late_told_by = why, words, at, by
    row.save(update_fields=["late_code", "late_words", "late_told_at", "late_told_by"])
    record("conference.late_explained", by=by, at=at, case_id=row.case_id, about=row, why=why)
    return row


def _keep_what_was_said(row: Conference, by: User, at: datetime) -> None:
    assert row.late_told_at is not None  # with a reason stand its moment
    assert row.late_told_by is not None  # and its author: held by the table
    LateCorrection.objects.create(
        case_id=row.case_id,
        conference=row,
        was_code=row.late_code,
        was_words=row.late_words,
        was_told_at=row.late_told_at,
        was_told_by=row.late_told_by,
        corrected_at=at,
        corrected_by=by,
    )
