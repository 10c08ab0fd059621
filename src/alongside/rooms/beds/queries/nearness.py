"""Which houses lie where somebody is not safe. The only place that compares; it tells of no distance."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.places import outcode_of
from alongside.rooms.beds.models import (
    BedRequest,
    ExclusionArea,
    ExclusionOverride,
    Premises,
    PremisesAddress,
    Stay,
)
from alongside.rooms.beds.nearness import HousePlace, Nearness, Zone, nearness
from alongside.rooms.beds.queries import of_case
from alongside.rooms.beds.states import GOING, OPEN_REQUEST, OverrideState
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.directory.queries import spots_of
from alongside.rooms.people.models import Case

STANDING = (OverrideState.ASKED, OverrideState.AGREED)


@dataclass(frozen=True)
class Stop:
    """An area that a house lies in, or may lie in for all we know (`unknown`)."""

    area: ExclusionArea
    unknown: bool
    override: ExclusionOverride | None = None

    @property
    def holds(self) -> bool:
        agreed = self.override is not None and self.override.state == OverrideState.AGREED
        return not self.unknown and not agreed


def areas_that_count(case: Case, night: date) -> list[ExclusionArea]:
    return list(_standing(night, [case.pk]))


def past_areas(case: Case, night: date) -> list[ExclusionArea]:
    over = Q(lifted_at__isnull=False) | Q(until__lt=night)
    found = ExclusionArea.objects.filter(over, case=case).select_related("added_by", "lifted_by")
    return list(found.order_by("-added_at", "id"))


def stops_at(areas: Collection[ExclusionArea], houses: Iterable[Premises]) -> dict[UUID, list[Stop]]:
    """Of each house the areas that keep somebody from it. A few questions, however many houses."""
    asked = {house.pk: house for house in houses}
    if not areas:
        return {key: [] for key in asked}
    places = _places(asked)
    zones = _zones(areas)
    return {key: _stops(zones, places[key]) for key in asked}


def stops_near(areas: Collection[ExclusionArea], *, outcode: str, rough_area: str) -> list[Stop]:
    """For a place of which no more is known than the first half of its postcode and a rough area."""
    half = outcode_of(outcode)
    place = HousePlace(outcode=half, spot=spots_of([half]).get(half), rough_area=rough_area)
    return _stops(_zones(areas), place) if areas else []


def _stops(zones: list[tuple[ExclusionArea, Zone]], place: HousePlace) -> list[Stop]:
    found = [(area, nearness(zone, place)) for area, zone in zones]
    return [Stop(area, near is Nearness.UNKNOWN) for area, near in found if near is not Nearness.OUTSIDE]


def _zones(areas: Iterable[ExclusionArea]) -> list[tuple[ExclusionArea, Zone]]:
    spots = spots_of(area.place for area in areas if area.shape == AreaShape.CIRCLE)
    return [
        (
            area,
            Zone(
                shape=AreaShape(area.shape),
                place=area.place,
                radius=area.radius or 0,
                spot=spots.get(area.place),
            ),
        )
        for area in areas
    ]


def _places(houses: dict[UUID, Premises]) -> dict[UUID, HousePlace]:
    """Of a house whose address is hidden nothing finer than the first half of its postcode is looked at."""
    written = dict(PremisesAddress.objects.filter(premises__in=houses).values_list("premises_id", "postcode"))
    known = {key: _as_known(house, written.get(key, "")) for key, house in houses.items()}
    spots = spots_of(known.values())
    return {
        key: HousePlace(outcode=outcode_of(code), spot=spots.get(code), rough_area=houses[key].area)
        for key, code in known.items()
    }


def _as_known(house: Premises, postcode: str) -> str:
    return outcode_of(postcode) if house.address_hidden else postcode


def sleeping_unsafely(night: date, case_ids: Collection[UUID] | None = None) -> list[tuple[Stay, list[Stop]]]:
    """Of stays that go on: the areas that their house lies in, about which two people did not decide otherwise.

    The area was written when the bed was taken already, or an override was withdrawn. Whoever merely gives the bed
    sees no area, and so learns nothing here.
    """
    by_case: dict[UUID, list[ExclusionArea]] = defaultdict(list)
    for area in _standing(night, case_ids):
        by_case[area.case_id].append(area)
    if not by_case:
        return []
    stays = of_case.stays_worked_on().filter(case__in=by_case, state__in=GOING).select_related("request")
    found = [(stay, _where_they_sleep(stay, by_case[stay.case_id])) for stay in stays]
    return [(stay, stops) for stay, stops in found if stops]


def _standing(night: date, case_ids: Collection[UUID] | None) -> QuerySet[ExclusionArea]:
    areas = ExclusionArea.objects.filter(Q(until__isnull=True) | Q(until__gte=night), lifted_at__isnull=True)
    if case_ids is not None:
        areas = areas.filter(case__in=case_ids)
    return areas.select_related("added_by").order_by("added_at", "id")


def _where_they_sleep(stay: Stay, areas: list[ExclusionArea]) -> list[Stop]:
    house = stay.occupancy.bed.premises
    said = overrides_of(stay.request)
    stops = stops_at(areas, [house])[house.pk]
    known = [Stop(stop.area, stop.unknown, said.get((stop.area.pk, house.pk))) for stop in stops]
    return [stop for stop in known if stop.holds]


def stops_for(request: BedRequest, houses: Iterable[Premises], night: date) -> dict[UUID, list[Stop]]:
    """With what two people said about them."""
    stops = stops_at(areas_that_count(request.case, night), houses)
    said = overrides_of(request)
    return {
        house: [Stop(stop.area, stop.unknown, said.get((stop.area.pk, house))) for stop in found]
        for house, found in stops.items()
    }


def overrides_of(request: BedRequest) -> dict[tuple[UUID, UUID], ExclusionOverride]:
    """The last word on each area and house."""
    asked = ExclusionOverride.objects.filter(request=request)
    found = asked.select_related("area", "premises", "asked_by", "answered_by")
    in_order = sorted(found, key=lambda one: (one.asked_at, one.state in STANDING))
    return {(one.area_id, one.premises_id): one for one in in_order}


def open_overrides(case: Case) -> list[ExclusionOverride]:
    return _standing_overrides(case, OverrideState.ASKED)


def agreed_overrides(case: Case) -> list[ExclusionOverride]:
    return _standing_overrides(case, OverrideState.AGREED)


def _standing_overrides(case: Case, state: OverrideState) -> list[ExclusionOverride]:
    waiting = ExclusionOverride.objects.filter(case=case, state=state)
    return list(waiting.select_related("area", "premises", "asked_by").order_by("asked_at", "id"))


def second_looks_for(viewer: Viewer) -> list[ExclusionOverride]:
    """Those that somebody else asked for, while a bed is still wanted."""
    waiting = ExclusionOverride.objects.filter(state=OverrideState.ASKED, request__state__in=OPEN_REQUEST)
    others = waiting.exclude(asked_by=viewer.user).select_related("case")
    return list(others.order_by("asked_at", "id"))
