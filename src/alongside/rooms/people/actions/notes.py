from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.actions.holding import hold_open
from alongside.rooms.people.models import Case, ContactMade, Note, NoteMove
from alongside.rooms.people.words import Channel


@verb
def write_note(*, case: Case, section: Section, text: str, by: User, at: datetime) -> Note:
    hold_open(case)
    note = Note.objects.create(case=case, section=section, text=text, written_at=at, written_by=by)
    record("note.written", by=by, at=at, case_id=case.pk, about=note, section=section)
    return note


@verb
def move_note(*, note: Note, to_case: Case, reason: str, by: User, at: datetime) -> NoteMove:
    """A note in the wrong case goes to the right one, sealed anew; the wrong one keeps the trace, without the text."""
    held = Note.objects.select_for_update(of=("self",)).select_related("case").get(pk=note.pk)
    if held.case_id == to_case.pk:
        raise Refused("The note already stands in that case.")
    hold_open(to_case)
    from_case, held.case = held.case, to_case
    held.save(update_fields=["case", "text"])
    move = NoteMove.objects.create(
        case=from_case, note=note, to_case=to_case, reason=reason, moved_at=at, moved_by=by
    )
    record("note.moved_away", by=by, at=at, case_id=from_case.pk, about=note, to=to_case.pk)
    record("note.moved_here", by=by, at=at, case_id=to_case.pk, about=note)
    return move


@dataclass(frozen=True, kw_only=True)
class Contact:
    """An attempt or a talk. `happened`: when it was; the database keeps when it was written down."""

    channel: Channel
    from_person: bool
    reached: bool
    summary: str
    happened: datetime


@verb
def log_contact(*, case: Case, contact: Contact, by: User, at: datetime) -> ContactMade:
    if contact.happened > at:
        raise Refused("A contact cannot be in the future.", "Check the day and the time.")
    hold_open(case)
    row = ContactMade.objects.create(
        case=case,
        channel=contact.channel,
        from_person=contact.from_person,
        reached=contact.reached,
        summary=contact.summary,
        made_at=contact.happened,
        made_by=by,
    )
    record("contact.logged", by=by, at=at, case_id=case.pk, about=row, reached=contact.reached)
    return row
