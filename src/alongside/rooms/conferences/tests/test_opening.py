"""What somebody may open to others: what they see themselves, and what the protocol sets for a role."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.jobs import end_consents
from alongside.rooms.choices.tests.factories import a_consent, a_question
from alongside.rooms.conferences.actions import agree_sections, invite, move_conference
from alongside.rooms.conferences.actions.convening import Meeting
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.models import Conference, Invitation
from alongside.rooms.conferences.queries import standing_invitations, usual_sections
from alongside.rooms.conferences.tests.factories import Table, a_conference, an_action, asked
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_team, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import close_case, give_grant, shut_out
from alongside.rooms.people.tests.factories import every_grant
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
TO_SEE = REACH[Role.CONFERENCE_COORDINATOR].sections
STORY = frozenset({Section.SUPPORT, Section.STORY})
GUEST = {"name": "Gia Moss", "email": "gia@surgery.example.org"}


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def mei(table: Table) -> User:
    """Coordinates the conferences of the area, and is shown what her role reaches of this case."""
    office = a_team(table.case.partnership.host, "Partnership office")
    mei = a_worker(Role.CONFERENCE_COORDINATOR, office.agency, office, "Mei")
    give = partial(give_grant, sections=TO_SEE, basis=Basis.CONSENT, by=table.alice, at=NOW)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        give(case=table.case, agency=office.agency, team=office)
    return mei


@pytest.fixture
def conference(table: Table, mei: User) -> Iterator[Conference]:
    with viewing.seen_by(eyes_of(mei), at=NOW):
        yield a_conference(table, invitees=[], chair=mei)


def opened(user: User) -> set[str]:
    agency = user.memberships.get().agency_id
    grants = [grant for grant in every_grant() if grant.agency_id == agency and grant.ended_at is None]
    return {section for grant in grants if grant.basis == Basis.CONFERENCE for section in grant.sections}


def brought(conference: Conference, by: User, **invitee: object) -> Invitation:
    return invite(conference=conference, invitee=Invitee(**invitee), by=by, at=NOW)  # type: ignore[arg-type]


def test_the_coordinator_runs_the_standard_conference(
    table: Table, mei: User, conference: Conference
) -> None:
    for worker in (table.police, table.social_worker):
        invite(conference=conference, invitee=asked(worker), by=mei, at=NOW)
    assert opened(table.police) == usual_sections(Role.FIRST_RESPONDER)
    assert not usual_sections(Role.FIRST_RESPONDER) <= TO_SEE


def test_a_wider_list_is_not_picked_by_hand(table: Table, mei: User, conference: Conference) -> None:
    with pytest.raises(Refused, match="closed to you"):
        invite(conference=conference, invitee=asked(table.nurse, sections=STORY), by=mei, at=NOW)
    invitation = invite(conference=conference, invitee=asked(table.nurse), by=mei, at=NOW)
    with pytest.raises(Refused, match="closed to you"):
        agree_sections(invitation=invitation, sections=STORY, by=mei, at=NOW)


def test_a_guest_is_shown_no_more_than_the_chair_sees(mei: User, conference: Conference) -> None:
    invitation = brought(conference, mei, agency=an_agency(), **GUEST)
    with pytest.raises(Refused, match="closed to you"):
        agree_sections(invitation=invitation, sections=STORY, by=mei, at=NOW)
    health = frozenset({Section.SUPPORT, Section.HEALTH})
    agree_sections(invitation=invitation, sections=health, by=mei, at=NOW)


def test_what_is_open_already_may_stay(table: Table, mei: User, conference: Conference) -> None:
    invitation = brought(conference, mei, agency=an_agency(), **GUEST)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        agree_sections(invitation=invitation, sections=STORY, by=table.alice, at=NOW)
    narrower = agree_sections(invitation=invitation, sections=STORY - {Section.SUPPORT}, by=mei, at=NOW)
    assert narrower.sections == [Section.STORY]


def test_the_page_offers_what_may_be_ticked(
    browser: Callable[[User | None], Client], table: Table, mei: User, conference: Conference
) -> None:
    """Another navigator has no seat by protocol, so that she is shown what Mei sees."""
    agency = an_agency()
    Partner.objects.create(partnership=table.case.partnership, agency=agency)
    olu = a_worker(Role.NAVIGATOR, agency, name="Olu")
    guest = brought(conference, mei, agency=agency, **GUEST)
    address = reverse("conferences:invite", args=[conference.pk])
    key = "00000000-0000-4000-8000-000000000001"
    answer = browser(mei).post(address, {"worker": str(olu.pk), "form_key": key})
    assert answer.status_code == 302, answer.content.decode()
    assert opened(olu) == usual_sections(Role.NAVIGATOR) & TO_SEE
    page = browser(mei).get(reverse("conferences:invitation", args=[conference.pk, guest.pk]))
    offered = {str(section) for section in Section if f'value="{section}"' in page.content.decode()}
    assert offered == TO_SEE


PAPERS = frozenset({Section.SUPPORT, Section.IMMIGRATION})


@pytest.fixture
def adviser(table: Table) -> User:
    agency = an_agency()
    Partner.objects.create(partnership=table.case.partnership, agency=agency)
    return a_worker(Role.IMMIGRATION_ADVISER, agency, name="Farah")


def invited(table: Table, worker: User, sections: frozenset[Section] = PAPERS) -> Invitation:
    conference = a_conference(table, invitees=[asked(worker, sections=sections)])
    return conference.invitations.get(user=worker)


def test_a_worker_too_is_shown_papers_only_where_the_person_agreed_by_name(
    table: Table, adviser: User
) -> None:
    alice = table.alice
    with viewing.seen_by(eyes_of(alice), at=NOW):
        with pytest.raises(Refused, match="has not agreed, by name"):
            invited(table, adviser)
        invitation = invited(table, adviser, frozenset())
        with pytest.raises(Refused, match="has not agreed, by name"):
            agree_sections(invitation=invitation, sections=PAPERS, by=alice, at=NOW)
        a_consent(table.case, alice, a_question(invitation.agency, Section.IMMIGRATION), at=NOW)
        agree_sections(invitation=invitation, sections=PAPERS, by=alice, at=NOW)
    assert opened(adviser) == PAPERS


def test_papers_alone_close_to_a_worker_when_the_yes_ends(table: Table, adviser: User) -> None:
    alice, agency = table.alice, adviser.memberships.get().agency
    with viewing.seen_by(eyes_of(alice), at=NOW):
        a_consent(table.case, alice, a_question(agency, Section.IMMIGRATION), days=2, at=NOW)
        conference = invited(table, adviser).conference
        over = NOW + timedelta(days=2)
        end_consents(int(over.timestamp()))
        assert opened(adviser) == {Section.SUPPORT}
        meeting = Meeting(starts=over + timedelta(days=1), mode=Mode.PHONE)
        move_conference(conference=conference, meeting=meeting, version=0, by=alice, at=over)
    assert opened(adviser) == {Section.SUPPORT}


def test_who_is_shut_out_is_neither_asked_nor_given_a_step(table: Table, adviser: User) -> None:
    alice = table.alice
    with viewing.seen_by(eyes_of(alice), at=NOW):
        conference = invited(table, adviser, STORY - {Section.STORY}).conference
        shut_out(case=table.case, user=adviser, reason="A cousin", by=alice, at=NOW)
        assert not standing_invitations(conference).filter(user=adviser).exists()
        assert opened(adviser) == set()
        with pytest.raises(Refused, match="shut out"):
            an_action(conference, alice, owner=adviser)
        with pytest.raises(Refused, match="shut out"):
            a_conference(table, chair=adviser)


def test_nothing_is_convened_in_a_closed_case(table: Table) -> None:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        close_case(case=table.case, outcome="other", reason="", by=table.alice, at=NOW)
        with pytest.raises(Refused, match="not open"):
            a_conference(table)
