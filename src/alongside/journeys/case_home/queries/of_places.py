"""Where they are not safe and where they go next, on the timeline: that it was said, and never which place."""

from collections.abc import Iterator

from alongside.journeys.case_home.queries.moments import Moment
from alongside.journeys.case_home.queries.moments import of_whereabouts as at
from alongside.rooms.beds.models import ExclusionArea, NextPlace, PlaceTurnedDown
from alongside.rooms.beds.moving_on import NextKind, TurnedDownBy
from alongside.rooms.people.models import Case


def moments(case: Case) -> Iterator[Moment]:
    yield from _not_safe(case)
    yield from _next(case)


def _not_safe(case: Case) -> Iterator[Moment]:
    for area in ExclusionArea.objects.filter(case=case).select_related("added_by", "lifted_by"):
        yield at(area.added_at, area.added_by, "A place where they are not safe was written down")
        if area.lifted_at:
            yield at(area.lifted_at, area.lifted_by, "A place counts as safe again", area.lifted_why)


def _next(case: Case) -> Iterator[Moment]:
    places = list(NextPlace.objects.filter(case=case).select_related("proposed_by", "agreed_by", "moved_by"))
    for place in places:
        kind = NextKind(place.kind).words
        yield at(place.proposed_at, place.proposed_by, "A next place was proposed", kind)
        if place.agreed_at:
            yield at(place.agreed_at, place.agreed_by, "The next place was agreed", kind)
        if place.moved_at:
            yield at(place.moved_at, place.moved_by, "Moved to the next place", kind)
    if places:
        for no in PlaceTurnedDown.objects.filter(case=case).select_related("turned_down_by"):
            who = TurnedDownBy(no.by_whom).words
            yield at(no.turned_down_at, no.turned_down_by, "A next place was turned down", who)
