"""Houses on a small map, and places where somebody is not safe."""

from typing import Any

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.places import Spot
from alongside.rooms.beds.actions import (
    add_exclusion_area,
    answer_exclusion_override,
    ask_exclusion_override,
    place,
)
from alongside.rooms.beds.actions.exclusion import Area as Unsafe
from alongside.rooms.beds.models import (
    Bed,
    BedRequest,
    ExclusionArea,
    ExclusionOverride,
    Premises,
    PremisesAddress,
)
from alongside.rooms.beds.queries.offers import Offer, offers
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, as_seen_by
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.directory.actions import load_postcodes
from alongside.rooms.directory.actions.postcodes import Placed
from alongside.rooms.directory.tests.factories import NOW

TONIGHT = tonight(NOW)
MAP = [
    Placed("QZ11AA", Spot(55.0, -3.0)),
    Placed("QZ21AA", Spot(55.018, -3.0)),
    Placed("QZ22AA", Spot(55.03, -3.0)),
]


def placed(area: Area, postcode: str = "QZ21AA", *, hidden: bool = True) -> Bed:
    load_postcodes(rows=MAP, by=area.manager, at=NOW)
    PremisesAddress.objects.filter(premises=area.house).update(postcode=postcode)
    Premises.objects.filter(pk=area.house.pk).update(address_hidden=hidden)
    return a_bed(area)


def unsafe(area: Area, request: BedRequest, shape: AreaShape, place: str, **more: Any) -> ExclusionArea:
    with as_seen_by(area.navigator):
        facts = Unsafe(shape=shape, place=place, reason="Where she was exploited", **more)
        return add_exclusion_area(case=request.case, area=facts, by=area.navigator, at=NOW)


def looked_at(area: Area, request: BedRequest, bed: Bed) -> Offer:
    with as_seen_by(area.navigator):
        return next(one for one in offers(request, TONIGHT, tonight=TONIGHT) if one.bed.pk == bed.pk)


def book(area: Area, request: BedRequest, bed: Bed) -> None:
    with as_seen_by(area.navigator):
        place(request=request, bed=bed, nights=7, by=area.navigator, at=NOW)


def ask(area: Area, request: BedRequest, zone: ExclusionArea) -> ExclusionOverride:
    with as_seen_by(area.navigator):
        return ask_exclusion_override(
            request=request,
            area=zone,
            premises=area.house,
            reason="He was sentenced",
            by=area.navigator,
            at=NOW,
        )


def answer(override: ExclusionOverride, user: User, *, agreed: bool = True) -> ExclusionOverride:
    with as_seen_by(user):
        return answer_exclusion_override(override=override, agreed=agreed, answer="Yes", by=user, at=NOW)
