"""The one thing to do next, so that nobody has to look for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.foundations.design.words import day
from alongside.rooms.choices.queries import Choice
from alongside.rooms.choices.states import Said
from alongside.rooms.people.models import Case
from alongside.rooms.referrals.models import CompetentAuthorityDecision, Referral
from alongside.rooms.referrals.states import ReferralState
from alongside.rooms.referrals.words import Outcome, Stage


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
    going_on = in_progress(referrals, decisions)
    if going_on is None:
        decided = any(_decided(referral, decisions) for referral in referrals)
        return None if decided else _before_sending(case, choice)
    if going_on.state == ReferralState.DRAFT:
        return _step("Go on with the draft", "referral", case, referral_id=going_on.pk)
    return _step("Record a decision", "new_decision", case, referral_id=going_on.pk)


def where_it_stands(
    choice_words: str, referrals: Sequence[Referral], decisions: Sequence[CompetentAuthorityDecision]
) -> str:
    """The first sentence of the page: what was sent and decided last, or else the choice."""
    sent = [one for one in referrals if one.state == ReferralState.SUBMITTED and one.submitted_at]
    if not sent:
        return choice_words
    paper, said = sent[0], _decided(sent[0], decisions)
    if paper.anonymous:
        return f"A notification without a name was sent on {day(paper.submitted_at or paper.saved_at)}."
    if not said:
        words = f"The referral was sent on {day(paper.submitted_at or paper.saved_at)}."
        return f"{words} The reasonable grounds decision has not come yet."
    last = said[-1]
    words = f"{Stage(last.stage).words}: {Outcome(last.outcome).words.lower()}, on {day(last.decided_on)}."
    waits = last.stage == Stage.REASONABLE_GROUNDS and last.outcome == Outcome.POSITIVE
    return f"{words} The conclusive grounds decision has not come yet." if waits else words


def _decided(
    referral: Referral, decisions: Sequence[CompetentAuthorityDecision]
) -> list[CompetentAuthorityDecision]:
    """What decided on it, in its order."""
    return [
        decision
        for decision in decisions
        if decision.referral_id == referral.pk and Outcome(decision.outcome).decides
    ]


def in_progress(
    referrals: Sequence[Referral], decisions: Sequence[CompetentAuthorityDecision]
) -> Referral | None:
    """A draft, or one that waits for a decision: beside it no other is started."""
    for referral in referrals:
        if referral.state == ReferralState.DRAFT or _waits(referral, decisions):
            return referral
    return None


def _waits(referral: Referral, decisions: Sequence[CompetentAuthorityDecision]) -> bool:
    if referral.state != ReferralState.SUBMITTED or referral.anonymous:
        return False
    outcomes = {decision.stage: decision.outcome for decision in _decided(referral, decisions)}
    refused = outcomes.get(Stage.REASONABLE_GROUNDS) == Outcome.NEGATIVE
    return not refused and Stage.CONCLUSIVE_GROUNDS not in outcomes


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
