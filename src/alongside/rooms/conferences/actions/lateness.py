from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.words import LateWhy


@verb
def say_why_late(*, conference: Conference, why: LateWhy, words: str, by: User, at: datetime) -> Conference:
    """Of a first conference that was held after the limit. Said again, it replaces what was said before."""
    row = locked(conference)
    if queries.lateness_of(row) is None:
        raise Refused("This conference was not late.", "There is nothing to explain.")
    if why is LateWhy.OTHER and not words.strip():
        raise Refused("Say in a word why it was late.")
    row.late_code, row.late_words, row.late_told_at, row.late_told_by = why, words.strip(), at, by
    row.save(update_fields=["late_code", "late_words", "late_told_at", "late_told_by"])
    record("conference.late_explained", by=by, at=at, case_id=row.case_id, about=row, why=why)
    return row
