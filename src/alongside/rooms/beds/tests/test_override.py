"""One house all the same: two people, one request, and the database counts them."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import (
    ExclusionArea,
    ExclusionOverride,
)
from alongside.rooms.beds.policies import check_can_answer_override
from alongside.rooms.beds.tests.factories import a_request, an_area, as_seen_by
from alongside.rooms.beds.tests.unsafe import answer, ask, book, looked_at, placed, unsafe
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db


def test_two_people_decide_otherwise_for_one_house_and_one_request() -> None:
    area = an_area()
    bed, request = placed(area), a_request(area)
    zone = unsafe(area, request, AreaShape.OUTCODE, "QZ2")
    override = ask(area, request, zone)
    with pytest.raises(Refused, match="where this person is not safe"):
        book(area, request, bed)
    with pytest.raises(Refused, match="asked already"):
        ask(area, request, zone)
    with pytest.raises(Refused, match="asked for this yourself"):
        answer(override, area.navigator)
    with as_seen_by(area.navigator), pytest.raises(Refused, match="It takes two people"):
        check_can_answer_override(eyes_of(area.navigator), override)
    answer(override, area.commissioner)
    with as_seen_by(area.second_commissioner):
        standing = ExclusionOverride.objects.get()
        with pytest.raises(Refused, match="answered already"):
            check_can_answer_override(eyes_of(area.second_commissioner), standing)
    assert looked_at(area, request, bed).overridden
    book(area, request, bed)


def test_a_no_leaves_the_stop_and_can_be_asked_again() -> None:
    area = an_area()
    bed, request = placed(area), a_request(area)
    zone = unsafe(area, request, AreaShape.OUTCODE, "QZ2")
    answer(ask(area, request, zone), area.commissioner, agreed=False)
    with pytest.raises(Refused, match="where this person is not safe"):
        book(area, request, bed)
    answer(ask(area, request, zone), area.second_commissioner)
    book(area, request, bed)


@verb
def cheat(*, override: ExclusionOverride, by: User, at: Any) -> None:
    record("cheated", by=by, at=at)
    override.state, override.answered_at, override.answered_by = "agreed", at, by
    override.save(update_fields=["state", "answered_at", "answered_by"])


def _narrow(cursor: Any, user: User, zone: ExclusionArea) -> None:
    with as_seen_by(user):
        cursor.execute("UPDATE beds_exclusionarea SET radius = 50 WHERE id = %s", [zone.pk])


def test_the_database_refuses_one_person_twice_and_a_ring_around_one_house() -> None:
    area = an_area()
    placed(area)
    request = a_request(area)
    zone = unsafe(area, request, AreaShape.CIRCLE, "QZ1 1AA", radius=500)
    override = ask(area, request, unsafe(area, request, AreaShape.OUTCODE, "QZ2"))
    with as_seen_by(area.navigator), pytest.raises(IntegrityError, match="two_people"):
        cheat(override=override, by=area.navigator, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        _narrow(cursor, area.navigator, zone)
