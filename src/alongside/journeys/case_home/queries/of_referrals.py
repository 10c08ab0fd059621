"""Referrals and decisions on the timeline. A decision has a day and no hour, and stands after what that day brought."""

from collections.abc import Iterator
from datetime import date, datetime, time

from alongside.foundations.access.sections import Section
from alongside.foundations.design.words import LONDON, day
from alongside.journeys.case_home.queries.moments import Moment, late, name_of
from alongside.rooms.people.models import Case
from alongside.rooms.referrals.models import (
    CompetentAuthorityDecision,
    Ending,
    NotReferred,
    Referral,
    ToldPerson,
)
from alongside.rooms.referrals.words import NotReferredReason, Outcome, Route, Stage

TONES = {Outcome.POSITIVE: "good", Outcome.NEGATIVE: "bad", Outcome.SUSPENDED: "warn"}


def moments(case: Case) -> Iterator[Moment]:
    yield from _papers(case)
    yield from _decisions(case)
    for told in ToldPerson.objects.filter(case=case).select_related("told_by"):
        by = name_of(told.told_by)
        yield Moment(
            at=told.told_at, title="The person was told of a decision", by=by, section=Section.REFERRAL
        )
    for row in NotReferred.objects.filter(case=case).select_related("settled_by"):
        yield Moment(
            at=row.settled_at,
            title="Not referred",
            text=f"{NotReferredReason(row.reason).words}. {row.note}".strip(),
            by=name_of(row.settled_by),
            written=late(row.settled_at, row.recorded),
            section=Section.REFERRAL,
        )


def _papers(case: Case) -> Iterator[Moment]:
    sent = Referral.objects.filter(case=case, submitted_at__isnull=False).select_related("submitted_by")
    for referral in sent:
        if referral.submitted_at is not None:
            title = "Duty to Notify sent" if referral.route == Route.DTN else "Referral to the NRM sent"
            by = name_of(referral.submitted_by)
            yield Moment(at=referral.submitted_at, title=title, by=by, section=Section.REFERRAL)
    for ending in Ending.objects.filter(case=case).select_related("ended_by"):
        by = name_of(ending.ended_by)
        title = "Referral taken back or given up"
        yield Moment(at=ending.ended_at, title=title, text=ending.reason, by=by, section=Section.REFERRAL)


def _decisions(case: Case) -> Iterator[Moment]:
    for row in CompetentAuthorityDecision.objects.filter(case=case).select_related("recorded_by"):
        outcome = Outcome(row.outcome)
        yield Moment(
            at=_end_of(row.decided_on),
            title=f"{Stage(row.stage).words} decision",
            badge=outcome.words,
            tone=TONES[outcome],
            text=f"We heard of it on {day(row.heard_on)}." if row.heard_on else "",
            by=name_of(row.recorded_by),
            written=late(_end_of(row.decided_on), row.recorded_at),
            day_only=True,
            section=Section.REFERRAL,
        )


def _end_of(on: date) -> datetime:
    return datetime.combine(on, time.max, tzinfo=LONDON)
