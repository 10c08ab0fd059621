"""Who may write a grant or shut somebody out, by statements past every verb and manager."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import give_grant, shut_out
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator, every_grant
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
GIVE = """
    INSERT INTO people_casegrant (id, case_id, agency_id, guest_id, team_id, sections, basis, starts, until,
        given_by_id, ended_why) VALUES (%s, %s, %s, %s, null, %s, %s, %s, %s, %s, '')
"""
SHUT = "INSERT INTO people_shutout (id, case_id, user_id, shut_at, shut_by_id) VALUES (%s, %s, %s, %s, %s)"


def agency_of(user: User) -> UUID:
    return user.memberships.get().agency_id


def gives(
    viewer: Viewer,
    case_id: UUID,
    basis: Basis,
    sections: tuple[str, ...] = ("identity",),
    hours: int = 3,
    to: UUID | None = None,
) -> bool:
    """Whether the database takes it: to themselves in an emergency, else to an agency, their own unless said."""
    user = viewer.user
    assert user is not None
    agency: UUID | None = to or agency_of(user)
    guest: UUID | None = None
    if basis in (Basis.BREAK_GLASS, Basis.GUEST):
        agency, guest = None, to or user.pk
    until = NOW + timedelta(hours=hours)
    values = [uuid4(), case_id, agency, guest, list(sections), basis, NOW, until, user.pk]
    return taken(viewer, GIVE, values)


def taken(viewer: Viewer, statement: str, values: list[Any]) -> bool:
    try:
        with viewing.seen_by(viewer, at=NOW), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return bool(cursor.rowcount > 0)
    except DatabaseError as refused:
        if "row-level security" not in str(refused):
            raise
        return False


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User) -> Case:
    return a_case(alice)


@pytest.fixture
def charlie() -> User:
    return a_worker(name="Charlie")


def test_nobody_gives_themselves_a_case_that_they_do_not_see(case: Case, charlie: User) -> None:
    assert [basis for basis in Basis if gives(eyes_of(charlie), case.pk, basis)] == []


def test_who_answers_for_a_case_opens_it_on_every_ground_that_is_given(case: Case, alice: User) -> None:
    """Responsibility is not given a second time, and an emergency is a service of its own."""
    other = agency_of(a_worker(name="Other"))
    given = {basis for basis in Basis if gives(eyes_of(alice), case.pk, basis, to=_to(basis, alice, other))}
    assert given == set(Basis) - {Basis.OWNER, Basis.BREAK_GLASS}


def _to(basis: Basis, alice: User, agency: UUID) -> UUID:
    return alice.pk if basis in (Basis.GUEST, Basis.BREAK_GLASS) else agency


def test_nobody_opens_more_than_is_open_to_them(case: Case, alice: User) -> None:
    nurse = a_worker(Role.NURSE, an_agency())
    sections = [Section.IDENTITY, Section.HEALTH]
    give_grant(
        case=case, agency=nurse.memberships.get().agency, sections=sections, basis=Basis.CONSENT,
        by=alice, at=NOW,
    )  # fmt: skip
    assert gives(eyes_of(nurse), case.pk, Basis.CONFERENCE, ("identity", "health"))
    assert not gives(eyes_of(nurse), case.pk, Basis.CONSENT, ("identity", "story"))


@pytest.mark.parametrize("basis", [Basis.PLACEMENT, Basis.GUEST])
def test_who_gives_a_bed_or_is_a_guest_opens_nothing(case: Case, alice: User, basis: Basis) -> None:
    manager = a_worker(Role.HOSTEL_MANAGER, an_agency())
    to = manager.pk if basis is Basis.GUEST else agency_of(manager)
    assert gives(eyes_of(alice), case.pk, basis, ("whereabouts",), to=to)
    assert not gives(eyes_of(manager), case.pk, Basis.APPROVAL, ("whereabouts",))


def test_a_new_case_is_opened_by_its_own_team_once(case: Case, alice: User, charlie: User) -> None:
    new = uuid4()
    assert not gives(eyes_of(charlie), new, Basis.OWNER, to=agency_of(alice))
    assert not gives(eyes_of(charlie), case.pk, Basis.OWNER)
    with transaction.atomic():  # the case must be there at the end of the transaction
        assert gives(eyes_of(charlie), new, Basis.OWNER)
        assert not gives(eyes_of(charlie), new, Basis.OWNER)
        transaction.set_rollback(True)


def test_an_emergency_is_for_oneself_and_for_hours(case: Case, alice: User, charlie: User) -> None:
    glass = Viewer(user=charlie, service=Service.BREAK_GLASS)
    assert not gives(glass, case.pk, Basis.BREAK_GLASS, hours=4)
    assert not gives(glass, case.pk, Basis.BREAK_GLASS, to=alice.pk)
    assert not gives(glass, case.pk, Basis.CONSENT)
    assert gives(glass, case.pk, Basis.BREAK_GLASS)
    # What they see for these hours is theirs alone.
    assert not gives(eyes_of(charlie), case.pk, Basis.CONSENT)


def test_no_other_service_gives_anything(case: Case, alice: User) -> None:
    give_all = {
        (service, basis)
        for service in set(Service) - viewing.OPEN_TO_ALL
        for basis in Basis
        if gives(Viewer(user=alice, service=service), case.pk, basis)
    }
    assert give_all == {(Service.BREAK_GLASS, Basis.BREAK_GLASS)}


def test_a_grant_that_was_given_is_only_ended(case: Case, alice: User, charlie: User) -> None:
    wider = "UPDATE people_casegrant SET until = null"
    assert not taken(eyes_of(alice), wider, [])
    assert every_grant()[0].given_by_id == alice.pk


def test_who_was_shut_out_cannot_open_it_again(case: Case, alice: User) -> None:
    seat = alice.memberships.get()
    colleague = a_worker(agency=seat.agency, team=seat.team, name="Colleague")
    assert gives(eyes_of(colleague), case.pk, Basis.CONSENT)
    shut_out(case=case, user=colleague, reason="A relative.", by=alice, at=NOW)
    assert not gives(eyes_of(colleague), case.pk, Basis.CONSENT)
    assert not gives(Viewer(user=colleague, service=Service.BREAK_GLASS), case.pk, Basis.BREAK_GLASS)


def test_nobody_shuts_out_of_a_case_of_others(case: Case, alice: User, charlie: User) -> None:
    out = [uuid4(), case.pk, alice.pk, NOW, charlie.pk]
    assert not taken(eyes_of(charlie), SHUT, out)
    assert taken(eyes_of(alice), SHUT, [uuid4(), case.pk, charlie.pk, NOW, alice.pk])
    assert not taken(
        eyes_of(charlie), "UPDATE people_shutout SET ended_at = shut_at, ended_by_id = user_id", []
    )
