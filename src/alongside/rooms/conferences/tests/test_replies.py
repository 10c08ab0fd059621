"""The link in the e-mail: it opens a page, the button answers, and nothing on it says whom it is about."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.conferences import actions, reply_links
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.models import Conference, Invitation
from alongside.rooms.conferences.tests.factories import TOMORROW, Table, a_conference, asked
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]


def invited(table: Table, invitee: Invitee | None = None) -> Invitation:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        conference: Conference = a_conference(table, invitees=[invitee or asked(table.nurse, "nurse")])
        return conference.invitations.get()


def address(invitation: Invitation) -> str:
    return reverse("conferences:reply", args=[reply_links.token_for(invitation)])


def now(table: Table, invitation: Invitation) -> Invitation:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        return Invitation.objects.select_related("answered_by").get(pk=invitation.pk)


def test_opening_the_link_answers_nothing_and_names_nobody(seated: Table, browser: Browser) -> None:
    invitation = invited(seated)
    page = browser(None).get(address(invitation)).content.decode()
    assert f"Meeting {seated.case.reference}" in page
    assert "Saturday 6 June 2026, 11:00" in page
    for name in ("Sol", "Alice", "Nora", "slavery", "onference"):
        assert name not in page
    assert now(seated, invitation).state == "invited"


def test_the_button_answers_and_a_double_click_answers_once(seated: Table, browser: Browser) -> None:
    invitation, client = invited(seated), browser(None)
    filled = filled_in(client.get(address(invitation)).content.decode()) | {"answer": "yes"}
    assert [client.post(address(invitation), filled).status_code for _ in range(2)] == [302, 302]
    found = now(seated, invitation)
    assert (found.state, found.answered_by) == ("accepted", seated.nurse)
    assert AuditEntry.objects.filter(event="invitation.accepted").count() == 1
    assert "Your answer: Coming." in client.get(address(invitation)).content.decode()


def test_the_answer_may_change_and_a_deputy_has_a_name(seated: Table, browser: Browser) -> None:
    invitation, client = invited(seated), browser(None)

    def answer(**said: str) -> int:
        filled = filled_in(client.get(address(invitation)).content.decode())
        return client.post(address(invitation), filled | said).status_code

    assert answer(answer="no") == 302
    assert answer(answer="deputy") == 200
    assert answer(answer="deputy", deputy="Dr Ahmed") == 302
    found = now(seated, invitation)
    assert (found.state, found.deputy) == ("accepted", "Dr Ahmed")
    assert answer(answer="no", deputy="Dr Ahmed") == 302
    assert now(seated, invitation).deputy == ""


def test_a_guest_answers_in_the_name_of_the_link(seated: Table, browser: Browser) -> None:
    guest = Invitee(agency=seated.case.partnership.host, name="Gia", email="gia@example.org")
    invitation, client = invited(seated, guest), browser(None)
    filled = filled_in(client.get(address(invitation)).content.decode()) | {"answer": "yes"}
    client.post(address(invitation), filled)
    answered_by = now(seated, invitation).answered_by
    assert answered_by is not None
    assert answered_by.is_service
    assert not answered_by.has_usable_password()


def test_forged_expired_and_withdrawn_links_are_one_and_the_same_nothing(
    seated: Table, browser: Browser, clock: time_machine.Traveller
) -> None:
    invitation, client = invited(seated), browser(None)
    where = address(invitation)
    nowhere = client.get(reverse("conferences:reply", args=["nothing"]))
    forged = client.get(where[:-2] + ("x" if where[-2] != "x" else "y") + "/")
    clock.move_to(TOMORROW + timedelta(hours=25))
    expired = client.get(where)
    clock.move_to(NOW)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        actions.withdraw_invitation(invitation=invitation, by=seated.alice, at=NOW)
    withdrawn = client.get(where)
    assert {answer.status_code for answer in (nowhere, forged, expired, withdrawn)} == {404}
    assert len({answer.content for answer in (nowhere, forged, expired, withdrawn)}) == 1
