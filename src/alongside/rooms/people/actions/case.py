from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.sections import EVERY_SECTION
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import keyring
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import policies, queries
from alongside.rooms.people.actions.facts import SomebodyWasFirst
from alongside.rooms.people.actions.grants import give_grant
from alongside.rooms.people.actions.holding import hold_open
from alongside.rooms.people.models import (
    AgeSaid,
    Case,
    CaseLink,
    Closure,
    KeyWorker,
    MetCorrection,
    OpenedInError,
    Ownership,
    Person,
    Reopening,
)
from alongside.rooms.people.states import CASE, CaseState
from alongside.rooms.people.words import AgeStatus, Basis, FoundAt


@dataclass(frozen=True, kw_only=True)
class FirstMeeting:
    """What is known in the first minute. `identified_at` is when the person was met, not when it is typed.

    `found_at_kind` is None where nobody said.
    """

    identified_at: datetime
    found_at_kind: FoundAt | None = FoundAt.OTHER
    age_status: AgeStatus = AgeStatus.ADULT
    in_danger_now: bool = False
    local_reference: str = ""
    identified_day_only: bool = False


@verb
def open_case(
    *,
    partnership: Partnership,
    agency: Agency,
    team: Team | None,
    meeting: FirstMeeting,
    key_worker: User,
    by: User,
    at: datetime,
) -> Case:
    if meeting.identified_at > at:
        raise Refused("The first meeting cannot be in the future.", "Check the day and the time.")
    case = Case(
        person=Person.objects.create(),
        partnership=partnership,
        reference=queries.next_reference(),
        identified_by=by,
        **vars(meeting) | {"found_at_kind": meeting.found_at_kind or ""},
    )
    # The grant first: without it the database would not show the case even to whoever writes it.
    give_grant(case=case, agency=agency, team=team, sections=EVERY_SECTION, basis=Basis.OWNER, by=by, at=at)
    keyring.make(case.pk)
    case.save(force_insert=True)
    Ownership.objects.create(case=case, agency=agency, team=team, starts=at)
    KeyWorker.objects.create(case=case, user=key_worker, starts=at, handed_over_by=by)
    record("case.opened", by=by, at=at, case_id=case.pk, age=case.age_status)
    return case


@verb
def close_case(*, case: Case, outcome: str, reason: str, by: User, at: datetime) -> Closure:
    _move(case, "close")
    closure = Closure.objects.create(case=case, outcome=outcome, reason=reason, closed_at=at, closed_by=by)
    record("case.closed", by=by, at=at, case_id=case.pk)
    return closure


@verb
def reopen_case(*, case: Case, reason: str, by: User, at: datetime) -> Reopening:
    _move(case, "reopen")
    row = Reopening.objects.create(case=case, reason=reason, reopened_at=at, reopened_by=by)
    record("case.reopened", by=by, at=at, case_id=case.pk)
    return row


@verb
def mark_opened_in_error(*, case: Case, reason: str, by: User, at: datetime) -> OpenedInError:
    """The case leaves every list and every figure; its rows stay, for whoever must explain it."""
    _move(case, "mark_opened_in_error")
    row = OpenedInError.objects.create(case=case, reason=reason, marked_at=at, marked_by=by)
    record("case.opened_in_error", by=by, at=at, case_id=case.pk)
    return row


@verb
def say_age(
    *, case: Case, age_status: AgeStatus, reason: str, version: int, by: User, at: datetime
) -> AgeSaid:
    """`version` is the number of such words that the writer had before them."""
    held = hold_open(case)
    said = queries.ages_said_of(held)
    if len(said) > version:
        raise SomebodyWasFirst(said[-1])
    if held.age_status == age_status:
        raise Refused("The case says so already.")
    held.age_status = age_status
    held.version += 1
    held.save(update_fields=["age_status", "version"])
    case.age_status, case.version = held.age_status, held.version
    row = AgeSaid.objects.create(case=case, age_status=age_status, reason=reason, said_at=at, said_by=by)
    record("case.age_said", by=by, at=at, case_id=case.pk, age=age_status)
    return row


@verb
def correct_first_meeting(
    *, case: Case, met: datetime, found_at: str, reason: str, version: int, by: User, at: datetime
) -> MetCorrection:
    """`version` is the number of corrections that the writer had before them. When it was first written down stays."""
    held = hold_open(case)
    earlier = queries.met_corrections_of(held)
    if len(earlier) > version:
        raise SomebodyWasFirst(earlier[-1])
    policies.check_met_can_be(held, met, at)
    row = MetCorrection.objects.create(
        case=case,
        was=held.identified_at,
        became=met,
        was_kind=held.found_at_kind,
        became_kind=found_at,
        was_day_only=held.identified_day_only,
        reason=reason,
        corrected_at=at,
        corrected_by=by,
    )
    held.identified_day_only = held.identified_day_only and met == held.identified_at
    held.identified_at, held.found_at_kind, held.version = met, found_at, held.version + 1
    held.save(update_fields=["identified_at", "found_at_kind", "identified_day_only", "version"])
    case.refresh_from_db(fields=["identified_at", "found_at_kind", "identified_day_only", "version"])
    record("case.met_corrected", by=by, at=at, case_id=case.pk, about=row)
    return row


@verb
def link_found_together(*, case: Case, other: Case, by: User, at: datetime) -> None:
    """Two people met together are two cases; each says that there is the other."""
    for here, there in ((case, other), (other, case)):
        CaseLink.objects.create(case=here, other=there, linked_at=at, linked_by=by)
        record("case.linked", by=by, at=at, case_id=here.pk, other=there.pk)


def _move(case: Case, act: str) -> None:
    """Take the state from the row itself, locked, so that two people cannot both close it."""
    held = Case.objects.select_for_update().get(pk=case.pk)
    held.state = CASE.next(act, CaseState(held.state))
    held.version += 1
    held.save(update_fields=["state", "version"])
    case.state, case.version = held.state, held.version
