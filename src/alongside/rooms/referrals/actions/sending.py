"""Sending a referral, taking it back, or saying why there is none."""

from collections.abc import Iterable
from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.queries import choice_of
from alongside.rooms.choices.words import RefusalReason
from alongside.rooms.clocks.actions import stop_clocks
from alongside.rooms.people.actions import hold_open
from alongside.rooms.people.models import Case
from alongside.rooms.referrals import policies
from alongside.rooms.referrals.actions.clocks import follow
from alongside.rooms.referrals.actions.drafts import end, lock
from alongside.rooms.referrals.models import Ending, NotReferred, ReferenceGiven, Referral
from alongside.rooms.referrals.rules.decisions import OF_A_REFERRAL, on_sending
from alongside.rooms.referrals.states import REFERRAL, ReferralState
from alongside.rooms.referrals.words import NotReferredReason, Route


@verb
def send_referral(
    *,
    referral: Referral,
    seen_version: int,
    sent_at: datetime,
    reference: str = "",
    cannot_identify: bool = False,
    by: User,
    at: datetime,
) -> Referral:
    """Record that it went out. What was read on the page must be what is sent."""
    _check_not_ahead(sent_at, at)
    hold_open(referral.case)
    held = lock(referral)
    state = REFERRAL.next("submit", ReferralState(held.state))
    if held.version != seen_version:
        raise Refused(
            "The draft was changed after you opened this page.", "Open it again and read what is sent."
        )
    choice = choice_of(held.case)
    policies.check_complete(held.case, held, choice, cannot_identify=cannot_identify)
    held.state, held.submitted_at, held.submitted_by = state, sent_at, by
    held.save(update_fields=["state", "submitted_at", "submitted_by"])
    _has_been_sent(held, sent_at, reference, by, at)
    return held


@verb
def record_past_referral(
    *,
    case: Case,
    route: Route,
    first_responder: Agency | None,
    sent_at: datetime,
    reference: str = "",
    reasons: Iterable[RefusalReason] = (),
    by: User,
    at: datetime,
) -> Referral:
    """One that was sent before the case came in here. Nothing is asked of it: it happened."""
    _check_not_ahead(sent_at, at)
    referral = Referral.objects.create(
        case=case,
        route=route,
        state=REFERRAL.next("submit", ReferralState.DRAFT),
        first_responder=first_responder,
        refusal_reasons=sorted(reasons),
        saved_at=at,
        saved_by=by,
        submitted_at=sent_at,
        submitted_by=by,
    )
    _has_been_sent(referral, sent_at, reference, by, at)
    return referral


def _has_been_sent(referral: Referral, sent_at: datetime, reference: str, by: User, at: datetime) -> None:
    """Only an NRM referral is decided on, so only that starts a clock."""
    if reference:
        _keep_reference(referral, reference, by, at)
    if not referral.anonymous:
        jurisdiction = Jurisdiction(referral.case.partnership.jurisdiction)
        plan = on_sending(in_london(sent_at).date(), jurisdiction)
        follow(plan, referral=referral, event=sent_at, why="sent", by=by, at=at)
    event = REFERRAL.events["submit"]
    record(event, by=by, at=at, case_id=referral.case_id, about=referral, route=referral.route)


@verb
def record_reference(*, referral: Referral, text: str, by: User, at: datetime) -> ReferenceGiven:
    """It often comes a day after the sending. A correction keeps the one before."""
    held = lock(referral)
    if held.submitted_at is None:
        raise Refused("A reference is given when a referral has been sent.", "Send it first.")
    given = _keep_reference(held, text, by, at)
    record("referral.reference_given", by=by, at=at, case_id=held.case_id, about=held)
    return given


def _keep_reference(referral: Referral, text: str, by: User, at: datetime) -> ReferenceGiven:
    referral.reference = text
    referral.save(update_fields=["reference"])
    return ReferenceGiven.objects.create(
        case_id=referral.case_id, referral=referral, text=text, given_at=at, given_by=by
    )


@verb
def withdraw_referral(*, referral: Referral, reason: str, by: User, at: datetime) -> Ending:
    """The person has left the NRM: nothing is waited for any more. Local support goes on."""
    ending = end(referral, "withdraw", reason, by, at)
    stop_clocks(
        case=ending.case, rules=OF_A_REFERRAL, about_id=referral.pk, why="referral_withdrawn", by=by, at=at
    )
    return ending


@verb
def record_not_referred(
    *,
    case: Case,
    reason: NotReferredReason,
    settled_at: datetime,
    note: str = "",
    by: User,
    at: datetime,
) -> NotReferred:
    _check_not_ahead(settled_at, at)
    policies.check_adult(case)
    hold_open(case)
    row = NotReferred.objects.create(
        case=case, reason=reason, note=note, settled_at=settled_at, settled_by=by
    )
    record("referral.not_made", by=by, at=at, case_id=case.pk, about=row, reason=reason)
    return row


def _check_not_ahead(moment: datetime, at: datetime) -> None:
    if moment > at:
        raise Refused("That moment is still to come.", "Check the day and the time.")
