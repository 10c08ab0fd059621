"""Where the referrals of a case stand, from the rows that the viewer may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case as Depending
from django.db.models import QuerySet, When

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.rooms.choices.queries import Choice
from alongside.rooms.choices.queries.consent import home_office_is_named
from alongside.rooms.people.models import Case
from alongside.rooms.people.words import AgeStatus
from alongside.rooms.referrals.models import CompetentAuthorityDecision as Decision
from alongside.rooms.referrals.models import NotReferred, Reach, Referral
from alongside.rooms.referrals.rules import decisions as rules
from alongside.rooms.referrals.rules.form import Gap, asks_how_to_reach, draft_gaps
from alongside.rooms.referrals.rules.routing import route_of
from alongside.rooms.referrals.states import ReferralState
from alongside.rooms.referrals.words import NotReferredReason, Outcome, Route, Stage


def first_responders(case: Case) -> QuerySet[Agency]:
    """Who may refer, those of this area first. Immigration enforcement has no seat here, as a referrer neither."""
    partners = case.partnership.partners.values("agency_id")
    near = Depending(When(pk__in=partners, then=0), default=1)
    found = Agency.objects.filter(is_first_responder=True).exclude(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    return found.order_by(near, "name")


def route_for(case: Case, consents: bool | None, first_responder: Agency | None) -> Route:
    return route_of(
        age=AgeStatus(case.age_status),
        consents=consents,
        has_duty=first_responder is not None and first_responder.has_duty_to_notify,
        jurisdiction=Jurisdiction(case.partnership.jurisdiction),
    )


def referrals_of(case: Case) -> list[Referral]:
    """Latest first: a draft, then by the day of sending."""
    people = ("submitted_by", "saved_by", "ending__ended_by")
    found = Referral.objects.filter(case=case).select_related("first_responder", *people)
    return sorted(found, key=lambda one: (one.submitted_at or one.saved_at, str(one.pk)), reverse=True)


def draft_of(case: Case) -> Referral | None:
    return Referral.objects.filter(case=case, state=ReferralState.DRAFT).first()


def reach_of(referral: Referral) -> Reach | None:
    return Reach.objects.filter(referral=referral).select_related("saved_by").first()


@dataclass(frozen=True)
class Completeness:
    """What the decision-maker will miss. `consent` names points where an adult's yes does not count yet."""

    gaps: tuple[Gap, ...]
    consent: tuple[str, ...] = ()

    @property
    def stopping(self) -> list[str]:
        return [*self.consent, *(gap.words for gap in self.gaps if gap.stops)]

    @property
    def missed(self) -> list[str]:
        return [gap.words for gap in self.gaps if not gap.stops]


def completeness_of(case: Case, referral: Referral, choice: Choice) -> Completeness:
    child = case.treat_as_child
    gaps = draft_gaps(referral.facts, anonymous=referral.anonymous, child=child)
    if asks_how_to_reach(child=child, anonymous=referral.anonymous):
        gaps += tuple(Gap(code) for code in referral.reach_gaps)
    return Completeness(gaps, tuple(_consent_words(case, referral, choice)))


def _consent_words(case: Case, referral: Referral, choice: Choice) -> list[str]:
    route = route_for(case, choice.consents, referral.first_responder)
    if route is Route.UNDECIDED:
        return ["The person's answer: without it nothing is sent"]
    if route != referral.route:
        return [f"A new look at the route: by what is recorded now it is “{route.words}”"]
    if case.treat_as_child or referral.anonymous:
        return []
    return [f"Explained before the yes: {words}" for words in choice.missing.words]


def decisions_of(case: Case) -> list[Decision]:
    """In the order in which they were made."""
    found = Decision.objects.filter(case=case).select_related("recorded_by", "referral__case__partnership")
    return list(
        found.order_by("decided_on", "recorded_at", "written", "id").prefetch_related("told__told_by")
    )


def first_decisions(case_ids: Iterable[UUID]) -> dict[tuple[UUID, Stage], Decision]:
    """For the figures: of each referral and stage the first that decided. A later one is a reconsideration."""
    made = Decision.objects.filter(case_id__in=list(case_ids)).exclude(outcome=Outcome.SUSPENDED)
    first: dict[tuple[UUID, Stage], Decision] = {}
    for decision in made.order_by("decided_on", "recorded_at", "written", "id"):
        first.setdefault((decision.referral_id, Stage(decision.stage)), decision)
    return first


