"""The places after the bed, as far as the viewer may see them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.rooms.beds.models import (
    AddressTold,
    AfterMove,
    AspectFound,
    NextPlace,
    SentBack,
    SuitabilityAssessment,
)
from alongside.rooms.beds.moving_on import Aspect, Fit, NextKind, Reconnect, Tied
from alongside.rooms.beds.queries.nearness import Stop, areas_that_count, stops_near
from alongside.rooms.beds.states import NextPlaceState
from alongside.rooms.beds.suitability import Finding, suitability
from alongside.rooms.people.models import Case


@dataclass(frozen=True)
class Assessed:
    """One version of an assessment, with what was found of each aspect."""

    row: SuitabilityAssessment
    aspects: dict[Aspect, AspectFound]

    @property
    def finding(self) -> Finding:
        return suitability({aspect: Fit(found.fit) for aspect, found in self.aspects.items()})


@dataclass(frozen=True)
class Known:
    """All that is written of one place, the newest of each first."""

    place: NextPlace
    assessed: list[Assessed] = field(default_factory=list)
    addresses: list[AddressTold] = field(default_factory=list)
    sent_back: list[SentBack] = field(default_factory=list)
    after: dict[Reconnect, AfterMove] = field(default_factory=dict)

    @property
    def finding(self) -> Finding | None:
        return self.assessed[0].finding if self.assessed else None

    @property
    def open_lines(self) -> list[Reconnect]:
        return open_lines(self.after)


def next_places(case: Case | None = None) -> QuerySet[NextPlace]:
    people = ("proposed_by", "agreed_by", "moved_by", "turned_down__turned_down_by")
    found = NextPlace.objects.select_related("case", *people).order_by("-proposed_at", "id")
    return found if case is None else found.filter(case=case)


def known_of(place: NextPlace) -> Known:
    return Known(
        place,
        assessments_of(place),
        list(
            AddressTold.objects.filter(place=place)
            .select_related("told_by")
            .order_by("-told_at", "-recorded", "id")
        ),
        list(
            SentBack.objects.filter(place=place).select_related("answered_by").order_by("-answered_at", "id")
        ),
        answers_after_move(place),
    )


def assessments_of(place: NextPlace) -> list[Assessed]:
    rows = SuitabilityAssessment.objects.filter(place=place).select_related("assessed_by")
    return [_assessed(row) for row in rows.prefetch_related("aspects").order_by("-number")]


def _assessed(row: SuitabilityAssessment) -> Assessed:
    return Assessed(row, {Aspect(found.aspect): found for found in row.aspects.all()})


def finding_of(place: NextPlace) -> Finding | None:
    """Of the last assessment. Only asylum placements have one."""
    found = assessments_of(place)
    return found[0].finding if found else None


def stops_of(place: NextPlace, day: date) -> list[Stop]:
    """Where the person is not safe, as far as this place may lie there."""
    areas = areas_that_count(place.case, day)
    return stops_near(areas, outcode=place.outcode, rough_area=place.area)


def answers_after_move(place: NextPlace) -> dict[Reconnect, AfterMove]:
    rows = AfterMove.objects.filter(place=place).select_related("answered_by")
    return {Reconnect(row.line): row for row in rows.order_by("answered_at", "id")}


def open_lines(answered: dict[Reconnect, AfterMove]) -> list[Reconnect]:
    return [line for line in Reconnect if line not in answered or answered[line].answer == Tied.OPEN]


def with_open_lines(case_ids: Collection[UUID]) -> list[tuple[NextPlace, list[Reconnect]]]:
    """Places somebody moved to, of which something on the list after the move waits. Two questions for all."""
    moved = next_places().filter(case_id__in=list(case_ids), state=NextPlaceState.MOVED)
    places = list(moved.prefetch_related("after_move"))
    found = [(place, open_lines(_last(place.after_move.all()))) for place in places]
    return [(place, lines) for place, lines in found if lines]


def _last(rows: Iterable[AfterMove]) -> dict[Reconnect, AfterMove]:
    return {Reconnect(row.line): row for row in sorted(rows, key=lambda row: (row.answered_at, row.pk))}


def to_be_assessed(case_ids: Collection[UUID]) -> list[NextPlace]:
    """Asylum placements that nobody has looked at yet."""
    proposed = next_places().filter(
        case_id__in=list(case_ids), state=NextPlaceState.PROPOSED, kind=NextKind.ASYLUM
    )
    return list(proposed.filter(assessments__isnull=True))
