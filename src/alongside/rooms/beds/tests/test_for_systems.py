"""What the system of an agency finds of cases: stays of its houses and their ends, in both walls, and no other row."""

import pytest
from django.apps import apps
from django.db import connection

from alongside.foundations.access import viewing
from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.rooms.beds.actions import end_stay, learn_destination
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.queries.for_systems import stays_out
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_stay, an_area, as_seen_by
from alongside.rooms.beds.words import Destination
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
TOLD = {"beds.Stay", "beds.Departure", "beds.DestinationLearned"}
TONIGHT = tonight(NOW)


def lived_in() -> Area:
    area = an_area()
    a_stay(area)
    left = a_stay(area)
    with as_seen_by(area.manager):
        end_stay(stay=left, destination=Destination.UNKNOWN, by=area.manager, at=NOW)
    with as_seen_by(area.navigator):
        stay = Stay.objects.get(pk=left.pk)
        learn_destination(stay=stay, destination=Destination.FAMILY, by=area.navigator, at=NOW)
    return area


def found_by(agency: Agency, by: User) -> dict[str, tuple[int, int]]:
    """Of each guarded model, how many rows our own queries find, and how many a raw statement."""
    models = [model for model in apps.get_models() if issubclass(model, Guarded)]
    with viewing.seen_by(viewing.system_of(agency.pk, by), at=NOW):
        found = {model._meta.label: (model.objects.count(), _raw(model)) for model in models}
    return {label: counts for label, counts in found.items() if any(counts)}


def _raw(model: type[Guarded]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
        return int(cursor.fetchone()[0])


def test_both_walls_show_a_system_the_stays_of_its_agency_and_nothing_else() -> None:
    area, elsewhere = lived_in(), lived_in()
    own = {"beds.Stay": (2, 2), "beds.Departure": (1, 1), "beds.DestinationLearned": (1, 1)}
    for agency in (area.hostel, area.partnership.host):
        assert found_by(agency, area.manager) == own
    assert found_by(area.stranger_agency, area.manager) == {}
    assert found_by(elsewhere.hostel, elsewhere.manager) == own
    assert own.keys() == {model._meta.label for model in apps.get_models() if _is_told(model)} == TOLD


def _is_told(model: object) -> bool:
    return getattr(model, "told_to_systems", None) is not None


def test_a_seat_of_the_same_agency_is_not_widened_by_its_system() -> None:
    area = lived_in()
    assert viewing.system_of(area.hostel.pk, area.manager).audiences == {area.hostel.pk: frozenset()}
    with viewing.seen_by(viewing.Viewer(user=None, service=viewing.Service.COUNCIL_SYSTEM), at=NOW):
        assert not Stay.objects.exists()


@verb
def meddle(*, by: User, at: object) -> int:
    record("meddled", by=by, at=NOW)
    return Stay.objects.update(version=99)


def test_a_system_writes_into_no_case() -> None:
    area = lived_in()
    with viewing.seen_by(viewing.system_of(area.hostel.pk, area.manager), at=NOW):
        assert meddle(by=area.manager, at=NOW) == 0


def test_stays_come_out_in_parts_and_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    area = lived_in()
    monkeypatch.setattr("alongside.rooms.beds.queries.for_systems.AT_ONCE", 1)
    with viewing.seen_by(viewing.system_of(area.hostel.pk, area.manager), at=NOW):
        first, more = stays_out(TONIGHT, TONIGHT)
        second, none = stays_out(TONIGHT, TONIGHT, after=1)
    assert (more, none) == (True, False)
    assert len({first[0].reference, second[0].reference}) == 2
    assert {first[0].destination, second[0].destination} == {"", "family"}
