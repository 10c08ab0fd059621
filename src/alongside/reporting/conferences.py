"""The figures of conferences, counted from the rows of the rooms each time they are asked for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.moments import LONDON
from alongside.foundations.kernel.results import Refused
from alongside.reporting.course import Course, course_of
from alongside.reporting.figures import CaseFacts, ConferenceFigures, count
from alongside.rooms.conferences.models import Attendance, Conference, PlannedAction
from alongside.rooms.conferences.queries.moved import met_in
from alongside.rooms.conferences.queries.protocols import times_for
from alongside.rooms.conferences.rules import late_by
from alongside.rooms.conferences.states import ConferenceState
from alongside.rooms.conferences.words import Presence
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models import Case, OpenedInError
from alongside.rooms.referrals.queries import first_decisions, not_referred_standing, sent_by, sent_to_nrm
from alongside.rooms.referrals.words import Outcome, Route, Stage


class Held(NamedTuple):
    """When a conference took place, when that was written down, and why it was late, as a code."""

    at: datetime
    written: datetime | None
    late_why: str


@dataclass(frozen=True)
class Period:
    """Days of identification, both included. An open end has no day."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise Refused("The period ends before it begins.", "Change one of the two days.")

    def identified(self) -> Q:
        """By the clocks on UK walls, which is how a day of identification is meant."""
        chosen = Q()
        if self.first:
            chosen &= Q(identified_at__gte=_midnight(self.first))
        if self.last and self.last < date.max:
            chosen &= Q(identified_at__lt=_midnight(self.last + timedelta(days=1)))
        return chosen


def conference_figures(partnership: Partnership, period: Period, *, now: datetime) -> ConferenceFigures:
    """Cases opened in error are in no figure, erased ones stay in all. Only numbers leave this function."""
    return conference_course(partnership, period, now=now)[0]


def conference_course(
    partnership: Partnership, period: Period, *, now: datetime
) -> tuple[ConferenceFigures, Course]:
    """The figures, and how they came about."""
    with viewing.as_service(Service.REPORTS, at=now):
        identified = identified_in(partnership, period)
        facts = _facts(partnership, identified)
        return count(facts, external_organisations=_external(identified, partnership)), course_of(facts)


def identified_in(partnership: Partnership, period: Period) -> dict[UUID, datetime]:
    """Its cases and when each was identified, without those opened in error."""
    cases = Case.objects.filter(period.identified(), met_in(partnership))
    by_mistake = OpenedInError.objects.values("case_id")
    return dict(cases.exclude(pk__in=by_mistake).values_list("pk", "identified_at"))


def _facts(partnership: Partnership, identified: dict[UUID, datetime]) -> list[CaseFacts]:
    ids = list(identified)
    held, planned = _held(ids), _planned(ids)
    referred = set(sent_to_nrm(ids).values_list("case_id", flat=True))
    notified = set(sent_by(Route.DTN, ids).values_list("case_id", flat=True))
    positive = _first_reasonable_grounds(ids)
    settled = not_referred_standing(ids)
    return [
        CaseFacts(
            identified_at=at,
            conferences=[row.at for row in held.get(pk, ())],
            written=_first_written(held.get(pk, [])),
            **_lateness(partnership, at, held.get(pk, [])),
            has_plan=pk in planned,
            nrm_referred=pk in referred,
            rg_positive=positive.get(pk),
            notified=pk in notified,
            not_referred=settled[pk].reason if pk in settled else None,
        )
        for pk, at in identified.items()
    ]


def _held(ids: list[UUID]) -> dict[UUID, list[Held]]:
    """A conference that was cancelled or is still to come has no moment of being held."""
    held: dict[UUID, list[Held]] = defaultdict(list)
    rows = Conference.objects.filter(case_id__in=ids, held_at__isnull=False)
    for row in rows.only("case_id", "held_at", "held_recorded", "state", "late_code"):
        if row.held_at is not None:
            written = None if row.state == ConferenceState.ELSEWHERE else row.held_recorded
            held[row.case_id].append(Held(row.held_at, written, row.late_code))
    return held


def _lateness(area: Partnership, met: datetime, held: list[Held]) -> dict[str, Any]:
    """By the limit that the area had on the day of identification. Of later conferences nothing is measured."""
    if not held:
        return {}
    first = min(held, key=lambda row: row.at)
    late = late_by(first.at, times_for(area, met).limit)
    return {"late": late, "late_why": first.late_why if late else ""}


def _first_written(held: list[Held]) -> datetime | None:
    """Of minutes kept elsewhere nobody knows here when they were written."""
    return min(held, key=lambda row: row.at).written if held else None


def _planned(ids: list[UUID]) -> set[UUID]:
    """Cases with a step in the plan of a conference that was held."""
    rows = PlannedAction.objects.filter(case_id__in=ids, conference__held_at__isnull=False)
    return set(rows.values_list("case_id", flat=True))


def _first_reasonable_grounds(ids: list[UUID]) -> dict[UUID, bool]:
    """A later decision is a reconsideration."""
    first: dict[UUID, bool] = {}
    for (_, stage), decision in first_decisions(ids).items():
        if stage is Stage.REASONABLE_GROUNDS:
            first.setdefault(decision.case_id, decision.outcome == Outcome.POSITIVE)
    return first


def _external(ids: Iterable[UUID], partnership: Partnership) -> int:
    """Organisations that attended at least one conference, without the host council."""
    seats = Attendance.objects.filter(
        case_id__in=list(ids), presence=Presence.PRESENT, conference__held_at__isnull=False
    )
    return seats.exclude(agency=partnership.host_id).values("agency").distinct().count()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=LONDON)
