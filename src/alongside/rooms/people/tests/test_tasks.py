"""What a worker does in a case, from page to row."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import close_case, give_grant, write_note
from alongside.rooms.people.models import (
    Case,
    ContactMade,
    ContactRule,
    Fact,
    IndicatorSeen,
    KeyWorker,
    LeaveCover,
    Name,
    Note,
    NoteMove,
)
from alongside.rooms.people.tests.conftest import LATER
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]


def send(client: Client, case: Case, what: str, /, **given: Any) -> HttpResponse:
    given.setdefault("form_key", str(uuid4()))
    response: Any = client.post(f"/cases/{case.pk}/{what}/", given)
    assert isinstance(response, HttpResponse)
    return response


def seen(user: User) -> Any:
    return viewing.seen_by(eyes_of(user), at=LATER)


def beside(worker: User, role: Role = Role.NAVIGATOR, name: str = "Bob") -> User:
    seat = worker.memberships.get()
    return a_worker(role, seat.agency, seat.team, name)


def test_an_answer_is_kept_with_its_source_and_a_correction_keeps_the_old_one(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "facts/allergies", answer="Nuts", said_by="person")
    with seen(alice):
        first = Fact.objects.get()
    send(client, case, "facts/allergies", answer="Peanuts", seen=str(first.pk), reason="Asked again")
    page = client.get(f"/cases/{case.pk}/facts/allergies/").content.decode()
    assert page.index("Peanuts") < page.index("Corrected since")
    assert "Asked again" in page
    with seen(alice):
        assert Fact.objects.get(replaced_by__isnull=True).answer == "Peanuts"


def test_a_question_without_an_answer_says_why(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    assert send(client, case, "facts/nationality", without="not_safe_to_ask").status_code == 302
    assert "Not safe to ask" in client.get(f"/cases/{case.pk}/facts/").content.decode()
    both = send(client, case, "facts/allergies", without="not_asked", answer="Nuts")
    assert "Keep one" in both.content.decode()


def test_a_part_of_a_date_is_kept_as_exactly_as_it_was_told(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "facts/date_of_birth", answer_month="3", answer_year="1999")
    with seen(alice):
        assert Fact.objects.get().answer == "1999-03"
    assert "about March 1999" in client.get(f"/cases/{case.pk}/facts/").content.decode()


def test_a_stale_answer_shows_both_texts_and_can_be_saved_again(browser: Browser) -> None:
    alice = a_navigator()
    bob = beside(alice)
    case, hers, his = a_case(alice), browser(alice), browser(bob)
    send(hers, case, "facts/allergies", answer="Nuts", seen="")
    both = send(his, case, "facts/allergies", answer="Milk", seen="", form_key=str(uuid4()))
    page = both.content.decode()
    assert both.status_code == 409
    assert page.count("Milk") >= 2
    assert "Nuts" in page
    with seen(alice):
        standing = Fact.objects.get()
    assert f'value="{standing.pk}"' in page
    send(his, case, "facts/allergies", answer="Nuts and milk", seen=str(standing.pk))
    with seen(alice):
        assert Fact.objects.get(replaced_by__isnull=True).answer == "Nuts and milk"


def test_a_closed_section_cannot_be_written_into(browser: Browser) -> None:
    alice, officer = a_navigator(), a_worker(Role.ROUGH_SLEEPING_OFFICER, an_agency())
    case, agency = a_case(alice), officer.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.SUPPORT], basis=Basis.CONFERENCE, by=alice, at=NOW)
    his = browser(officer)
    assert send(his, case, "facts/allergies", answer="Nuts").status_code == 404
    refused = send(his, case, "notes/new", text="Sleeps there.", section="whereabouts")
    assert "Choose one of the answers on the page" in refused.content.decode()
    assert send(his, case, "notes/new", text="Bought shoes.", section="support").status_code == 302


def test_an_unsafe_number_is_struck_and_cannot_be_tapped(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "contact/way", channel="phone", value="07700 900111", safe="yes")
    send(client, case, "contact/way", channel="phone", value="07700 900222", safe="no")
    page = client.get(f"/cases/{case.pk}/contact/").content.decode()
    assert 'href="tel:07700900111"' in page
    assert "<s>07700 900222</s>" in page
    assert "tel:07700900222" not in page
    with seen(alice):
        old = ContactRule.objects.get(value="07700 900111")
    send(client, case, f"contact/way/{old.pk}", channel="phone", value="07700 900111", safe="no")
    assert "tel:0" not in client.get(f"/cases/{case.pk}/contact/").content.decode()


def test_a_contact_keeps_when_it_was_and_is_never_in_the_future(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    when = {"made_day": "5", "made_month": "6", "made_year": "2026"}
    given = {"channel": "phone", "reached": "yes", "summary": "Is well."}
    send(client, case, "contact/made", **given, **when, made_time="15:30")
    with seen(alice):
        assert ContactMade.objects.get().made_at.hour == 14  # 15:30 in London in June
    refused = send(client, case, "contact/made", **given, **when, made_time="23:30")
    assert "cannot be in the future" in refused.content.decode()


def test_a_note_in_the_wrong_case_moves_and_leaves_a_trace_without_its_text(browser: Browser) -> None:
    alice = a_navigator()
    wrong, right, client = a_case(alice), a_case(alice, name="Luz"), browser(alice)
    note = write_note(case=wrong, section=Section.SUPPORT, text="Luz bought shoes.", by=alice, at=NOW)
    given = {"case": right.reference, "reason": "Wrong case"}
    assert send(client, wrong, f"notes/{note.pk}/move", **given).status_code == 302
    left = client.get(f"/cases/{wrong.pk}/notes/").content.decode()
    assert "Wrong case" in left
    assert "bought shoes" not in left
    with seen(alice):
        assert Note.objects.get().case_id == right.pk
        assert NoteMove.objects.get().case_id == wrong.pk


def test_a_note_does_not_move_into_a_case_nobody_here_sees(browser: Browser) -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    here, there = a_case(alice), a_case(charlie)
    note = write_note(case=here, section=Section.SUPPORT, text="…", by=alice, at=NOW)
    for reference in (there.reference, "AL-9999"):
        answer = send(browser(alice), here, f"notes/{note.pk}/move", reference=reference, reason="?")
        assert "You do not see a case with this reference" in answer.content.decode()


def test_signs_are_kept_with_where_and_by_whom_and_can_be_withdrawn(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "signs/new", signs_3=["G22"], where_seen="Day centre")
    assert "That alone is no reason" in client.get(f"/cases/{case.pk}/signs/").content.decode()
    send(client, case, "signs/new", signs_0=["G02", "G03"], where_seen="Car wash")
    page = client.get(f"/cases/{case.pk}/signs/").content.decode()
    assert "That alone is no reason" not in page
    assert "Car wash, by Alice" in page
    with seen(alice):
        sign = IndicatorSeen.objects.get(code="G02")
    send(client, case, f"signs/{sign.pk}/withdraw", why="Somebody else")
    assert "<s>Cannot leave work or home</s>" in client.get(f"/cases/{case.pk}/signs/").content.decode()


def test_signs_of_children_are_asked_only_where_there_may_be_a_child(browser: Browser) -> None:
    alice = a_navigator()
    adult, child = a_case(alice), a_case(alice, name="Kim", age_status="child")
    client = browser(alice)
    assert "No time to play" not in client.get(f"/cases/{adult.pk}/signs/new/").content.decode()
    assert "No time to play" in client.get(f"/cases/{child.pk}/signs/new/").content.decode()


def test_a_colleague_takes_over_with_a_word(browser: Browser) -> None:
    alice = a_navigator()
    bob, outsider = beside(alice), a_navigator("Charlie")
    case, client = a_case(alice), browser(alice)
    assert "Choose" in send(client, case, "hand-over", to=str(outsider.pk)).content.decode()
    assert send(client, case, "hand-over", to=str(bob.pk), word="Likes tea.").status_code == 302
    with seen(alice):
        assert KeyWorker.objects.get(until__isnull=True).user == bob
    assert "Likes tea." in browser(bob).get("/").content.decode()


def test_leave_cover_is_arranged_among_colleagues_and_ended(browser: Browser) -> None:
    alice = a_navigator()
    bob = beside(alice)
    days = {
        f"{end}_{part}": v
        for end in ("from_day", "until_day")
        for part, v in zip(("day", "month", "year"), ("5", "6", "2026"), strict=True)
    }
    client, stranger = browser(alice), a_navigator("Charlie")
    given = {"form_key": str(uuid4()), "covered_by": str(stranger.pk), **days}
    assert "There is a problem" in client.post("/leave-cover/", given).content.decode()
    client.post("/leave-cover/", given | {"covered_by": str(bob.pk), "form_key": str(uuid4())})
    cover = LeaveCover.objects.get()
    assert (cover.away, cover.covered_by) == (alice, bob)
    ending = f"/leave-cover/{cover.pk}/end/"
    assert browser(stranger).post(ending, {"form_key": str(uuid4())}).status_code == 404
    client.post(ending, {"form_key": str(uuid4())})
    assert not LeaveCover.objects.exists()


def test_a_name_is_corrected_and_the_old_one_stays(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice, name="Sool"), browser(alice)
    with seen(alice):
        old = Name.objects.get()
    send(client, case, "name", text="Sol", seen=str(old.pk))
    stale = send(client, case, "name", text="Soul", seen=str(old.pk))
    assert stale.status_code == 409
    assert "Soul" in stale.content.decode()
    page = client.get(f"/cases/{case.pk}/name/").content.decode()
    assert "Sool" in page
    assert "Corrected since" in page


def test_nothing_is_written_in_a_closed_case(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    with seen(alice):
        close_case(case=case, outcome="other", reason="", by=alice, at=NOW)
    refused = send(client, case, "notes/new", text="Late thought", section="support")
    assert refused.status_code == 409
    assert "not open" in refused.content.decode()
