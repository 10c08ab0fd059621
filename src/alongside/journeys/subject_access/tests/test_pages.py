"""From the day on which they asked to the file in their hand, with a second person in between."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from lxml import html

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.journeys.subject_access.tests.asking import (
    ASKED,
    address,
    asked,
    prepared,
    read_and_released,
    released,
    send,
    signed_in,
    told,
)
from alongside.rooms.clocks.actions import stop_clocks
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people.actions import ask_for_erasure, close_case, write_note
from alongside.rooms.people.models import Case, SubjectAccess
from alongside.rooms.people.tests.factories import a_navigator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
PREVIEW_QUERIES = 115


def test_the_answer_is_due_in_a_month_and_a_clock_says_so(alice: User, case: Case) -> None:
    client = signed_in(alice)
    one = asked(client, case)
    assert "by Wednesday 1 July 2026" in told(client, address("request", *one))
    with viewing.seen_by(eyes_of(alice), at=NOW):
        clock = Clock.objects.get(case=case, rule="R-DP-01")
    assert (str(clock.due_on), clock.about_id) == ("2026-07-01", one[1])
    assert "Answer to their request for their data" in told(client, f"/cases/{case.pk}/")


def test_it_runs_on_when_the_case_is_closed(alice: User, case: Case) -> None:
    asked(signed_in(alice), case)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        stop_clocks(case=case, rules=None, why="case closed", by=alice, at=NOW)
        assert Clock.objects.get(case=case, rule="R-DP-01").state == "running"


def test_the_same_form_twice_is_one_request(alice: User, case: Case) -> None:
    client, key = signed_in(alice), str(uuid4())
    answers = [send(client, address("ask", case.pk), form_key=key, **ASKED) for _ in range(2)]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert "already. Go on with that one" in send(client, address("ask", case.pk), **ASKED).text


def test_it_is_prepared_only_once_it_is_known_who_asks(alice: User, case: Case) -> None:
    client = signed_in(alice)
    one = asked(client, case)
    assert send(client, address("prepared", *one)).status_code == 409


def test_the_second_person_is_another_one(alice: User, bob: User, case: Case) -> None:
    client = signed_in(alice)
    one = prepared(client, case)
    assert "Somebody else of your team reads and releases it" in told(client, address("request", *one))
    assert send(client, address("review", *one), answer="release", seen="x").status_code == 409
    for name in ("as_page", "as_json"):
        assert client.get(address(name, *one)).status_code == 404
    assert read_and_released(signed_in(bob), one).status_code == 302
    assert "Hand it over" in told(client, address("request", *one))


def test_it_waits_in_my_work_for_whoever_has_to_act(alice: User, bob: User, case: Case) -> None:
    client, second = signed_in(alice), signed_in(bob)
    one = asked(client, case)
    assert "They asked for their data" in told(second, "/")
    send(client, address("request", *one), how="known")
    send(client, address("prepared", *one))
    assert "read it as the second person" in told(second, "/")
    assert "read it as the second person" not in told(client, "/")


def test_it_goes_back_with_a_word(alice: User, bob: User, case: Case) -> None:
    client, second = signed_in(alice), signed_in(bob)
    one = prepared(client, case)
    assert "Say what has to change" in send(second, address("review", *one), answer="back").text
    assert send(second, address("review", *one), answer="back", word="Strike out Victor.").status_code == 302
    page = told(client, address("request", *one))
    assert "Strike out Victor." in page
    assert "To be prepared" in page


def test_the_person_reads_everything_with_others_masked(alice: User, bob: User, case: Case) -> None:
    client, second = signed_in(alice), signed_in(bob)
    answer = client.get(address("as_page", *released(client, second, case)))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case.reference}-data.html"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert "[a worker] met Sol with Victor." in answer.text
    assert "No papers." in answer.text  # immigration is theirs
    for name in ("Alice", "Marlow", "Fenn", alice.email):
        assert name not in answer.text
    assert "Navigator at" in answer.text


def test_what_was_written_since_it_was_read_is_read_before_it_is_released(
    alice: User, bob: User, case: Case
) -> None:
    one, second = prepared(signed_in(alice), case), signed_in(bob)
    before = html.fromstring(told(second, address("review", *one))).xpath(
        "string(//input[@name='seen']/@value)"
    )
    write_note(case=case, section=Section.STORY, text="Written in between.", by=alice, at=NOW)
    again = send(second, address("review", *one), answer="release", seen=before)
    assert "since you opened this page" in again.text
    assert "Written in between." in again.text
    seen = html.fromstring(again.text).xpath("string(//input[@name='seen']/@value)")
    assert send(second, address("review", *one), answer="release", seen=seen).status_code == 302


def test_it_is_refused_with_a_reason_or_withdrawn(alice: User, case: Case) -> None:
    client = signed_in(alice)
    one = asked(client, case)
    assert "Write what they were told" in send(client, address("refuse", *one), why="excessive").text
    assert (
        send(client, address("refuse", *one), why="not_the_person", word="Told on the phone.").status_code
        == 302
    )
    assert "Refused" in told(client, address("request", *one))
    again = asked(client, case)
    assert send(client, address("withdraw", *again)).status_code == 302
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert {clock.state for clock in Clock.objects.filter(rule="R-DP-01")} == {"stopped"}
        assert {row.state for row in SubjectAccess.objects.all()} == {"refused", "withdrawn"}


def test_it_takes_longer_once_and_only_if_the_person_heard_in_time(alice: User, case: Case) -> None:
    client = signed_in(alice)
    one = asked(client, case)
    where = address("extend", *one)
    assert "until Tuesday 1 September 2026" in told(client, where)
    assert "Write what they were told" in send(client, where, why="complex").text
    assert send(client, where, why="complex", word="By phone, today.").status_code == 302
    page = told(client, address("request", *one))
    assert "By phone, today." in page
    assert "It takes longer than a month" not in page
    assert "told already" in send(client, where, why="many", word="Again.").text
    with viewing.seen_by(eyes_of(alice), at=NOW):
        clocks = Clock.objects.filter(case=case, rule="R-DP-01").order_by("due")
        assert [(str(clock.due_on), clock.state) for clock in clocks] == [
            ("2026-07-01", "stopped"),
            ("2026-09-01", "running"),
        ]


def test_after_the_first_month_it_is_late_and_nothing_else(alice: User, case: Case) -> None:
    client = signed_in(alice)
    one = asked(client, case)
    with time_machine.travel(NOW + timedelta(days=27), tick=False):  # the day after 1 July
        answer = send(signed_in(alice), address("extend", *one), why="complex", word="By phone.")
    assert "had to hear of it in time" in answer.text


def test_who_wants_to_read_it_first_is_not_forgotten_meanwhile(alice: User, case: Case) -> None:
    asked(signed_in(alice), case)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        close_case(case=case, outcome="safe_housing", reason="", by=alice, at=NOW)
        with pytest.raises(Refused, match="asked for what is kept"):
            ask_for_erasure(case=case, reason="x", by=alice, at=NOW)


def test_who_does_not_see_all_of_it_does_not_prepare_it(alice: User, case: Case) -> None:
    seat = alice.memberships.get()
    officer = a_worker(Role.ROUGH_SLEEPING_OFFICER, seat.agency, seat.team)
    answer = signed_in(officer).get(address("ask", case.pk))
    assert answer.status_code == 409
    assert "closed to you" in answer.text


def test_charlie_finds_nothing(alice: User, bob: User, case: Case) -> None:
    one = released(signed_in(alice), signed_in(bob), case)
    charlie = signed_in(a_navigator("Charlie"))
    for name in ("requests", "ask"):
        assert charlie.get(address(name, case.pk)).status_code == 404
    for name in ("request", "preview", "review", "as_page", "as_json", "refuse"):
        assert charlie.get(address(name, *one)).status_code == 404


def test_the_number_of_questions_does_not_grow_with_what_is_known(
    alice: User, case: Case, django_assert_num_queries: Any
) -> None:
    client = signed_in(alice)
    one = asked(client, case)
    told(client, address("preview", *one))
    with django_assert_num_queries(PREVIEW_QUERIES):
        told(client, address("preview", *one))
    for number in range(5):
        write_note(case=case, section=Section.HEALTH, text=f"Note {number}.", by=alice, at=NOW)
    with django_assert_num_queries(PREVIEW_QUERIES):
        told(client, address("preview", *one))
