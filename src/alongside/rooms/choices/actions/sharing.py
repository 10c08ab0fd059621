"""Showing something without consent: a ground in law, a written reason, a second person, and an end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.policies import check_can_open_parts, check_not_to_themselves
from alongside.rooms.choices.queries.consent import last_answer
from alongside.rooms.choices.queries.sharing import opened_before
from alongside.rooms.choices.rules import Gate, share_gate
from alongside.rooms.choices.states import SHARING, ConsentState, SharingState
from alongside.rooms.choices.words import LawfulBasis, Purpose, SpecialCondition, kept_in
from alongside.rooms.people.actions import end_grants_about, give_grant, hold_open, raise_to_lead
from alongside.rooms.people.models import Case
from alongside.rooms.people.oversight import says_nothing_new
from alongside.rooms.people.policies import check_can_be_granted
from alongside.rooms.people.states import CaseState
from alongside.rooms.people.words import Basis, RaisedWhy

TELL_WHO_SAID_NO = "choices.tell_who_said_no"
REVIEWED_WITHIN = timedelta(
    hours=24
)  # our own choice: an opening that nobody else looked at closes after a day


@dataclass(frozen=True, kw_only=True)
class Override:
    """What is shown to whom and why. `not_told_why` is empty where the person was told."""

    purpose: Purpose
    agency: Agency
    team: Team | None = None
    sections: frozenset[Section]
    basis: LawfulBasis
    special_condition: SpecialCondition
    reason: str
    until: datetime
    not_told_why: str = ""

    def gate(self, *, consent_stands: bool) -> Gate:
        return share_gate(
            to_enforcement=self.agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT,
            consent_stands=consent_stands,
            basis=self.basis,
            special_condition=self.special_condition,
            names_parts=bool(self.sections),
            has_reason=bool(self.reason.strip()),
        )


@verb
def share_without_consent(*, case: Case, override: Override, by: User, at: datetime) -> SharingDecision:
    """Nothing opens before a second person has looked at it, except to protect a life: then at once, for a day."""
    check_can_be_granted(override.agency)
    check_can_open_parts(case, override.sections)
    check_not_to_themselves(case, override.agency)
    hold_open(case)
    audience = override.team.pk if override.team else override.agency.pk
    last = last_answer(case, override.purpose, audience, at)
    gate = override.gate(consent_stands=last.opens(override.sections, at))
    if gate is Gate.ALLOW:
        raise Refused("The person agreed to this: it is open to them.", "Nothing has to be decided.")
    if gate is Gate.DENY or override.until <= at:
        raise Refused(
            "This needs parts of the case, a ground in law, a reason, and an end that is still to come."
        )
    earlier = opened_before(case, audience) if gate is Gate.ALLOW_AND_REVIEW else []
    _check_new_words(earlier, override.reason, by)
    row = _write(case, override, last.said, gate is Gate.ALLOW_AND_REVIEW, by, at)
    record(
        "sharing.decided", by=by, at=at, case_id=case.pk, about=row, basis=override.basis, against=last.said
    )
    if row.review_due is not None:
        _open(row, min(row.review_due, row.until), by, at)
        _raise_what_is_unusual(row, earlier, by, at)
    return row


def _check_new_words(earlier: Iterable[SharingDecision], reason: str, by: User) -> None:
    """Where a life may be at stake nobody is held up: who was told no says what is new, and it opens."""
    refused = [
        row.reason for row in earlier if row.state == SharingState.DECLINED and row.decided_by_id == by.pk
    ]
    if says_nothing_new(reason, refused):
        raise Refused("These words were answered with a no.", "Write what is new, or let a colleague decide.")


def _raise_what_is_unusual(
    row: SharingDecision, earlier: Iterable[SharingDecision], by: User, at: datetime
) -> None:
    """After a no whoever decides, and a second time by the same worker before anybody looked at the first."""
    unusual = set()
    for one in earlier:
        if one.state == SharingState.DECLINED:
            unusual.add(RaisedWhy.SHARED_AFTER_NO)
        elif one.decided_by_id == by.pk:
            unusual.add(RaisedWhy.SHARED_TWICE)
    for why in sorted(unusual):
        raise_to_lead(case=row.case, why=why, about_id=row.pk, worker=by, by=by, at=at)
    if RaisedWhy.SHARED_AFTER_NO in unusual:
        app.configure_task(TELL_WHO_SAID_NO).defer(sharing_id=str(row.pk))


def _write(
    case: Case, override: Override, said: ConsentState, at_once: bool, by: User, at: datetime
) -> SharingDecision:
    return SharingDecision.objects.create(
        case=case,
        section=kept_in(override.sections),
        purpose=override.purpose,
        agency=override.agency,
        team=override.team,
        sections=sorted(override.sections, key=list(Section).index),
        basis=override.basis,
        special_condition=override.special_condition,
        reason=override.reason.strip(),
        answer_then=said,
        told=not override.not_told_why,
        not_told_why=override.not_told_why,
        state=SharingState.OPEN_AT_ONCE if at_once else SharingState.PROPOSED,
        until=override.until,
        review_due=at + REVIEWED_WITHIN if at_once else None,
        decided_at=at,
        decided_by=by,
    )


@verb
def agree_to_sharing(*, decision: SharingDecision, word: str = "", by: User, at: datetime) -> SharingDecision:
    """It opens now, or stays open, until the end that was decided."""
    check_can_open_parts(decision.case, {Section(section) for section in decision.sections})
    if Case.objects.select_for_update().get(pk=decision.case_id).state != CaseState.OPEN:
        raise Refused("This case is not open.", "Decline it; its team can reopen the case.")
    held = _reviewed(decision, "agree_to_sharing", word, by, at)
    if held.until <= at:
        raise Refused(
            "The end of this has passed already.", "Decline it, and decide anew if it is still needed."
        )
    _close(held, "reviewed", by, at)
    _open(held, held.until, by, at)
    return held


@verb
def decline_sharing(*, decision: SharingDecision, word: str, by: User, at: datetime) -> SharingDecision:
    """Closed at once, where it was open. What was read before stays in the audit trail."""
    held = _reviewed(decision, "decline_sharing", word, by, at)
    _close(held, "declined", by, at)
    return held


@verb
def end_sharing(*, decision: SharingDecision, by: User, at: datetime) -> SharingDecision:
    held = _move(decision, "end_sharing")
    held.ended_at, held.ended_by = at, by
    held.save(update_fields=["state", "ended_at", "ended_by"])
    record("sharing.ended", by=by, at=at, case_id=held.case_id, about=held)
    _close(held, "ended", by, at)
    return held


def _reviewed(decision: SharingDecision, act: str, word: str, by: User, at: datetime) -> SharingDecision:
    held = _move(decision, act)
    if held.decided_by_id == by.pk:
        raise Refused("You decided this yourself.", "A second person looks at it.")
    held.reviewed_at, held.reviewed_by, held.review_word = at, by, word
    held.save(update_fields=["state", "reviewed_at", "reviewed_by", "review_word"])
    record(SHARING.events[act], by=by, at=at, case_id=held.case_id, about=held)
    return held


def _move(decision: SharingDecision, act: str) -> SharingDecision:
    held = SharingDecision.objects.select_for_update().get(pk=decision.pk)
    held.state = SHARING.next(act, SharingState(held.state))
    return held


def _open(row: SharingDecision, until: datetime, by: User, at: datetime) -> None:
    give_grant(
        case=row.case,
        agency=row.agency,
        team=row.team,
        sections=[Section(section) for section in row.sections],
        basis=Basis.VITAL_INTEREST if row.basis == LawfulBasis.VITAL_INTEREST else Basis.STATUTORY_DUTY,
        about_id=row.pk,
        until=until,
        by=by,
        at=at,
    )


def _close(row: SharingDecision, why: str, by: User, at: datetime) -> None:
    end_grants_about(case=row.case, about_id=row.pk, why=f"sharing_{why}", by=by, at=at)
