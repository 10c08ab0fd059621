"""A question to the council: at which hour it waits for whom, and that whoever asked sees the answer."""

from datetime import datetime, timedelta

import pytest
import time_machine

from alongside.foundations.accounts.models import User
from alongside.rooms.beds.actions import decide_request
from alongside.rooms.beds.tests.factories import Area, an_area, an_untrusted_request, as_seen_by
from alongside.rooms.directory.models import Duty, RotaShift
from alongside.rooms.directory.tests.factories import NOW
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
NIGHT = NOW.replace(hour=23, minute=40)


def home(user: User, at: datetime) -> str:
    with time_machine.travel(at, tick=False):
        return signed_in(user).get("/").content.decode()


@pytest.fixture
def asked_at_night() -> Area:
    area = an_area()
    an_untrusted_request(area, at=NIGHT)
    RotaShift.objects.create(
        partnership=area.partnership,
        agency=area.partnership.host,
        duty=Duty.COUNCIL_APPROVAL,
        user=area.second_commissioner,
        starts=NIGHT - timedelta(hours=4),
        ends=NIGHT + timedelta(hours=8),
    )
    return area


def test_at_night_it_waits_for_whoever_the_rota_names_and_says_who(asked_at_night: Area) -> None:
    now = NIGHT + timedelta(minutes=5)
    assert "Waits for you" in home(asked_at_night.second_commissioner, now)
    told = home(asked_at_night.commissioner, now)
    assert "Waits for you" not in told
    assert f"At this hour: {asked_at_night.second_commissioner.full_name}" in told


@pytest.mark.parametrize(
    ("approved", "told"),
    [(True, "The council said yes: choose a bed"), (False, "The council refused the bed")],
)
def test_whoever_asked_sees_the_answer(approved: bool, told: str) -> None:
    area = an_area()
    request = an_untrusted_request(area)
    with as_seen_by(area.commissioner):
        decide_request(request=request, approved=approved, reason="Full", by=area.commissioner, at=NOW)
    assert told in home(area.outreach, NOW)
    assert "The council" not in home(area.outreach, NOW + timedelta(days=4)) or approved
    assert told not in home(area.navigator, NOW)
