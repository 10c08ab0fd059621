"""Who sees what of a conference, and until when. Each silence is tested beside something that could be heard."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.convening import Meeting
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.models import AgendaItem, Conference, PlannedAction
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    an_action,
    asked,
    minute_everything,
)
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.tests.factories import a_navigator
from alongside.rooms.people.tests.working import beside
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=1)


def numbers(user: User, at: datetime = SOON) -> list[int]:
    with viewing.seen_by(eyes_of(user), at=at):
        return sorted(AgendaItem.objects.values_list("number", flat=True))


def convened(table: Table, **more: object) -> Conference:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        return a_conference(table, **more)  # type: ignore[arg-type]


def test_each_role_sees_the_items_of_its_sections() -> None:
    table = Table()
    convened(table)
    assert numbers(table.alice) == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert numbers(table.nurse) == [0, 1, 2, 3, 5]
    assert numbers(table.police) == [0, 1, 3, 6]
    assert numbers(table.social_worker) == [0, 1, 2, 3, 5, 6, 8]
    assert numbers(table.rough_sleeping) == [0, 1, 3, 6, 8]


def test_one_of_another_area_and_one_who_was_not_asked_see_nothing() -> None:
    table = Table()
    convened(table, invitees=[asked(table.nurse)])
    charlie = a_navigator("Charlie")
    for user in (charlie, table.police):
        with viewing.seen_by(eyes_of(user), at=SOON):
            assert not Conference.objects.exists()
            assert not Case.objects.exists()


def test_where_they_are_opens_only_when_somebody_ticked_it() -> None:
    table = Table()
    sections = frozenset({Section.SUPPORT, Section.WHEREABOUTS})
    convened(table, invitees=[asked(table.rough_sleeping, sections=sections)])
    assert numbers(table.rough_sleeping) == [0, 1, 3, 4]


def test_what_is_agreed_may_be_narrowed() -> None:
    table = Table()
    conference = convened(table)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        invitation = conference.invitations.get(user=table.nurse)
        actions.agree_sections(
            invitation=invitation, sections=frozenset({Section.SUPPORT}), by=table.alice, at=NOW
        )
    assert numbers(table.nurse) == [0, 1, 3]


def test_a_withdrawn_invitation_closes_what_it_opened_and_no_more() -> None:
    table = Table()
    conference = convened(table)
    assert 6 in numbers(table.rough_sleeping)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        invitation = conference.invitations.get(user=table.social_worker)
        actions.withdraw_invitation(invitation=invitation, by=table.alice, at=SOON)
    assert numbers(table.social_worker) == []
    assert 6 in numbers(table.rough_sleeping)


def test_a_cancelled_conference_closes_everything_it_opened() -> None:
    table = Table()
    conference = convened(table)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        actions.cancel_conference(conference=conference, why="Moved away", by=table.alice, at=SOON)
    assert [numbers(user) for user in (table.nurse, table.police)] == [[], []]
    assert len(numbers(table.alice)) == 9


def test_after_the_close_reading_ends_by_itself_in_72_hours() -> None:
    table = Table()
    conference, over = convened(table), TOMORROW + timedelta(hours=1)
    with viewing.seen_by(eyes_of(table.alice), at=over):
        actions.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=over)
        minute_everything(conference, table.alice, over)
        an_action(conference, table.alice)
        actions.close_conference(conference=conference, by=table.alice, at=over)
    last = over + timedelta(hours=72)
    assert numbers(table.nurse, last - timedelta(seconds=1)) == [0, 1, 2, 3, 5]
    assert numbers(table.nurse, last) == []
    assert len(numbers(table.alice, last)) == 9


def test_reading_moves_with_the_meeting() -> None:
    table = Table()
    conference, far = convened(table), TOMORROW + timedelta(days=50)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        meeting = Meeting(starts=far, mode=Mode.PHONE)
        actions.move_conference(conference=conference, meeting=meeting, version=0, by=table.alice, at=NOW)
    assert numbers(table.nurse, far) == [0, 1, 2, 3, 5]
    assert numbers(table.nurse, far + timedelta(days=30)) == []


def test_whoever_runs_the_meeting_moves_it_for_a_guest_too() -> None:
    """What they see of the case ends and begins in the same act, and a guest goes along."""
    table = Table()
    mei = a_worker(Role.CONFERENCE_COORDINATOR, table.case.partnership.host, name="Mei")
    guest = Invitee(
        agency=an_agency(), name="Gia", email="gia@example.org", sections=frozenset({Section.SUPPORT})
    )
    conference = convened(table, invitees=[asked(mei), guest])
    with viewing.seen_by(eyes_of(table.alice), at=SOON):
        invited = conference.invitations.get(user=None)
        actions.agree_sections(invitation=invited, sections=guest.sections, by=table.alice, at=SOON)
    later, meeting = SOON + timedelta(hours=1), Meeting(starts=TOMORROW + timedelta(days=1), mode=Mode.PHONE)
    with viewing.seen_by(eyes_of(mei), at=later):
        held = Conference.objects.get()
        actions.move_conference(conference=held, meeting=meeting, version=0, by=mei, at=later)
    with viewing.seen_by(eyes_of(table.alice), at=later):
        standing = [grant for grant in grants_of(table.case, later) if grant.guest_id]
    assert [grant.sections for grant in standing] == [[Section.SUPPORT]]


LATE_ACTS = (
    partial(actions.agree_sections, sections=frozenset({Section.HEALTH})),
    actions.withdraw_invitation,
)


@pytest.mark.parametrize("act", LATE_ACTS, ids=["agree", "withdraw"])
def test_after_the_close_nothing_is_opened_longer(act: Callable[..., object]) -> None:
    """Somebody had the page of an invitation open while somebody else closed the conference."""
    table = Table()
    conference, over = convened(table), TOMORROW
    with viewing.seen_by(eyes_of(table.alice), at=over):
        invitation = conference.invitations.get(user=table.nurse)
        actions.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=over)
        minute_everything(conference, table.alice, over)
        an_action(conference, table.alice)
        actions.close_conference(conference=conference, by=table.alice, at=over)
        with pytest.raises(Refused, match="is over"):
            act(invitation=invitation, by=table.alice, at=over)
    assert numbers(table.nurse, over + timedelta(hours=72)) == []


def test_the_close_takes_nothing_that_is_held_on_another_ground() -> None:
    """The chair sits in the responsible team, and the person agreed that the nurse reads on."""
    table = Table()
    chair = beside(table.alice)
    conference, over = convened(table, chair=chair, invitees=[asked(chair), asked(table.nurse)]), TOMORROW
    with viewing.seen_by(eyes_of(table.alice), at=over):
        agency = table.nurse.memberships.get().agency
        health, alice = [Section.HEALTH], table.alice
        give_grant(case=table.case, agency=agency, sections=health, basis=Basis.CONSENT, by=alice, at=over)
        actions.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=over)
        minute_everything(conference, table.alice, over)
        an_action(conference, table.alice)
        actions.close_conference(conference=conference, by=table.alice, at=over)
    for later in (timedelta(hours=1), timedelta(hours=72), timedelta(days=60)):
        assert numbers(chair, over + later) == [0, 1, 2, 3, 4, 5, 6, 7, 8]
    assert numbers(table.nurse, over + timedelta(days=60)) == [2, 5]


def test_a_guest_by_e_mail_is_given_nothing_to_read() -> None:
    table = Table()
    seat = table.nurse.memberships.get()
    convened(table, invitees=[Invitee(agency=seat.agency, name="Guest", email="guest@example.org")])
    assert numbers(table.nurse) == []


def test_an_action_is_seen_by_those_who_see_the_plan() -> None:
    table = Table()
    conference = convened(table)
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        an_action(conference, table.alice)
    with viewing.seen_by(eyes_of(table.police), at=SOON):
        assert PlannedAction.objects.count() == 1
