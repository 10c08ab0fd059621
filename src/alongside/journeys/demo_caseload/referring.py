"""Referrals and decisions of the demo."""

from datetime import date, datetime, timedelta

from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.referrals import actions
from alongside.rooms.referrals.models import CompetentAuthorityDecision, Reach, Referral
from alongside.rooms.referrals.rules.form import DraftFacts, ReachFacts
from alongside.rooms.referrals.words import Outcome, Route, Stage

CONTACT = DraftFacts(
    contact_name=cast.IMRAN,
    contact_phone="07700 900 008",
    contact_email=cast.address_of(cast.IMRAN),
    second_contact_email=cast.address_of(cast.RUTH),
)
REACHED = ReachFacts(
    wants_support=True,
    no_phone_reason="No phone of their own. Through the key worker.",
    decision_to="person",
    post="The Lantern, 4 Mill Street, Rivermead",
    post_safe=True,
)


def drafted(story: Story, at: datetime) -> Referral:
    referral = actions.start_referral(
        case=story.case,
        route=Route.NRM,
        first_responder=story.area.agencies[cast.COUNCIL],
        by=story.worker,
        at=at,
    )
    return actions.save_draft(
        referral=referral, seen_version=referral.version, facts=CONTACT, by=story.worker, at=at
    )


def sent(story: Story, at: datetime, reference: str) -> Referral:
    drafted(story, at - timedelta(hours=2))
    reach = Reach.objects.get(referral__case=story.case)
    actions.save_reach(reach=reach, seen_version=reach.version, facts=REACHED, by=story.worker, at=at)
    referral = Referral.objects.get(case=story.case)
    return actions.send_referral(
        referral=referral,
        seen_version=referral.version,
        sent_at=at,
        reference=reference,
        by=story.worker,
        at=at,
    )


def decided(
    story: Story, referral: Referral, stage: Stage, outcome: Outcome, on: date, at: datetime
) -> CompetentAuthorityDecision:
    decision = actions.record_decision(
        referral=referral, stage=stage, outcome=outcome, decided_on=on, heard_on=on, by=story.worker, at=at
    )
    actions.record_told(decision=decision, told_at=at, language="en", how="", by=story.worker, at=at)
    return decision
