"""What was promised, what was decided when agencies met last, and where the referral stands."""

from collections.abc import Iterator
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.design.words import day, full_moment
from alongside.rooms.conferences.models import AgendaItem, Conference, PlannedAction
from alongside.rooms.conferences.queries.parts import Part
from alongside.rooms.conferences.queries.plan import actions_of
from alongside.rooms.conferences.states import ActionState
from alongside.rooms.people.models import Case
from alongside.rooms.referrals.models import CompetentAuthorityDecision as Decision
from alongside.rooms.referrals.queries import referrals_of
from alongside.rooms.referrals.words import Outcome, Route, Stage

STILL = {ActionState.OPEN, ActionState.NOT_DONE}


def steps(case: Case, at: datetime) -> Iterator[Part]:
    """The owner of a step keeps their step: it is told so that nobody promises it twice."""
    rows = [row for row in actions_of(case) if row.state in STILL]
    for row in sorted(rows, key=lambda row: (row.due_on, str(row.pk))):
        words = f"{row.step}. By {day(row.next_on or row.due_on)}."
        yield Part(section=Section.SUPPORT, kind="step", title=_owner(row), text=words)


def _owner(row: PlannedAction) -> str:
    if row.owner_agency is not None:
        return f"{row.owner_agency.with_team(row.owner_team)} promised"
    return f"{row.owner_user.full_name} promised" if row.owner_user else "Promised"


def decisions(case: Case, at: datetime) -> Iterator[Part]:
    """Of the last conference that met."""
    held = Conference.objects.filter(case=case, held_at__isnull=False).order_by("held_at").last()
    if held is None or held.held_at is None:
        return
    for row in AgendaItem.objects.filter(conference=held).exclude(decision="").order_by("number"):
        title = f"Decided on {full_moment(held.held_at)}"
        words = ". ".join(filter(None, [row.decision, row.reason]))
        yield Part(section=Section(row.section), kind="decision", title=title, text=words)


def referrals(case: Case, at: datetime) -> Iterator[Part]:
    for row in referrals_of(case)[::-1]:
        if row.submitted_at is None:
            continue
        who = str(row.first_responder or "")
        words = ", ".join(filter(None, [f"Sent {full_moment(row.submitted_at)}", who, row.reference]))
        yield Part(section=Section.REFERRAL, kind="referral", title=Route(row.route).words, text=words)
        for told in Decision.objects.filter(referral=row).order_by("decided_on", "id"):
            title = Stage(told.stage).words
            words = f"{Outcome(told.outcome).words}, {day(told.decided_on)}"
            yield Part(section=Section.REFERRAL, kind="referral_decision", title=title, text=words)
