"""What other systems do wrong when a person moves, each kept out by a test of its name."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from alongside.foundations.access import viewing, writing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.turning import POST_HANDOVER
from alongside.rooms.conferences.jobs import climb_handovers_at, post_handover
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.queries.handover import answered_for
from alongside.rooms.conferences.queries.moved import met_in
from alongside.rooms.conferences.tests.moving import Moving, responsible_for, seen_by
from alongside.rooms.conferences.words import DeclinedWhy
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case, Ownership

pytestmark = pytest.mark.django_db
IN_TIME = NOW + timedelta(hours=47)


@pytest.fixture
def moving() -> Moving:
    return Moving()


def test_a_handover_never_loses_the_case(moving: Moving) -> None:
    """Whoever was asked and never answers, says no, or is asked again: somebody is responsible."""
    for _ in range(2):
        row = moving.proposed()
        assert responsible_for(moving.case) == [moving.here.name]
        with seen_by(moving.omar):
            actions.decline_handover(handover=row, why=DeclinedWhy.NOT_OURS, by=moving.omar, at=NOW)
        assert responsible_for(moving.case) == [moving.here.name]
    moving.accepted(moving.proposed())
    assert responsible_for(moving.case) == [moving.agency.name]


def test_a_handover_does_not_bounce(moving: Moving) -> None:
    """While one waits there is no second; what was answered is not answered again; a yes cannot be taken back."""
    row = moving.proposed()
    with pytest.raises(Refused, match="has been asked already"):
        moving.proposed()
    moving.accepted(row)
    with pytest.raises((Refused, Handover.DoesNotExist)):
        moving.accepted(row)
    with seen_by(moving.alice), pytest.raises((Refused, Handover.DoesNotExist)):
        actions.withdraw_handover(handover=row, by=moving.alice, at=NOW)
    assert responsible_for(moving.case) == [moving.agency.name]


def test_a_handover_does_not_double_the_case(moving: Moving) -> None:
    moving.accepted(moving.proposed())
    with viewing.as_service(viewing.Service.DEMO, at=NOW):
        assert Case.objects.count() == 1
        standing = Ownership.objects.get(case=moving.case, until__isnull=True)
        second = Ownership(case=moving.case, agency=moving.here, starts=NOW)
        with (
            pytest.raises(IntegrityError, match="one_responsible_owner"),
            writing.allowed(),
            transaction.atomic(),
        ):
            second.save()
    assert standing.agency == moving.agency


def letters_after(row: Handover, act: str) -> list[tuple[str, str]]:
    mail.outbox.clear()
    post_handover(str(row.pk), act)
    return [(message.to[0], str(message.body)) for message in mail.outbox]


def test_the_sender_is_told_what_became_of_it(moving: Moving) -> None:
    row = moving.proposed()
    asked = letters_after(row, "propose")
    assert {to for to, _ in asked} == {moving.omar.email, moving.rose.email}
    with seen_by(moving.omar):
        actions.decline_handover(handover=row, why=DeclinedWhy.NO_CAPACITY, by=moving.omar, at=NOW)
    ((to, said),) = letters_after(row, "decline_handover")
    assert to == moving.alice.email
    assert "said no" in said
    for _, body in (*asked, (to, said)):
        assert not re.search(r"Sol|sister|slavery|traffick", body)
    again = moving.proposed()
    moving.accepted(again)
    assert [to for to, _ in letters_after(again, "accept_handover")] == [moving.alice.email]
    assert sorted(found.state for found in answered_for(moving.alice, NOW, NOW)) == ["accepted", "declined"]


def test_nobody_sits_on_an_answer_unseen(moving: Moving) -> None:
    moving.proposed()
    assert climb_handovers_at(IN_TIME) == 0
    late = NOW + timedelta(hours=49)
    assert climb_handovers_at(late) == 1, "the manager of the team that was asked"
    assert climb_handovers_at(late) == 0, "once"


def test_nothing_of_the_case_is_left_open_behind(moving: Moving, client: Client) -> None:
    """No list, no page, no old link shows whoever handed it over what they no longer need to know."""
    row = moving.proposed()
    moving.accepted(row)
    for user, status in ((moving.alice, 404), (moving.omar, 200)):
        assert page_of(client, user, f"/other-area/{row.pk}/") == status
        assert page_of(client, user, f"/cases/{moving.case.pk}/other-area/") == status


def page_of(client: Client, user: User, path: str) -> int:
    client.force_login(user)
    return client.get(path).status_code


def test_figures_count_the_case_where_the_person_was_met(moving: Moving) -> None:
    before = moving.case.partnership
    moving.accepted(moving.proposed())
    with viewing.as_service(viewing.Service.REPORTS, at=NOW):
        assert Case.objects.filter(met_in(before)).exists()
        assert not Case.objects.filter(met_in(moving.area)).exists()


def test_a_letter_that_failed_is_tried_again_and_decides_nothing(moving: Moving) -> None:
    """The post is a job of its own: it carries the identifier and looks at the truth when it runs."""
    row = moving.proposed()
    assert POST_HANDOVER == "conferences.post_handover"
    assert letters_after(row, "propose") == letters_after(row, "propose")
    assert responsible_for(moving.case) == [moving.here.name]
