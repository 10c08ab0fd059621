"""Who at the table did not agree with a decision, and why."""

from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.models import AgendaItem, Dissent


@verb
def note_dissent(*, item: AgendaItem, agency: Agency, why: str, by: User, at: datetime) -> Dissent:
    """Of an agency that was asked, or came."""
    policies.check_minutes_open(locked(item.conference))
    policies.check_is_at_the_table(item.conference, agency)
    if not why.strip():
        raise Refused("Write down why they did not agree.")
    row = Dissent.objects.create(
        case_id=item.case_id,
        item=item,
        section=item.section,
        agency=agency,
        why=why.strip(),
        noted_at=at,
        noted_by=by,
    )
    record("dissent.noted", by=by, at=at, case_id=row.case_id, about=row, item=item.number)
    return row


@verb
def take_back_dissent(*, dissent: Dissent, by: User, at: datetime) -> Dissent:
    """It was noted wrongly. Taken back twice, it is taken back once."""
    policies.check_minutes_open(locked(dissent.item.conference))
    row = Dissent.objects.select_for_update().get(pk=dissent.pk)
    if row.taken_back_at is None:
        row.taken_back_at, row.taken_back_by = at, by
        row.save(update_fields=["taken_back_at", "taken_back_by"])
    record("dissent.taken_back", by=by, at=at, case_id=row.case_id, about=row)
    return row
