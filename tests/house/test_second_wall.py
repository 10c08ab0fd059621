"""The wall in the database: what a forgotten filter, a raw statement or a pooled connection finds behind it."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import QuerySet

from alongside.foundations.access import viewing, walls, writing
from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import end_grants_about, give_grant, write_note
from alongside.rooms.people.models import Case, CaseGrant, Name, Note
from alongside.rooms.people.tests.factories import a_case, a_navigator, every_grant
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
NOBODY = Viewer(user=None)


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def found(model: type[models.Model]) -> int:
    """As if somebody had forgotten the manager."""
    return len(QuerySet(model))


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User) -> Case:
    return a_case(alice)


def test_every_model_about_a_person_is_behind_it() -> None:
    guarded = {model for model in apps.get_models() if issubclass(model, Guarded)}
    assert guarded < set(walls.walled())
    assert CaseGrant in walls.walled()


def test_the_role_of_the_program_owns_nothing_and_passes_no_wall() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles"
            " WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        assert {row[0] for row in cursor.fetchall()} == {m._meta.db_table for m in walls.walled()}


def test_with_nobody_looking_a_raw_statement_finds_nothing(case: Case) -> None:
    for model in walls.walled():
        assert counted(model._meta.db_table) == 0, model
    with viewing.seen_by(NOBODY, at=NOW):
        assert counted("people_name") == 0


def test_a_raw_statement_finds_what_its_viewer_may_see(case: Case, alice: User) -> None:
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert counted("people_name") == 1
    with viewing.seen_by(eyes_of(a_worker(name="Charlie")), at=NOW):
        for model in walls.walled():
            assert counted(model._meta.db_table) == 0, model


def test_a_forgotten_filter_leaks_nothing(case: Case) -> None:
    with viewing.seen_by(eyes_of(a_worker(name="Charlie")), at=NOW):
        assert [found(model) for model in (Case, Name, CaseGrant)] == [0, 0, 0]


def test_a_role_and_a_grant_narrow_the_sections_here_too(case: Case, alice: User) -> None:
    nurse = a_worker(Role.NURSE, an_agency())
    for section in (Section.HEALTH, Section.STORY):
        write_note(case=case, section=section, text="Canary", by=alice, at=NOW)
    give_grant(
        case=case,
        agency=nurse.memberships.get().agency,
        sections=[Section.HEALTH, Section.STORY],
        basis=Basis.CONFERENCE,
        by=alice,
        at=NOW,
    )
    with viewing.seen_by(eyes_of(nurse), at=NOW):
        assert [note.section for note in QuerySet[Note](Note)] == ["health"]
        assert (found(Case), found(Name)) == (1, 0)


def test_what_is_taken_back_is_gone_at_the_next_statement(case: Case, alice: User) -> None:
    social = a_worker(Role.SOCIAL_WORKER, an_agency())
    agency = social.memberships.get().agency
    give_grant(
        case=case, agency=agency, sections=[Section.IDENTITY], basis=Basis.CONSENT, about_id=case.pk,
        by=alice, at=NOW,
    )  # fmt: skip
    with viewing.seen_by(eyes_of(social), at=NOW):
        assert found(Name) == 1
        end_grants_about(case=case, about_id=case.pk, why="withdrawn", by=alice, at=NOW)
        assert found(Name) == 0


def test_what_runs_out_is_gone_at_its_moment(case: Case, alice: User) -> None:
    social = a_worker(Role.SOCIAL_WORKER, an_agency())
    later = NOW + timedelta(hours=3)
    give_grant(
        case=case, agency=social.memberships.get().agency, sections=[Section.IDENTITY],
        basis=Basis.CONSENT, until=later, by=alice, at=NOW,
    )  # fmt: skip
    for moment, seen in ((NOW - timedelta(seconds=1), 0), (NOW, 1), (later, 0)):
        with viewing.seen_by(eyes_of(social), at=moment):
            assert found(Name) == seen, moment


def test_the_words_follow_the_viewer_through_a_rollback(case: Case, alice: User) -> None:
    charlie = eyes_of(a_worker(name="Charlie"))
    with viewing.seen_by(charlie, at=NOW):
        assert found(Name) == 0
        with transaction.atomic(), viewing.as_service(Service.LOOK_ALIKE, at=NOW):
            assert found(Name) == 1
            transaction.set_rollback(True)
        assert found(Name) == 0
        with viewing.seen_by(eyes_of(alice), at=NOW), transaction.atomic():
            assert found(Name) == 1
        assert found(Name) == 0


def test_nobody_writes_into_a_case_they_cannot_see(case: Case) -> None:
    charlie = a_worker(name="Charlie")
    note = Note(case=case, section=Section.SUPPORT, text="x", written_at=NOW, written_by=charlie)
    theirs = viewing.seen_by(eyes_of(charlie), at=NOW)
    with theirs, writing.allowed(), pytest.raises(Exception, match="row-level security"):
        _save(note)
    with viewing.seen_by(eyes_of(charlie), at=NOW), pytest.raises(Refused, match="closed while you wrote"):
        write_note(case=case, section=Section.SUPPORT, text="x", by=charlie, at=NOW)


def test_nobody_gives_a_grant_in_another_name(case: Case, alice: User) -> None:
    charlie = a_worker(name="Charlie")
    agency = charlie.memberships.get().agency
    with viewing.seen_by(eyes_of(charlie), at=NOW), pytest.raises(Exception, match="row-level security"):
        give_grant(case=case, agency=agency, sections=[Section.STORY], basis=Basis.OWNER, by=alice, at=NOW)


def test_the_firewall_stands_in_the_database(case: Case, alice: User) -> None:
    enforcement = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    grant = CaseGrant(case=case, agency=enforcement, basis=Basis.CONSENT, starts=NOW, given_by=alice)
    grant.sections = ["identity"]
    with viewing.seen_by(eyes_of(alice), at=NOW), pytest.raises(IntegrityError, match="enforcement"):
        _save(grant)
    owner = every_grant()[0].agency
    assert owner is not None
    owner.kind = AgencyKind.IMMIGRATION_ENFORCEMENT
    with pytest.raises(IntegrityError, match="enforcement"):
        _save(owner)


def _save(row: models.Model) -> None:
    with transaction.atomic():
        row.save()


@pytest.mark.parametrize("statement", ["UPDATE {} SET event = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_trail_cannot_be_rewritten_by_the_program(case: Case, statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute(statement.format(AuditEntry._meta.db_table))


@pytest.mark.parametrize("service", sorted(Service))
def test_a_named_hole_opens_on_the_tables_that_name_it(case: Case, alice: User, service: Service) -> None:
    write_note(case=case, section=Section.SUPPORT, text="Canary", by=alice, at=NOW)
    with viewing.as_service(service, at=NOW):
        for model in (Case, Name, Note, CaseGrant):
            named = service in model.open_to | viewing.OPEN_TO_ALL
            assert bool(found(model)) == named, model
            assert bool(counted(model._meta.db_table)) == named, model


def test_who_only_reads_cannot_write(case: Case) -> None:
    with viewing.as_service(Service.REPORTS, at=NOW), writing.allowed():
        assert QuerySet(Case).update(reference="X") == 0
