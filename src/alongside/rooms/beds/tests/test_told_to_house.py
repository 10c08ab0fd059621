"""Who gives the person a bed is told what stands of the bed, and of the rest not even that it is there."""

import pytest
from django.apps import apps
from django.db import connection

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.sections import Section
from alongside.rooms.beds.models import BedRequest, Stay
from alongside.rooms.beds.tests.factories import a_stay, an_area, as_seen_by
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.actions import write_note
from alongside.rooms.people.models import Case, Note

pytestmark = pytest.mark.django_db
TOLD = {
    "people.Case", "clocks.Clock", "clocks.ClockEvent", "beds.Stay", "beds.Arrival", "beds.NonArrival",
    "beds.Cancellation", "beds.Departure", "beds.Extension", "beds.ExtensionAnswer", "beds.DeclinedByHouse",
    "beds.BedMove", "beds.Absence", "beds.DoorNote",
}  # fmt: skip


def guarded() -> list[type[Guarded]]:
    return [model for model in apps.get_models() if issubclass(model, Guarded)]


def test_these_models_are_told_and_no_others() -> None:
    assert {model._meta.label for model in guarded() if model.told_to_house} == TOLD


def test_neither_wall_opens_the_rest_of_the_whereabouts() -> None:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.navigator):
        write_note(case=stay.case, section=Section.WHEREABOUTS, text="Canary", by=area.navigator, at=NOW)
        assert (BedRequest.objects.count(), Note.objects.count()) == (1, 1)
    with as_seen_by(area.manager):
        found = {model._meta.label for model in guarded() if _rows(model)}
        assert "beds.Stay" in found
        assert found <= TOLD
        assert (Stay.objects.count(), Case.objects.count()) == (1, 1)
        assert (BedRequest.objects.count(), Note.objects.count()) == (0, 0)


def _rows(model: type[Guarded]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
        return int(cursor.fetchone()[0])
