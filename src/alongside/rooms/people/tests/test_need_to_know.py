"""The guarded managers: Alice owns, Bob is on her team, Charlie must see nothing."""

from datetime import timedelta

import pytest

from alongside.foundations.access import viewing, writing
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
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db


def cases_seen_by(user: User | None) -> int:
    viewer = eyes_of(user) if user else Viewer(user=None)
    with viewing.seen_by(viewer, at=NOW):
        return Case.objects.count()


def test_the_team_sees_its_case_and_charlie_does_not() -> None:
    alice = a_navigator()
    seat = alice.memberships.get()
    bob = a_worker(Role.NAVIGATOR, seat.agency, seat.team)
    charlie = a_navigator("Charlie")
    a_case(alice)
    assert [cases_seen_by(user) for user in (alice, bob, charlie, None)] == [1, 1, 0, 0]


def test_with_nobody_looking_nothing_is_found() -> None:
    a_case(a_navigator())
    assert Case.objects.count() == Case._base_manager.count() == 0


def test_a_named_service_finds_what_it_must() -> None:
    a_case(a_navigator())
    with viewing.as_service(Service.REPORTS, at=NOW):
        assert Case.objects.count() == 1


def test_a_grant_opens_the_sections_it_names_and_no_role_widens_it() -> None:
    alice, nurse = a_navigator(), a_worker(Role.NURSE, an_agency(kind=AgencyKind.HEALTH))
    case = a_case(alice)
    for section in (Section.HEALTH, Section.STORY):
        write_note(case=case, section=section, text="…", by=alice, at=NOW)
    agency = nurse.memberships.get().agency
    everything = list(Section)
    give_grant(case=case, agency=agency, sections=everything, basis=Basis.CONFERENCE, by=alice, at=NOW)
    with viewing.seen_by(eyes_of(nurse), at=NOW):
        assert [note.section for note in Note.objects.all()] == [Section.HEALTH]
        assert Name.objects.count() == 1


def test_a_grant_without_a_section_of_the_role_opens_nothing() -> None:
    alice, nurse = a_navigator(), a_worker(Role.NURSE)
    agency = nurse.memberships.get().agency
    give_grant(
        case=a_case(alice), agency=agency, sections=[Section.STORY], basis=Basis.CONFERENCE, by=alice, at=NOW
    )
    assert cases_seen_by(nurse) == 0


def test_an_ended_and_an_expired_grant_open_nothing() -> None:
    alice, officer = a_navigator(), a_worker(Role.FIRST_RESPONDER)
    case, agency = a_case(alice), officer.memberships.get().agency
    grant = give_grant(
        case=case,
        agency=agency,
        sections=[Section.STORY],
        basis=Basis.CONFERENCE,
        about_id=case.pk,
        by=alice,
        at=NOW,
    )
    assert cases_seen_by(officer) == 1
    end_grants_about(case=case, about_id=case.pk, why="closed", by=alice, at=NOW)
    assert cases_seen_by(officer) == 0
    CaseGrant.objects.filter(pk=grant.pk).update(
        ended_at=None, ended_by=None, until=NOW - timedelta(seconds=1)
    )
    assert cases_seen_by(officer) == 0


def test_immigration_enforcement_can_be_given_nothing() -> None:
    alice = a_navigator()
    agency = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    with pytest.raises(Refused, match="immigration enforcement"):
        give_grant(
            case=a_case(alice),
            agency=agency,
            sections=[Section.SUPPORT],
            basis=Basis.CONSENT,
            by=alice,
            at=NOW,
        )


def test_the_back_door_squeaks() -> None:
    alice = a_navigator()
    case = a_case(alice)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        note = Note(case=case, section=Section.STORY, text="…", written_at=NOW, written_by=alice)
        for attempt in (note.save, note.delete, case.save, Case.objects.all().delete):
            with pytest.raises(writing.BackDoor):
                attempt()
        with pytest.raises(writing.BackDoor):
            Case.objects.update(state="closed")
        with pytest.raises(writing.BackDoor):
            Note.objects.bulk_create([note])


def test_every_opening_leaves_evidence_that_names_nobody() -> None:
    alice = a_navigator()
    case = a_case(alice, name="Marguerite")
    entries = AuditEntry.objects.filter(case_id=case.pk)
    assert set(entries.values_list("event", flat=True)) == {"case.opened", "grant.given", "name.recorded"}
    assert "Marguerite" not in str(list(entries.values()))
