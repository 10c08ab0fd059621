"""A case that another area is asked to take over is not closed meanwhile."""

import pytest
import time_machine

from alongside.rooms.conferences.tests.moving import Moving
from alongside.rooms.directory.tests.factories import NOW
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db


def test_a_case_that_waits_for_another_area_says_so_before_it_closes() -> None:
    moving = Moving()
    with time_machine.travel(NOW, tick=False):
        alice = signed_in(moving.alice)
        assert alice.get(f"/cases/{moving.case.pk}/close/").status_code == 200
        moving.proposed()
        answer = alice.get(f"/cases/{moving.case.pk}/close/")
    assert answer.status_code == 409
    assert "Withdraw that first" in answer.content.decode()
