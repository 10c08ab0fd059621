from datetime import timedelta

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.tests.factories import Table, a_conference, an_action
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions import erase_again

pytestmark = pytest.mark.django_db


def test_nobody_is_asked_for_an_action_of_an_erased_case() -> None:
    table = Table()
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        mine = an_action(a_conference(table), table.alice, owner=table.nurse)
    night, nurse = service_account(name="Retention", by=None, at=NOW), table.nurse
    later = NOW + timedelta(days=40)
    today = later.date()
    with viewing.seen_by(eyes_of(nurse), at=later):
        assert queries.action_of(eyes_of(nurse), mine.pk, [], later) == mine
        assert [row.id for row in queries.open_actions_of(nurse, [nurse.pk], today, later)] == [mine.pk]
    with viewing.as_service(Service.RETENTION, at=later):
        erase_again(case_id=table.case.pk, by=night, at=later)
    with viewing.seen_by(eyes_of(nurse), at=later):
        assert queries.open_actions_of(nurse, [nurse.pk], today, later) == []
        assert queries.action_of(eyes_of(nurse), mine.pk, [], later) is None
