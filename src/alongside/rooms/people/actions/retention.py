"""Warning, holding back and erasing. What was erased is gone: only its tombstone and its codes stay."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files, keyring
from alongside.rooms.people import retention
from alongside.rooms.people.models import (
    Attachment,
    Case,
    CaseGrant,
    ErasureRequest,
    LogRow,
    RetentionHold,
    RetentionWarning,
    SubjectAccess,
    Tombstone,
)
from alongside.rooms.people.retention import Kept
from alongside.rooms.people.states import CASE, ERASURE, GOES_ON, CaseState, ErasureState
from alongside.rooms.people.words import ErasedWhy

ENDED_WHY = "case_erased"
Forgetting = Callable[[Case], None]
_forgettings: list[Forgetting] = []


def when_erased(part: Forgetting) -> None:
    """Called once, at start-up, by a room that keeps of a case what its key does not seal: `part(case)`.

    It looks as `Service.RETENTION`, in the transaction that erases.
    """
    _forgettings.append(part)


@verb
def warn_of_erasure(*, kept: Kept, by: User, at: datetime) -> RetentionWarning:
    row = RetentionWarning.objects.create(
        case=kept.case, due_on=kept.until, policy_version=kept.policy_version, warned_at=at, warned_by=by
    )
    record("retention.warned", by=by, at=at, case_id=kept.case.pk, about=row, due=kept.until.isoformat())
    return row


@verb
def hold_back(*, case: Case, reason: str, review_on: date, by: User, at: datetime) -> RetentionHold:
    """Until somebody ends it. The day only says when to look at it again."""
    if Case.objects.select_for_update(no_key=True).get(pk=case.pk).state == CaseState.ERASED:
        raise Refused("This case has been erased.")
    if review_on <= in_london(at).date():
        raise Refused("The day to look at it again must be still to come.")
    if RetentionHold.objects.filter(case=case, ended_at__isnull=True).exists():
        raise Refused("This case is on hold already.")
    row = RetentionHold.objects.create(case=case, reason=reason, review_on=review_on, held_at=at, held_by=by)
    record("retention.held", by=by, at=at, case_id=case.pk, about=row)
    return row


@verb
def end_hold(*, hold: RetentionHold, by: User, at: datetime) -> None:
    """Whatever was warned of before counts no more: it is warned of anew, and 30 days follow."""
    held = RetentionHold.objects.select_for_update().get(pk=hold.pk)
    if held.ended_at is not None:
        raise Refused("This has ended already.")
    held.ended_at, held.ended_by = at, by
    held.save(update_fields=["ended_at", "ended_by"])
    record("retention.hold_ended", by=by, at=at, case_id=held.case_id, about=held)


@verb
def erase_when_due(*, case_id: UUID, by: User, at: datetime) -> bool:
    """Looked at once more under the lock: somebody may have held or reopened it meanwhile."""
    Case.objects.select_for_update().filter(pk=case_id).first()
    found = next(iter(retention.kept_of([case_id])), None)
    due = found is not None and found.to_erase(at) and not _asks_for_data(found.case)
    record("retention.looked_at", by=by, at=at, case_id=case_id, service=Service.RETENTION, due=due)
    if found is not None and due:
        _erase(found.case, ErasedWhy.KEPT_LONG_ENOUGH, by, at)
    return due


@verb
def erase_again(*, case_id: UUID, by: User, at: datetime) -> None:
    """Its key was not given back, so nothing of it can be read. This ends the rest of it."""
    case = Case.objects.select_for_update().get(pk=case_id)
    _erase(case, ErasedWhy.ERASED_BEFORE, by, at, act="erase_again")


@verb
def ask_for_erasure(*, case: Case, reason: str, by: User, at: datetime) -> ErasureRequest:
    """The person's wish. Nothing happens before a second person has looked at it."""
    _check_erasable(case)
    if ErasureRequest.objects.filter(case=case, state=ErasureState.ASKED).exists():
        raise Refused("This was asked for already.", "A second person looks at it.")
    row = ErasureRequest.objects.create(case=case, reason=reason, asked_at=at, asked_by=by)
    record("erasure.asked", by=by, at=at, case_id=case.pk, about=row)
    return row


@verb
def agree_to_erasure(*, request: ErasureRequest, word: str = "", by: User, at: datetime) -> None:
    """Erased at once."""
    case = Case.objects.select_for_update().get(pk=request.case_id)
    _check_erasable(case)
    _answer(request, "agree_to_erasure", word, by, at)
    _erase(case, ErasedWhy.PERSON_ASKED, by, at)


@verb
def decline_erasure(*, request: ErasureRequest, word: str, by: User, at: datetime) -> None:
    _answer(request, "decline_erasure", word, by, at)


def _answer(request: ErasureRequest, act: str, word: str, by: User, at: datetime) -> None:
    row = ErasureRequest.objects.select_for_update().get(pk=request.pk)
    row.state = ERASURE.next(act, ErasureState(row.state))
    if row.asked_by_id == by.pk:
        raise Refused("You wrote this down yourself.", "A second person looks at it.")
    row.word, row.answered_at, row.answered_by = word, at, by
    row.save(update_fields=["state", "word", "answered_at", "answered_by"])
    record(ERASURE.events[act], by=by, at=at, case_id=row.case_id, about=row)


def _asks_for_data(case: Case) -> bool:
    return SubjectAccess.objects.filter(case=case, state__in=GOES_ON).exists()


def _check_erasable(case: Case) -> None:
    if _asks_for_data(case):
        raise Refused(
            "They asked for what is kept about them.",
            "Answer that first.",
        )
    if not CASE.allows("erase", CaseState(case.state)):
        raise Refused("This case is not closed.", "Close it first, so that nothing goes on without it.")
    if RetentionHold.objects.filter(case=case, ended_at__isnull=True).exists():
        raise Refused("This case is on hold and must be kept for now.", "Its page says why, and who held it.")


def _erase(case: Case, why: ErasedWhy, by: User, at: datetime, *, act: str = "erase") -> None:
    """Grants go last of the rows: without one, whoever erases would not find them any more."""
    case.state = CASE.next(act, CaseState(case.state))
    case.reference, case.local_reference = f"gone-{case.pk.hex[:12]}", ""
    case.version += 1
    case.save(update_fields=["state", "reference", "local_reference", "version"])
    Tombstone.objects.create(
        case_id=case.pk, partnership_id=case.partnership_id, why=why, erased_at=at, erased_by=by
    )
    with viewing.as_service(Service.RETENTION, at=at):
        _forget_the_log(case)
        for part in _forgettings:
            part(case)
        _remove_documents(case)
        standing = CaseGrant.objects.filter(case=case, ended_at__isnull=True)
        standing.update(ended_at=at, ended_by=by, ended_why=ENDED_WHY)
    keyring.destroy(case.pk)
    record(CASE.events[act], by=by, at=at, case_id=case.pk, why=why)


def _forget_the_log(case: Case) -> None:
    """A fingerprint could be compared with a row of a log that somebody kept."""
    for row in LogRow.objects.filter(case=case):
        row.fingerprint = row.pk.hex
        row.save(update_fields=["fingerprint"])


def _remove_documents(case: Case) -> None:
    """Without their key they say nothing anyway."""
    for file_id in Attachment.objects.filter(case=case).values_list("pk", flat=True):
        files.remove_when_certain(file_id)
