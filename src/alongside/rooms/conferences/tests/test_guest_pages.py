"""What a guest sees and sends: what the chair ticked, of one conference, under their name."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.actions import withdraw_consent
from alongside.rooms.choices.tests.factories import a_consent, a_question
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.convening import Meeting
from alongside.rooms.conferences.models import Invitation, WrittenReturn
from alongside.rooms.conferences.tests.factories import (
    Table,
)
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.conferences.tests.visiting import AGREED, GIA, GUEST_PAGES, Visit
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions import end_grant, write_note
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.tests.factories import every_grant
from alongside.rooms.people.words import EndedWhy

pytestmark = pytest.mark.django_db


def test_a_guest_is_no_worker_and_cannot_sign_in(visit: Visit) -> None:
    guest = visit.guest
    assert (guest.is_guest, guest.is_active, guest.has_usable_password()) == (True, False, False)
    assert not guest.memberships.exists()
    assert guest.email != GIA
    client = Client()
    client.force_login(guest)
    assert client.get("/start/").status_code == 302


def test_the_way_in_and_what_stands_there(visit: Visit) -> None:
    visit.come_in()
    page = visit.seen()
    assert "Sol" in page
    assert "2. Physical and mental health" in page
    assert "Immigration" not in page
    assert page.count("Gia Moss · Friday 5 June 2026") == 1
    entry = AuditEntry.objects.filter(event="case.viewed").latest("pk")
    assert (entry.by, entry.case_id) == (visit.guest.pk, visit.table.case.pk)
    assert entry.codes["view"] == "conferences:guest"
    for name in GUEST_PAGES:
        shown = visit.screen.get(reverse(f"conferences:{name}")).content.decode()
        assert "al-watermark" in shown
        assert "style=" not in shown


def test_leaving_ends_the_visit(visit: Visit) -> None:
    visit.come_in()
    key = visit.screen.session.session_key
    visit.screen.get("/leave/")
    thief = Client()
    thief.cookies["alongside"] = str(key)
    assert visit.is_outside()
    assert visit.is_outside(thief)


def test_a_guest_answers_and_writes_and_the_chair_reads_it(
    visit: Visit, browser: Callable[[User], Client]
) -> None:
    screen = visit.come_in()
    page = screen.get(reverse("conferences:guest_answer")).content.decode()
    assert (
        visit.send(reverse("conferences:guest_answer"), answer="deputy", deputy="Dr Low").status_code == 302
    )
    filled = filled_in(screen.get(reverse("conferences:guest_return")).content.decode())
    written = filled | {
        "section": "health:2",
        "kind": "knows",
        "said_by": "seen",
        "text": "Needs her asthma spray.",
    }
    assert [screen.post(reverse("conferences:guest_return"), written).status_code for _ in range(2)] == [
        302,
        302,
    ]
    assert "Dr Low in your place" in visit.seen()
    assert "Needs her asthma spray." in visit.seen()
    sheet = browser(visit.table.alice).get(reverse("conferences:meeting", args=[visit.conference.pk]))
    assert "Needs her asthma spray." in sheet.content.decode()
    with viewing.seen_by(eyes_of(visit.table.alice), at=NOW):
        assert WrittenReturn.objects.get().sent_by == visit.guest
        assert Invitation.objects.get(pk=visit.invitation.pk).answered_by == visit.guest
    with viewing.seen_by(eyes_of(visit.table.police), at=NOW):
        assert not WrittenReturn.objects.exists()
    assert "Will you be there?" in page


def test_what_is_ticked_is_opened_to_the_guest_and_not_to_the_agency(visit: Visit) -> None:
    grants = [grant for grant in every_grant() if grant.basis == "guest" and grant.ended_at is None]
    assert [(grant.agency_id, grant.audience) for grant in grants] == [(None, visit.guest.pk)]
    assert grants[0].until is not None
    named = {grant.agency_id for grant in every_grant() if grant.about_id == visit.conference.pk}
    assert visit.invitation.agency_id not in named


def test_whereabouts_and_papers_open_only_when_ticked(visit: Visit) -> None:
    visit.come_in()
    assert "4. Emergency" not in visit.seen()
    alice = visit.table.alice
    with viewing.seen_by(eyes_of(alice), at=NOW):
        more = AGREED | {Section.WHEREABOUTS}
        actions.agree_sections(invitation=visit.invitation, sections=more, by=alice, at=NOW)
        papers = more | {Section.IMMIGRATION}
        with pytest.raises(Refused, match="has not agreed, by name"):
            actions.agree_sections(invitation=visit.invitation, sections=papers, by=alice, at=NOW)
    assert "4. Emergency" in visit.seen()
    with viewing.seen_by(eyes_of(alice), at=NOW):
        actions.agree_sections(invitation=visit.invitation, sections=frozenset(), by=alice, at=NOW)
    page = visit.seen()
    assert "Sol" not in page
    assert "Agenda" not in page


def test_papers_close_to_a_guest_when_the_yes_is_taken_back(visit: Visit) -> None:
    alice, case, agency = visit.table.alice, visit.table.case, visit.invitation.agency
    with viewing.seen_by(eyes_of(alice), at=NOW):
        yes = a_consent(case, alice, a_question(agency, Section.IMMIGRATION), at=NOW)
        papers = AGREED | {Section.IMMIGRATION}
        actions.agree_sections(invitation=visit.invitation, sections=papers, by=alice, at=NOW)
        assert open_papers(visit) == [True]
        withdraw_consent(consent=yes, by=alice, at=NOW)
        assert open_papers(visit) == []
        move_to_the_next_day(visit)
        assert open_papers(visit) == [False]


def move_to_the_next_day(visit: Visit) -> None:
    conference = visit.conference
    later = Meeting(starts=conference.starts + timedelta(days=1), mode=Mode(conference.mode))
    actions.move_conference(conference=conference, meeting=later, version=0, by=visit.table.alice, at=NOW)


def open_papers(visit: Visit) -> list[bool]:
    """Of each grant of the guest that is in force, whether it shows papers."""
    mine = [grant for grant in every_grant(NOW) if grant.guest_id == visit.guest.pk and not grant.ended_at]
    return [Section.IMMIGRATION in grant.sections for grant in mine]


def test_what_the_team_closed_is_not_opened_again_by_moving_the_meeting(visit: Visit) -> None:
    alice, case = visit.table.alice, visit.table.case
    with viewing.seen_by(eyes_of(alice), at=NOW):
        (mine,) = [grant for grant in grants_of(case, NOW) if grant.guest_id == visit.guest.pk]
        end_grant(grant=mine, why=EndedWhy.NOT_SAFE, by=alice, at=NOW)
        move_to_the_next_day(visit)
        assert open_papers(visit) == []


def test_a_raw_statement_with_the_eyes_of_a_guest(visit: Visit) -> None:
    alice, case = visit.table.alice, visit.table.case
    with viewing.seen_by(eyes_of(alice), at=NOW):
        for section in Section:
            write_note(case=case, section=section, text=f"Canary {section}", by=alice, at=NOW)
    assert raw(alice, "people_note", "section") == {str(section) for section in Section}
    assert raw(visit.guest, "people_note", "section") == {str(section) for section in AGREED}
    assert raw(visit.guest, "conferences_agendaitem", "section") == {"support", "health"}


def raw(user: User, table: str, column: str) -> set[str]:
    with viewing.seen_by(eyes_of(user), at=NOW), connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")
        return {row[0] for row in cursor.fetchall()}


def test_two_conferences_are_two_guests(clock: time_machine.Traveller) -> None:
    first, second = Visit(Table()), Visit(Table())
    assert first.guest != second.guest
    assert raw(first.guest, "people_case", "id") == {first.table.case.pk}
    assert raw(second.guest, "people_case", "id") == {second.table.case.pk}


@pytest.mark.parametrize(
    "email",
    ["a@homeoffice.gov.uk", "a@ICE.homeoffice.gov.uk ", "a@x.ukba.gsi.gov.uk", "a@homeoffice.gov.uk."],
)
def test_an_address_of_immigration_enforcement_is_refused(clock: time_machine.Traveller, email: str) -> None:
    with pytest.raises(Refused, match="Immigration enforcement reads mail"):
        Visit(Table(), email=email)


def test_an_address_that_only_looks_like_it_is_not(clock: time_machine.Traveller) -> None:
    assert Visit(Table(), email="a@nothomeoffice.gov.uk").invitation.guest is not None
