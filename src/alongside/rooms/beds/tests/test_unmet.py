"""Why somebody had no bed, and what every free bed lacked."""

import pytest

from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions import (
    decline_by_house,
    note_unmet_night,
)
from alongside.rooms.beds.models import (
    BedRequest,
    UnmetNight,
)
from alongside.rooms.beds.queries.unmet import WhyUnmet, why_unmet
from alongside.rooms.beds.rules import Lack, Needs, Room, lacking, tonight
from alongside.rooms.beds.tests.factories import a_bed, a_booked_stay, an_area, as_seen_by
from alongside.rooms.beds.words import HouseDeclines, RoomFor, Unmet, Wish
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_why_a_night_was_unmet() -> None:
    area = an_area()
    night = tonight(NOW)
    stay = a_booked_stay(area, bed=a_bed(area, room_for=RoomFor.WOMEN), needs=Needs(wish=Wish.WOMEN_ONLY))
    with as_seen_by(area.manager):
        decline_by_house(stay=stay, reason=HouseDeclines.SUPPORT_NEEDS, by=area.manager, at=NOW)
    with as_seen_by(area.navigator):
        request = BedRequest.objects.get()
        assert why_unmet(request, night) == WhyUnmet(Unmet.DECLINED_BY_HOUSE)
        note_unmet_night(
            request=request, night=night, why=WhyUnmet(Unmet.NO_SPACE), by=area.navigator, at=NOW
        )
        with pytest.raises(Refused, match="counted already"):
            note_unmet_night(
                request=request, night=night, why=WhyUnmet(Unmet.WAITED), by=area.navigator, at=NOW
            )
        assert UnmetNight.objects.get().reason == Unmet.NO_SPACE


def test_r_bed_05_what_every_free_bed_lacked() -> None:
    needs = Needs(wish=Wish.WOMEN_ONLY, step_free=True)
    stairs = Room(room_for=RoomFor.WOMEN)
    mixed = Room(room_for=RoomFor.ANY, step_free=True)
    assert lacking(needs, [stairs]) == (Lack.STEP_FREE,)
    assert lacking(needs, [stairs, Room(room_for=RoomFor.MEN)]) == (Lack.STEP_FREE,)
    assert set(lacking(needs, [stairs, mixed])) == {Lack.ROOM_FOR, Lack.STEP_FREE}
    assert lacking(needs, []) == ()
