from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.models import Case, ContactMade, Note, NoteMove
from alongside.rooms.people.words import Channel


@verb
def write_note(*, case: Case, section: Section, text: str, by: User, at: datetime) -> Note:
    note = Note.objects.create(case=case, section=section, text=text, written_at=at, written_by=by)
    record("note.written", by=by, at=at, case_id=case.pk, about=note, section=section)
    return note


@verb
def move_note(*, note: Note, to_case: Case, reason: str, by: User, at: datetime) -> NoteMove:
    """A note in the wrong case goes to the right one; the wrong one keeps the trace, without the text."""
    if note.case_id == to_case.pk:
        raise Refused("The note already stands in that case.")
    from_case = note.case
    Note.objects.filter(pk=note.pk).update(case=to_case)
    move = NoteMove.objects.create(
        case=from_case, note=note, to_case=to_case, reason=reason, moved_at=at, moved_by=by
    )
    record("note.moved_away", by=by, at=at, case_id=from_case.pk, about=note, to=to_case.pk)
    record("note.moved_here", by=by, at=at, case_id=to_case.pk, about=note)
    return move


@verb
def log_contact(
    *, case: Case, channel: Channel, from_person: bool, reached: bool, summary: str, by: User, at: datetime
) -> ContactMade:
    contact = ContactMade.objects.create(
        case=case,
        channel=channel,
        from_person=from_person,
        reached=reached,
        summary=summary,
        made_at=at,
        made_by=by,
    )
    record("contact.logged", by=by, at=at, case_id=case.pk, about=contact, reached=reached)
    return contact