def standing_decision(referral: Referral, stage: Stage) -> Decision | None:
    """The latest that decided."""
    made = Decision.objects.filter(referral=referral, stage=stage).exclude(outcome=Outcome.SUSPENDED)
    return made.order_by("-decided_on", "-recorded_at", "-written", "id").first()


def rg_positive_on(referral: Referral) -> date | None:
    decision = standing_decision(referral, Stage.REASONABLE_GROUNDS)
    return decision.decided_on if decision and decision.outcome == Outcome.POSITIVE else None


def facts_of(decision: Decision, rg_positive_on: date | None) -> rules.Decision:
    """The row as the rules take it."""
    return rules.Decision(
        stage=Stage(decision.stage),
        outcome=Outcome(decision.outcome),
        decided_on=decision.decided_on,
        jurisdiction=Jurisdiction(decision.referral.case.partnership.jurisdiction),
        rg_positive_on=rg_positive_on,
        no_reconsideration=decision.no_reconsideration,
    )


def sent_to_nrm(case_ids: Iterable[UUID]) -> QuerySet[Referral]:
    """Sent, also where it was withdrawn later."""
    return sent_by(Route.NRM, case_ids)


def sent_by(route: Route, case_ids: Iterable[UUID]) -> QuerySet[Referral]:
    """Soonest first, also what was withdrawn later."""
    sent = Referral.objects.filter(case_id__in=list(case_ids), route=route, submitted_at__isnull=False)
    return sent.order_by("submitted_at", "id")


def not_referred_standing(case_ids: Iterable[UUID]) -> dict[UUID, NotReferred]:
    """By case: why it was not referred, unless an NRM referral was sent later."""
    ids = list(case_ids)
    sent = {referral.case_id: referral.submitted_at for referral in sent_to_nrm(ids)}
    rows = NotReferred.objects.filter(case_id__in=ids).select_related("settled_by")
    standing: dict[UUID, NotReferred] = {}
    for row in rows.order_by("settled_at", "recorded", "id"):
        last_sent = sent.get(row.case_id)
        if last_sent is None or last_sent <= row.settled_at:
            standing[row.case_id] = row
    return standing


def waiting_referral(case: Case) -> Referral | None:
    """The NRM referral that is with the competent authority and on which it has not yet finally decided."""
    for referral in reversed(sent_to_nrm([case.pk]).filter(state=ReferralState.SUBMITTED)):
        if not _finally_decided(referral):
            return referral
    return None


def _finally_decided(referral: Referral) -> bool:
    rg = standing_decision(referral, Stage.REASONABLE_GROUNDS)
    refused = rg is not None and rg.outcome == Outcome.NEGATIVE
    return refused or standing_decision(referral, Stage.CONCLUSIVE_GROUNDS) is not None


def rg_awaited(case: Case) -> bool:
    """R-BED-01: a referral was sent, and its reasonable grounds decision has not come."""
    referral = waiting_referral(case)
    return referral is not None and standing_decision(referral, Stage.REASONABLE_GROUNDS) is None


def nrm_exhausted(case: Case) -> bool:
    """R-BED-01: what the NRM could decide it has decided, here or before the person came to us."""
    if waiting_referral(case) is not None:
        return False
    row = not_referred_standing([case.pk]).get(case.pk)
    if row is not None and row.reason == NotReferredReason.ALREADY_POSITIVE_CG:
        return True
    sent = sent_to_nrm([case.pk]).filter(state=ReferralState.SUBMITTED)
    return any(_finally_decided(referral) for referral in sent)


def waits_without_yes(referrals: Iterable[Referral]) -> bool:
    """Whether one is still with the competent authority: to be asked when the yes is no longer there."""
    return any(one.state == ReferralState.SUBMITTED and not one.anonymous for one in referrals)


def home_office_unasked(case: Case, referral: Referral, at: datetime) -> bool:
    """An adult's referral goes to the Home Office by their yes to it. Whether their immigration history may go there
    too is a question of its own. A child is not asked.
    """
    return not (referral.anonymous or case.treat_as_child or home_office_is_named(case, at))
