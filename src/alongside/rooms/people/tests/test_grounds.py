"""Every night what is open is compared with what it stands on."""

from datetime import timedelta
from uuid import uuid4

import pytest

from alongside.foundations.access import viewing, writing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.tests.factories import NOW, an_agency
from alongside.rooms.people import grounds
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.actions.checking import end_grants_without_ground
from alongside.rooms.people.models import CaseGrant, Ownership
from alongside.rooms.people.tests.factories import a_case, a_navigator, every_grant
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


def the_night() -> User:
    return service_account(name="Nightly check", by=None, at=LATER)


@pytest.mark.parametrize(
    "basis",
    [
        Basis.CONSENT,
        Basis.CONFERENCE,
        Basis.PLACEMENT,
        Basis.APPROVAL,
        Basis.STATUTORY_DUTY,
        Basis.VITAL_INTEREST,
        Basis.OWNER,
    ],
)
def test_a_grant_without_its_ground_is_ended(basis: Basis) -> None:
    alice, agency = a_navigator(), an_agency()
    case = a_case(alice)
    with viewing.as_service(Service.DEMO, at=NOW):  # it may make what a page never would
        grant = give_grant(
            case=case,
            agency=agency,
            sections=[Section.HEALTH],
            basis=basis,
            about_id=uuid4(),
            by=alice,
            at=NOW,
        )
    assert [row.pk for row in grounds.without_ground(LATER)] == [grant.pk]
    assert end_grants_without_ground(by=the_night(), at=LATER) == 1
    assert end_grants_without_ground(by=the_night(), at=LATER) == 0
    assert [row.basis for row in every_grant() if row.ended_at is None] == ["owner"]
    assert [row.ended_why for row in every_grant() if row.pk == grant.pk] == ["ground_gone"]
    assert AuditEntry.objects.filter(event="grant.ground_gone", case_id=case.pk).count() == 1


def test_a_grant_that_has_its_ground_is_left_alone() -> None:
    a_case(a_navigator())
    assert grounds.without_ground(LATER) == []
    assert end_grants_without_ground(by=the_night(), at=LATER) == 0


def test_the_grant_of_a_team_that_no_longer_answers_is_found() -> None:
    alice = a_navigator()
    case = a_case(alice)
    with viewing.as_service(Service.DEMO, at=LATER), writing.allowed():
        Ownership.objects.filter(case=case).update(until=LATER)
        assert CaseGrant.objects.count() == 1
    assert [row.basis for row in grounds.without_ground(LATER)] == ["owner"]
