from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.people import queries
from alongside.rooms.people.actions.holding import hold_open
from alongside.rooms.people.models import Attachment, AttachmentRemoved, Case, SubjectAccess
from alongside.rooms.people.states import GOES_ON
from alongside.rooms.people.words import AttachedWhat

NOT_AGREED = Refused(
    "A photograph of the person is kept only if they agreed to it.", "Say when they did, or do not add it."
)


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What is said about a document beside its content. `agreed`: when the person agreed to a photograph of them."""

    section: Section
    what: AttachedWhat
    title: str
    agreed: datetime | None = None


@verb
def attach(*, case: Case, cover: Cover, received: Received, by: User, at: datetime) -> Attachment:
    """The file first, then its row: if anything fails, a file without a row is left, which the night sweeps away."""
    if cover.what == AttachedWhat.PHOTOGRAPH_OF_PERSON and cover.agreed is None:
        raise NOT_AGREED
    if cover.agreed is not None and cover.agreed > at:
        raise Refused("That they agreed cannot be in the future.", "Check the day and the time.")
    hold_open(case)  # and one number for each, also of two at once
    attachment = Attachment(
        case=case,
        section=cover.section,
        number=queries.next_attachment_number(case, cover.section),
        what=cover.what,
        title=cover.title,
        kind=received.kind,
        size=len(received.data),
        agreed_at=cover.agreed,
        agreed_by=by if cover.agreed else None,
        added_at=at,
        added_by=by,
    )
    files.put(case.pk, attachment.pk, received.data)
    attachment.save(force_insert=True)
    codes = {"section": cover.section, "what": cover.what, "kind": received.kind}
    record("attachment.added", by=by, at=at, case_id=case.pk, about=attachment, **codes)
    return attachment


@verb
def remove_attachment(*, attachment: Attachment, reason: str, by: User, at: datetime) -> AttachmentRemoved:
    """The file goes when it is certain that the row stays; one that a crash leaves is swept away at night."""
    Attachment.objects.select_for_update(no_key=True, of=("self",)).get(pk=attachment.pk)
    if AttachmentRemoved.objects.filter(attachment=attachment).exists():
        raise Refused("This document was removed already.")
    if SubjectAccess.objects.filter(case=attachment.case, state__in=GOES_ON).exists():
        raise Refused("They asked for what is kept about them.", "Answer that first.")
    removed = AttachmentRemoved.objects.create(
        case=attachment.case,
        section=attachment.section,
        attachment=attachment,
        reason=reason,
        removed_at=at,
        removed_by=by,
    )
    files.remove_when_certain(attachment.pk)
    record("attachment.removed", by=by, at=at, case_id=attachment.case_id, about=attachment)
    return removed


@verb
def note_dangerous_file(*, case: Case, by: User, at: datetime) -> None:
    """Of the file nothing is kept; that somebody's machine sent it, is."""
    record("attachment.dangerous", by=by, at=at, case_id=case.pk)
