"""What a person asked to be given of what is kept about them: prepared by one worker, released by another."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.models import Case, GivenPack, LeftOut, MaskedWords, SubjectAccess
from alongside.rooms.people.policies import check_can_release_pack
from alongside.rooms.people.states import ACCESS, AccessState, CaseState
from alongside.rooms.people.words import AccessRefusedWhy, AskedHow, ExtendedWhy, IdentityChecked, WithheldWhy


@dataclass(frozen=True, kw_only=True)
class Asking:
    """`due_on` is what R-DP-01 gives for the day on which the request reached anybody of the agency."""

    received_on: date
    asked_how: AskedHow
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Extending:
    """`until` is what R-DP-01 gives then. `word` is what the person was told, and how."""

    why: ExtendedWhy
    word: str
    until: date


@verb
def ask_for_data(*, case: Case, asking: Asking, by: User, at: datetime) -> SubjectAccess:
    if asking.received_on > in_london(at).date():
        raise Refused("The day on which they asked cannot be in the future.", "Check the day.")
    if Case.objects.select_for_update(no_key=True).get(pk=case.pk).state == CaseState.ERASED:
        raise Refused("This case has been erased: nothing is kept about them but that it was.")
    row = SubjectAccess(case=case, recorded_at=at, recorded_by=by, **vars(asking))
    row.save(force_insert=True)
    record("access.asked", by=by, at=at, case_id=case.pk, about=row)
    return row


@verb
def check_identity(*, request: SubjectAccess, how: IdentityChecked, by: User, at: datetime) -> None:
    row = _being_prepared(request)
    row.identity_checked = how
    row.save(update_fields=["identity_checked"])
    record("access.identity_checked", by=by, at=at, case_id=row.case_id, about=row, how=how)


@verb
def extend_access(*, request: SubjectAccess, extending: Extending, by: User, at: datetime) -> None:
    """Once, and only while the first month lasts: in it the person has to hear why it takes longer."""
    row = _moved(request, "extend_access", by, at)
    if row.extended_at is not None:
        raise Refused("They were told already that it takes longer.", "It cannot take longer than that.")
    if in_london(at).date() > row.due_on:
        raise Refused("They had to hear of it in time: it was due already.", "Answer it as soon as you can.")
    _save(
        row,
        extended_at=at,
        extended_by=by,
        extended_until=extending.until,
        extended_why=extending.why,
        extended_word=extending.word,
    )


@verb
def prepare_pack(*, request: SubjectAccess, by: User, at: datetime) -> None:
    row = _moved(request, "prepare_pack", by, at)
    if not row.identity_checked:
        raise Refused("Nobody has written down how it was made sure who asks.", "Do that first.")
    _save(row, prepared_at=at, prepared_by=by)


@verb
def send_pack_back(*, request: SubjectAccess, word: str, by: User, at: datetime) -> None:
    row = _moved(request, "send_pack_back", by, at)
    _save(row, word=word, prepared_at=None, prepared_by=None)


@verb
def release_pack(*, request: SubjectAccess, content: str, by: User, at: datetime) -> None:
    """By somebody else than the one who prepared it, who read `content`. That is what the team can take away now."""
    row = _moved(request, "release_pack", by, at)
    check_can_release_pack(row, by)
    _save(row, released_at=at, released_by=by)
    GivenPack.objects.create(case=row.case, request=row, content=content)


@verb
def refuse_access(
    *, request: SubjectAccess, why: AccessRefusedWhy, word: str, by: User, at: datetime
) -> None:
    row = _moved(request, "refuse_access", by, at)
    _save(row, refused_why=why, word=word, ended_at=at, ended_by=by)


@verb
def withdraw_access(*, request: SubjectAccess, by: User, at: datetime) -> None:
    row = _moved(request, "withdraw_access", by, at)
    _save(row, ended_at=at, ended_by=by)


@verb
def leave_out(*, request: SubjectAccess, about: str, why: WithheldWhy, by: User, at: datetime) -> LeftOut:
    row = _being_prepared(request)
    if LeftOut.objects.filter(request=row, about=about, undone_at__isnull=True).exists():
        raise Refused("This is left out already.")
    left_out = LeftOut(case=row.case, request=row, about=about, why=why, decided_at=at, decided_by=by)
    left_out.save(force_insert=True)
    record("access.entry_left_out", by=by, at=at, case_id=row.case_id, about=left_out, why=why)
    return left_out


@verb
def put_back(*, left_out: LeftOut, by: User, at: datetime) -> None:
    _undo(left_out, "access.entry_put_back", by, at)


@verb
def mask_words(*, request: SubjectAccess, words: str, by: User, at: datetime) -> MaskedWords:
    """Struck out wherever they stand as whole words, in capitals or not."""
    row = _being_prepared(request)
    masked = MaskedWords(case=row.case, request=row, words=words, decided_at=at, decided_by=by)
    masked.save(force_insert=True)
    record("access.words_masked", by=by, at=at, case_id=row.case_id, about=masked)
    return masked


@verb
def unmask_words(*, masked: MaskedWords, by: User, at: datetime) -> None:
    _undo(masked, "access.words_unmasked", by, at)


def _undo(decision: LeftOut | MaskedWords, event: str, by: User, at: datetime) -> None:
    _being_prepared(decision.request)
    if decision.undone_at is not None:
        raise Refused("This was undone already.")
    decision.undone_at, decision.undone_by = at, by
    decision.save(update_fields=["undone_at", "undone_by"])
    record(event, by=by, at=at, case_id=decision.case_id, about=decision)


def _held(request: SubjectAccess) -> SubjectAccess:
    return SubjectAccess.objects.select_for_update(of=("self",)).select_related("case").get(pk=request.pk)


def _being_prepared(request: SubjectAccess) -> SubjectAccess:
    """What a second person reads does not change under their eyes."""
    row = _held(request)
    if row.state != AccessState.ASKED:
        raise Refused("It is not being prepared any more.", "A second person can send it back.")
    return row


def _moved(request: SubjectAccess, act: str, by: User, at: datetime) -> SubjectAccess:
    row = _held(request)
    row.state = ACCESS.next(act, AccessState(row.state))
    record(ACCESS.events[act], by=by, at=at, case_id=row.case_id, about=row)
    return row


def _save(row: SubjectAccess, **changed: Any) -> None:
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *changed])
