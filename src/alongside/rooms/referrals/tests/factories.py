"""Referrals made the way workers make them: a draft, filled in, sent."""

from datetime import date, datetime, timedelta

from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.moments import LONDON
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case
from alongside.rooms.referrals.actions import (
    record_decision,
    save_draft,
    save_reach,
    send_referral,
    start_referral,
)
from alongside.rooms.referrals.models import CompetentAuthorityDecision, Reach, Referral
from alongside.rooms.referrals.rules.form import DraftFacts, ReachFacts
from alongside.rooms.referrals.words import Guardian, Outcome, Route, Stage

SENT = NOW + timedelta(hours=4)
YEARS_LATER = datetime(2029, 1, 1, 12, tzinfo=LONDON)

PROFESSIONALS = DraftFacts(
    contact_name="Priya Nair",
    contact_phone="020 7946 0100",
    contact_email="priya@example.org",
    second_contact_email="duty@example.org",
)
FOR_A_CHILD = DraftFacts(
    contact_name="Priya Nair",
    contact_phone="020 7946 0100",
    contact_email="priya@example.org",
    second_contact_email="duty@example.org",
    children_services_name="Children's services",
    children_services_phone="020 7946 0000",
    children_services_email="children@example.org",
    children_services_told=True,
    guardian=Guardian.ASKED,
)
REACHABLE = ReachFacts(
    wants_support=True, phone="07700 900123", decision_to="person", email="sol@example.org", email_safe=True
)


def host_of(case: Case) -> Agency:
    """The council of the area: a first responder with the duty to notify."""
    return case.partnership.host


def a_draft(case: Case, worker: User, route: Route = Route.NRM, by: Agency | None = None) -> Referral:
    return start_referral(case=case, route=route, first_responder=by or host_of(case), by=worker, at=SENT)


def fill_in(referral: Referral, worker: User, facts: DraftFacts = PROFESSIONALS) -> Referral:
    held = save_draft(referral=referral, seen_version=referral.version, facts=facts, by=worker, at=SENT)
    reach = Reach.objects.filter(referral=held).first()
    if reach is not None:
        save_reach(reach=reach, seen_version=reach.version, facts=REACHABLE, by=worker, at=SENT)
    return Referral.objects.get(pk=held.pk)


def send(referral: Referral, worker: User, *, on: datetime = SENT, cannot_identify: bool = False) -> Referral:
    return send_referral(
        referral=referral,
        seen_version=referral.version,
        sent_at=on,
        cannot_identify=cannot_identify,
        by=worker,
        at=max(on, SENT),
    )


def a_decision(
    referral: Referral,
    worker: User,
    stage: Stage = Stage.REASONABLE_GROUNDS,
    outcome: Outcome = Outcome.POSITIVE,
    *,
    on: date,
    heard: date | None = None,
) -> CompetentAuthorityDecision:
    return record_decision(
        referral=referral,
        stage=stage,
        outcome=outcome,
        decided_on=on,
        heard_on=heard,
        by=worker,
        at=YEARS_LATER,
    )
