"""Every page opens for the team, and does not exist for Charlie."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing, writing
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.models import Conference, Invitation, PlannedAction
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    an_action,
    minute_everything,
)
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.directory.tests.factories import NOW, an_agency, eyes_of
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_navigator

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]
OF_CASE = ["of_case", "convene", "past", "actions"]
OF_CONFERENCE = ["conference", "move", "cancel", "invite", "meeting", "held", "close", "minutes"]


def convened(table: Table, **more: Any) -> Conference:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        conference = a_conference(table, **more)
        an_action(conference, table.alice, owner=table.nurse)
        return conference


def addresses(table: Table, conference: Conference) -> dict[str, str]:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        invitation = conference.invitations.get(user=table.nurse)
        action = conference.actions.get()
    found = {name: reverse(f"conferences:{name}", args=[table.case.pk]) for name in OF_CASE}
    found |= {name: reverse(f"conferences:{name}", args=[conference.pk]) for name in OF_CONFERENCE}
    found["invitation"] = reverse("conferences:invitation", args=[conference.pk, invitation.pk])
    return found | {"action": reverse("conferences:action", args=[action.pk])}


def test_the_team_can_open_every_page(seated: Table, browser: Browser) -> None:
    client = browser(seated.alice)
    for name, address in addresses(seated, convened(seated)).items():
        response = client.get(address)
        assert response.status_code == 200, name
        title = response.content.decode().partition("<title>")[2].partition("</title>")[0]
        assert seated.case.reference in title, name
        assert "Sol" not in title, name


def test_for_charlie_no_page_exists_and_every_answer_is_the_same(seated: Table, browser: Browser) -> None:
    client = browser(a_navigator("Charlie"))
    found = {client.get(address) for address in addresses(seated, convened(seated)).values()}
    assert {response.status_code for response in found} == {404}
    assert len({response.content for response in found}) == 1


def test_a_child_is_sent_to_childrens_services_instead(seated: Table, browser: Browser) -> None:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW), writing.allowed():
        Case.objects.filter(pk=seated.case.pk).update(age_status="unknown_may_be_child")
    client = browser(seated.alice)
    page = client.get(reverse("conferences:of_case", args=[seated.case.pk])).content.decode()
    assert "020 7946 0000" in page
    assert "Convene a conference" not in page
    assert client.get(reverse("conferences:convene", args=[seated.case.pk])).status_code == 409


def test_the_convene_page_proposes_an_hour_and_the_core_attendees(seated: Table, browser: Browser) -> None:
    page = browser(seated.alice).get(reverse("conferences:convene", args=[seated.case.pk])).content.decode()
    filled = filled_in(page)
    assert filled["starts_time"] == "17:00"
    assert filled["ask_lead_charity"] == str(seated.alice.pk)
    assert filled["ask_adult_social_care"] == str(seated.social_worker.pk)
    assert "ask_nurse" not in filled
    assert "24 hours left" in page
    assert "48 hours left" in page


def send(client: Client, address: str, **changes: Any) -> Any:
    return client.post(address, filled_in(client.get(address).content.decode()) | changes)


def test_convening_twice_by_a_double_click_makes_one_conference(seated: Table, browser: Browser) -> None:
    client, address = browser(seated.alice), reverse("conferences:convene", args=[seated.case.pk])
    filled = filled_in(client.get(address).content.decode())
    where = f"{seated.rough_sleeping.pk}:whereabouts"
    filled |= {"ground": "agreed", "ask_nurse": str(seated.nurse.pk), "opened": where}
    first, second = client.post(address, filled), client.post(address, filled)
    assert first.status_code == 302
    assert first["Location"] == second["Location"]
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = Conference.objects.get()
        sections = {row.user_id: row.sections for row in conference.invitations.all()}
    assert "whereabouts" in sections[seated.rough_sleeping.pk]
    assert sections[seated.alice.pk] == []
    assert sections[seated.nurse.pk] == ["health", "identity", "support"]


def test_a_late_plan_is_warned_of_and_not_refused(seated: Table, browser: Browser) -> None:
    convened(seated, starts=NOW + timedelta(hours=49))
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = Conference.objects.get()
    address = reverse("conferences:conference", args=[conference.pk])
    assert "Planned after the limit" in browser(seated.alice).get(address).content.decode()


def test_the_close_page_lists_what_is_missing_and_offers_no_button(
    seated: Table, browser: Browser, clock: time_machine.Traveller
) -> None:
    conference = convened(seated)
    clock.move_to(TOMORROW + timedelta(hours=1))
    client, address = browser(seated.alice), reverse("conferences:close", args=[conference.pk])
    assert "First record when it was held" in client.get(address).content.decode()
    response = send(client, reverse("conferences:held", args=[conference.pk]))
    assert response.status_code == 302
    page = client.get(address).content.decode()
    assert "Item 8, Children, is not recorded." in page
    assert "needs at least one action" not in page
    assert "The safeguarding screen is not recorded yet." in page
    refused = client.post(address, {"form_key": str(uuid4())})
    assert refused.status_code == 409
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        minute_everything(conference, seated.alice, TOMORROW)
    closed = send(client, address)
    assert closed["Location"] == reverse("conferences:minutes", args=[conference.pk])
    assert client.get(reverse("conferences:meeting", args=[conference.pk])).status_code == 409


def test_held_and_written_down_are_both_shown_when_they_lie_apart(
    seated: Table, browser: Browser, clock: time_machine.Traveller
) -> None:
    conference = convened(seated)
    clock.move_to(TOMORROW + timedelta(hours=3))
    client = browser(seated.alice)
    send(client, reverse("conferences:held", args=[conference.pk]))
    page = client.get(reverse("conferences:conference", args=[conference.pk])).content.decode()
    assert "Held Saturday 6 June 2026, 11:00. Written down Saturday 6 June 2026, 14:00." in page
    assert "Held within the ideal time" in page


def test_minutes_are_cut_to_their_reader(seated: Table, browser: Browser) -> None:
    conference = convened(seated)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        minute_everything(conference, seated.alice, NOW, but=[8])
    address = reverse("conferences:minutes", args=[conference.pk])
    pages = {user: browser(user).get(address).content.decode() for user in (seated.nurse, seated.police)}
    assert "Notes 2" in pages[seated.nurse]
    assert "Notes 7" not in pages[seated.nurse]
    assert "Notes 2" not in pages[seated.police]
    assert "Notes 6" in pages[seated.police]
    for page in pages.values():
        assert page.count("Closed to you") == page.count("Closed to you: closed.")


def test_a_closed_item_looks_the_same_whether_it_holds_something_or_not(
    seated: Table, browser: Browser
) -> None:
    conference = convened(seated)
    address = reverse("conferences:minutes", args=[conference.pk])
    empty = browser(seated.nurse).get(address).content.decode()
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        minute_everything(conference, seated.alice, NOW, but=[1, 2, 3, 5])
    full = browser(seated.nurse).get(address).content.decode()
    assert "Closed to you" in full
    assert without_keys(empty) == without_keys(full)


def without_keys(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_an_owner_ends_their_action_when_nothing_else_is_open_to_them(
    seated: Table, browser: Browser, clock: time_machine.Traveller
) -> None:
    conference = convened(seated)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        actions.cancel_conference(conference=conference, why="Moved", by=seated.alice, at=NOW)
        action = PlannedAction.objects.get()
    clock.shift(60)
    address = reverse("conferences:action", args=[action.pk])
    nurse, police = browser(seated.nurse), browser(seated.police)
    assert nurse.get(reverse("conferences:conference", args=[conference.pk])).status_code == 404
    assert police.get(address).status_code == 404
    assert send(nurse, address, act="mark_not_done").status_code == 200
    assert send(nurse, address, act="mark_done", word="Seen", done_on_day="6").status_code == 200
    assert send(nurse, address, act="mark_done", word="Seen").status_code == 302
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        assert PlannedAction.objects.get().state == "done"


def test_one_who_reads_a_plan_does_not_end_the_steps_of_others(seated: Table, browser: Browser) -> None:
    convened(seated)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        action = PlannedAction.objects.get()
    police = browser(seated.police)
    address = reverse("conferences:action", args=[action.pk])
    assert "Register with a doctor" in police.get(address).content.decode()
    data = {"form_key": str(uuid4()), "act": "mark_not_possible", "word": "They moved"}
    assert "Ask them, or the key worker" in police.post(address, data).content.decode()


def test_answers_by_telephone_and_withdrawals(seated: Table, browser: Browser) -> None:
    conference = convened(seated)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        invitation = conference.invitations.get(user=seated.nurse)
    client, keys = browser(seated.alice), [conference.pk, invitation.pk]
    key = {"form_key": str(uuid4()), "answer": "deputy"}
    incomplete = client.post(reverse("conferences:answer_for", args=keys), key)
    assert "Enter the name" in incomplete.content.decode()
    client.post(reverse("conferences:answer_for", args=keys), key | {"deputy": "Dr Ahmed"})
    page = client.get(reverse("conferences:conference", args=[conference.pk])).content.decode()
    assert "Coming, Dr Ahmed in their place" in page
    client.post(reverse("conferences:withdraw", args=keys), {"form_key": str(uuid4())})
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        assert Invitation.objects.get(pk=invitation.pk).state == "withdrawn"


def test_a_guest_is_invited_and_immigration_enforcement_is_not_offered(
    seated: Table, browser: Browser
) -> None:
    agency = an_agency("Law centre", AgencyKind.LEGAL)
    enforcement = an_agency("Enforcement", AgencyKind.IMMIGRATION_ENFORCEMENT)
    conference = convened(seated)
    client, address = browser(seated.alice), reverse("conferences:invite", args=[conference.pk])
    guest = {"name": "Gia", "email": "gia@example.org"}
    assert "Enforcement" not in client.get(address).content.decode()
    assert send(client, address, **guest, agency=str(enforcement.pk)).status_code == 200
    assert send(client, address, **guest, agency=str(agency.pk)).status_code == 302
    assert send(client, address, worker=str(seated.nurse.pk)).status_code == 200


def test_a_past_conference_is_recorded_with_who_was_there(
    seated: Table, browser: Browser, clock: time_machine.Traveller
) -> None:
    clock.move_to(NOW + timedelta(hours=10))
    client, address = browser(seated.alice), reverse("conferences:past", args=[seated.case.pk])
    seat = f"{seated.case.partnership.host_id}:"
    facts = {"held_at_day": "5", "held_at_month": "6", "held_at_year": "2026", "attended": seat}
    assert send(client, address, **facts, held_at_time="14:00").status_code == 200
    assert send(client, address, **facts, held_at_time="17:00").status_code == 302
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = Conference.objects.get()
        assert conference.state == "held"
        assert conference.attendances.get().agency == seated.case.partnership.host
