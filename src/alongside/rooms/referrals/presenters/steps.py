"""The one thing to do next, so that nobody has to look for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.rooms.choices.queries import Choice
from alongside.rooms.choices.states import Said
from alongside.rooms.people.models import Case
from alongside.rooms.referrals.models import CompetentAuthorityDecision, Referral
from alongside.rooms.referrals.states import ReferralState
from alongside.rooms.referrals.words import Outcome, Route, Stage


@dataclass(frozen=True)
class Step:
    text: str
    url: str


def next_step(
    case: Case,
    choice: Choice,
    referrals: Sequence[Referral],
    decisions: Sequence[CompetentAuthorityDecision],
) -> Step | None:
    untold = [decision for decision in decisions if not decision.told.all()]
    if untold:
        return _step("Record that they heard the decision", "told", case, decision_id=untold[-1].pk)
    for referral in referrals:
        if referral.state == ReferralState.DRAFT:
            return _step("Go on with the draft", "referral", case, referral_id=referral.pk)
        if referral.state == ReferralState.SUBMITTED and referral.route == Route.NRM:
            return _after_sending(case, referral, decisions)
    return _before_sending(case, choice)


def _after_sending(
    case: Case, referral: Referral, decisions: Sequence[CompetentAuthorityDecision]
) -> Step | None:
    decided = {
        decision.stage: decision.outcome
        for decision in decisions
        if decision.referral_id == referral.pk and Outcome(decision.outcome).decides
    }
    refused = decided.get(Stage.REASONABLE_GROUNDS) == Outcome.NEGATIVE
    if refused or Stage.CONCLUSIVE_GROUNDS in decided:
        return None
    return _step("Record a decision", "new_decision", case, referral_id=referral.pk)


def _before_sending(case: Case, choice: Choice) -> Step | None:
    if case.treat_as_child or choice.counts:
        return _step("Start the referral", "start", case)
    if choice.said in (Said.NO, Said.WITHDRAWN, Said.NOT_YET):
        url = reverse("choices:support", kwargs={"case_id": case.pk})
        return Step("Show what there is without the NRM", url)
    url = reverse("choices:new_session", kwargs={"case_id": case.pk})
    return Step("Write down what was explained", url)


def _step(text: str, page: str, case: Case, **ids: UUID) -> Step:
    return Step(text, reverse(f"referrals:{page}", kwargs={"case_id": case.pk, **ids}))
