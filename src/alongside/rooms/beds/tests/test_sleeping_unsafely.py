"""Somebody has a bed already when it is learned that they are not safe there: who works with them is warned."""

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.beds.actions import lift_exclusion_area, record_arrival, withdraw_exclusion_override
from alongside.rooms.beds.models import ExclusionOverride, Stay
from alongside.rooms.beds.queries.nearness import sleeping_unsafely
from alongside.rooms.beds.tests.factories import Area, a_request, an_area, as_seen_by
from alongside.rooms.beds.tests.unsafe import TONIGHT, answer, ask, book, looked_at, placed, unsafe
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
WARNED = "They sleep, or are to sleep, where they are not safe"


def the_stay(area: Area) -> Stay:
    with as_seen_by(area.navigator):
        return Stay.objects.get()


def opened(user: User, url: str) -> str:
    with time_machine.travel(NOW, tick=False):
        client = Client()
        client.force_login(user)
        return client.get(url).text


def found_by(user: User) -> int:
    with as_seen_by(user):
        return len(sleeping_unsafely(TONIGHT))


def test_who_works_with_them_is_warned_and_the_house_is_not() -> None:
    area = an_area()
    bed, request = placed(area), a_request(area)
    book(area, request, bed)
    assert WARNED not in opened(area.navigator, "/")
    zone = unsafe(area, request, AreaShape.OUTCODE, "QZ2")
    page = f"/beds/stays/{the_stay(area).pk}/"
    assert WARNED in opened(area.navigator, "/")
    for warned in (page, f"/cases/{request.case_id}/bed/"):
        assert "where they are not safe. Alice wrote that down" in opened(area.navigator, warned)
    for url in (page, "/beds/house/", "/"):
        told = opened(area.manager, url)
        assert "not safe" not in told
        assert "QZ2" not in told
    assert [found_by(user) for user in (area.navigator, area.manager, area.charlie)] == [1, 0, 0]
    with as_seen_by(area.navigator):
        lift_exclusion_area(area=zone, why="Moved away", by=area.navigator, at=NOW)
    assert found_by(area.navigator) == 0


def test_what_lies_elsewhere_or_is_only_unknown_is_no_warning() -> None:
    area = an_area()
    bed, request = placed(area), a_request(area)
    book(area, request, bed)
    unsafe(area, request, AreaShape.OUTCODE, "QZ1")
    unsafe(area, request, AreaShape.NAMED, "the old mill")
    assert found_by(area.navigator) == 0


def agreed_and_booked(area: Area) -> ExclusionOverride:
    bed, request = placed(area), a_request(area)
    override = answer(ask(area, request, unsafe(area, request, AreaShape.OUTCODE, "QZ2")), area.commissioner)
    book(area, request, bed)
    return override


def withdraw(override: ExclusionOverride, user: User) -> ExclusionOverride:
    with as_seen_by(user):
        return withdraw_exclusion_override(override=override, why="He was seen there", by=user, at=NOW)


def test_either_of_the_two_withdraws_what_they_agreed_and_it_stays_written() -> None:
    area = an_area()
    override = agreed_and_booked(area)
    assert found_by(area.navigator) == 0
    with as_seen_by(area.navigator):
        record_arrival(stay=the_stay(area), by=area.navigator, at=NOW)
    with pytest.raises(Refused, match="one of the two"):
        withdraw(override, area.second_commissioner)
    withdraw(override, area.commissioner)
    assert found_by(area.navigator) == 1
    with as_seen_by(area.navigator):
        kept = ExclusionOverride.objects.get()
        assert (kept.state, kept.answer, kept.withdrawn_why) == ("withdrawn", "Yes", "He was seen there")
    with pytest.raises(NotAllowed):
        withdraw(override, area.navigator)


def test_a_house_whose_override_was_withdrawn_can_be_asked_for_again() -> None:
    area = an_area()
    bed, request = placed(area), a_request(area)
    zone = unsafe(area, request, AreaShape.OUTCODE, "QZ2")
    withdraw(answer(ask(area, request, zone), area.commissioner), area.navigator)
    assert looked_at(area, request, bed).stopped
    answer(ask(area, request, zone), area.second_commissioner)
    assert looked_at(area, request, bed).overridden


@verb
def cheat(*, override: ExclusionOverride, by: User, at: object) -> None:
    record("cheated", by=by, at=NOW)
    override.state, override.withdrawn_at, override.withdrawn_by = "withdrawn", NOW, by
    override.save(update_fields=["state", "withdrawn_at", "withdrawn_by"])


def test_the_database_lets_nobody_else_withdraw() -> None:
    area = an_area()
    placed(area)
    request = a_request(area)
    override = ask(area, request, unsafe(area, request, AreaShape.OUTCODE, "QZ2"))
    with as_seen_by(area.navigator):
        for stranger in (area.commissioner, area.charlie):
            with pytest.raises(IntegrityError, match="one_of_the_two"), transaction.atomic():
                cheat(override=override, by=stranger, at=NOW)


def test_the_pages_of_a_withdrawal() -> None:
    area = an_area()
    override = agreed_and_booked(area)
    with as_seen_by(area.navigator):
        page = f"/cases/{override.case_id}/bed/not-safe/asked/{override.pk}/"
    assert f"{page}withdraw/" in opened(area.navigator, page)
    with time_machine.travel(NOW, tick=False):
        client = Client()
        client.force_login(area.navigator)
        client.post(
            f"{page}withdraw/",
            {"reason": "He was seen there", "form_key": "2c1c1a3e-6a53-4a57-9a6e-000000000001"},
        )
    told = opened(area.navigator, page)
    assert "He was seen there" in told
    assert f"{page}withdraw/" not in told
