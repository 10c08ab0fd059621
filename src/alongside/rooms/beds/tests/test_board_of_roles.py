"""Whatever somebody's role is: every bed with somebody in it is taken on the board, and nobody is named."""

import pytest
from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH, Role
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import a_bed, a_booked_stay, a_stay, an_area, as_seen_by
from alongside.rooms.beds.tests.pages import Browser
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency
from tests.support.oracle import MAY

pytestmark = pytest.mark.django_db


def test_the_board_is_the_same_for_every_role_that_sees_it(browser: Browser) -> None:
    area = an_area()
    stays = [a_stay(area, nights=3), a_booked_stay(area, check_in=tonight(NOW), nights=2)]
    a_bed(area)
    named = ["Sol", *(str(stay.pk) for stay in stays), *(str(stay.case_id) for stay in stays)]
    with as_seen_by(area.navigator):
        named += [stay.case.reference for stay in stays]
    for role in Role:
        agency = an_agency()
        area.partnership.partners.create(agency=agency)
        answer = browser(a_worker(role, agency)).get(reverse("beds:board"))
        sees = "see_bed_board" in MAY[role]
        assert sees == (Permission.SEE_BED_BOARD in REACH[role].permissions)
        assert answer.status_code == (200 if sees else 403), role
        assert (answer.text.count(">Taken<"), answer.text.count(">Free<")) == ((5, 16) if sees else (0, 0)), (
            role
        )
        assert not [word for word in named if word in answer.text], role
