"""What is written before a meeting: sent, corrected, and held against each other."""

from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.models import Contradiction, Invitation, WrittenReturn
from alongside.rooms.conferences.words import ReturnKind, Told


@dataclass(frozen=True, kw_only=True)
class Statement:
    """`told_by` is the agency that told it; `happened` a part of a date, as far as it is known."""

    text: str
    kind: ReturnKind = ReturnKind.KNOWS
    said_by: Told | None = None
    told_by: str = ""
    happened: str = ""


class ReturnedMeanwhile(Refused):
    """Somebody else of the same agency corrected it since the page was opened."""

    def __init__(self) -> None:
        super().__init__("This was corrected while you were writing.", "Look at what stands now.")


@verb
def send_return(
    *,
    invitation: Invitation,
    section: Section,
    statement: Statement,
    item: int | None = None,
    by: User,
    at: datetime,
) -> WrittenReturn:
    policies.check_takes_returns(invitation, section, at)
    row = WrittenReturn(invitation=invitation, section=section, item=item)
    return _send(row, statement, "return.sent", by, at)


@verb
def correct_return(
    *, standing: WrittenReturn, statement: Statement, version: int, by: User, at: datetime
) -> WrittenReturn:
    """A further version of the same thing, in the same place. What stood before is kept and shown beside it.

    `version` is the one the writer had before them.
    """
    invitation = standing.invitation
    locked(invitation.conference)
    policies.check_takes_returns(invitation, Section(standing.section), at)
    if WrittenReturn.objects.filter(line=standing.line, number__gt=version).exists():
        raise ReturnedMeanwhile
    row = WrittenReturn(invitation=invitation, section=standing.section, item=standing.item)
    row.line, row.number = standing.line, version + 1
    return _send(row, statement, "return.corrected", by, at)


def _send(row: WrittenReturn, statement: Statement, event: str, by: User, at: datetime) -> WrittenReturn:
    row.case_id, row.conference_id = row.invitation.case_id, row.invitation.conference_id
    row.text, row.kind, row.said_by = statement.text.strip(), statement.kind, statement.said_by or ""
    row.told_by = statement.told_by.strip() if statement.said_by is Told.AGENCY else ""
    row.happened, row.sent_at, row.sent_by = statement.happened, at, by
    row.save()
    record(event, by=by, at=at, case_id=row.case_id, about=row, section=row.section, kind=row.kind)
    return row


@verb
def mark_contradiction(*, one: WrittenReturn, other: WrittenReturn, by: User, at: datetime) -> Contradiction:
    """By somebody who may read both. Nothing is decided by it: both stand, side by side."""
    if one.conference_id != other.conference_id or one.line == other.line:
        raise Refused("Choose two different things of one meeting.")
    conference = locked(one.conference)
    policies.check_minutes_open(conference)
    first, second = sorted((one.line, other.line))
    pair = {"conference": conference, "one": first, "other": second}
    standing = Contradiction.objects.filter(**pair, settled_at__isnull=True).first()
    row = standing or Contradiction.objects.create(
        case_id=conference.case_id, **pair, marked_at=at, marked_by=by
    )
    record("contradiction.marked", by=by, at=at, case_id=row.case_id, about=row)
    return row


@verb
def settle_contradiction(*, contradiction: Contradiction, by: User, at: datetime) -> Contradiction:
    """They agree after all, or it was found out. That it was marked is kept."""
    policies.check_minutes_open(locked(contradiction.conference))
    row = Contradiction.objects.select_for_update().get(pk=contradiction.pk)
    if row.settled_at is not None:
        raise Refused("Somebody said that already.")
    row.settled_at, row.settled_by = at, by
    row.save(update_fields=["settled_at", "settled_by"])
    record("contradiction.settled", by=by, at=at, case_id=row.case_id, about=row)
    return row
