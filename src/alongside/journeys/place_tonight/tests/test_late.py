"""The untrusted referrer at 23:40: whoever the rota names answers, nobody else, and there is a bed that night."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import LONDON
from alongside.rooms.beds.models import BedRequest, Stay
from alongside.rooms.beds.tests.factories import a_bed, an_area, an_untrusted_request, as_seen_by
from alongside.rooms.beds.tests.pages import send
from alongside.rooms.directory.models import Duty, RotaShift

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]
LATE = datetime(2026, 6, 5, 23, 40, tzinfo=LONDON)


def test_at_23_40_the_rota_answers_and_the_bed_is_for_that_night(
    browser: Browser, clock: time_machine.Traveller
) -> None:
    area = an_area()
    bed = a_bed(area)
    RotaShift.objects.create(
        partnership=area.partnership,
        agency=area.partnership.host,
        duty=Duty.COUNCIL_APPROVAL,
        user=area.second_commissioner,
        starts=LATE - timedelta(hours=7),
        ends=LATE + timedelta(hours=9),
    )
    clock.move_to(LATE)
    request = an_untrusted_request(area, at=LATE)
    olu, carmen, cyril = map(browser, (area.outreach, area.commissioner, area.second_commissioner))
    case = request.case_id
    page = olu.get(reverse("place_tonight:bed", args=[case])).content.decode()
    assert "The council must agree first" in page
    assert f"<strong>{area.second_commissioner.full_name}" in page
    assert olu.get(reverse("place_tonight:choose", args=[case])).status_code == 409

    refused = send(carmen, "beds:request", request.pk, answer="yes")
    assert f"Now this is {area.second_commissioner.full_name}" in refused.content.decode()
    clock.move_to(LATE + timedelta(minutes=12))
    key = str(uuid4())
    for _ in range(2):  # pressed twice
        answer = {"answer": "yes", "form_key": key}
        assert cyril.post(reverse("beds:request", args=[request.pk]), answer).status_code == 302

    clock.move_to(LATE + timedelta(minutes=55))  # past midnight it is still the same night
    chosen = send(olu, "place_tonight:choose", case, bed=str(bed.pk), nights="7")
    assert chosen.status_code == 302
    with as_seen_by(area.outreach, LATE + timedelta(hours=1)):
        assert (Stay.objects.get().check_in, BedRequest.objects.get().check_in) == (LATE.date(), LATE.date())
