"""From the day on which they asked to the file in their hand, with a second person in between."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from lxml import html

from alongside.foundations.access import viewing
from alongside.foundations.access.entry import entry_of, keep
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks.actions import stop_clocks
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people.actions import ask_for_erasure, close_case, write_note
from alongside.rooms.people.models import Case, Note, SubjectAccess
from alongside.rooms.people.tests.factories import a_case, a_navigator

pytestmark = pytest.mark.django_db
PREVIEW_QUERIES = 84
ASKED = {
    "received_on_day": "1",
    "received_on_month": "6",
    "received_on_year": "2026",
    "asked_how": "in_person",
}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def alice() -> User:
    return a_navigator("Alice Marlow")


@pytest.fixture
def bob(alice: User) -> User:
    seat = alice.memberships.get()
    return a_worker(Role.NAVIGATOR, seat.agency, seat.team, "Bob Fenn")


@pytest.fixture
def case(alice: User) -> Case:
    case = a_case(alice, name="Sol")
    told = ((Section.STORY, "Alice Marlow met Sol with Victor."), (Section.IMMIGRATION, "No papers."))
    for section, text in told:
        write_note(case=case, section=section, text=text, by=alice, at=NOW)
    return case


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, address: str, **given: Any) -> Any:
    given.setdefault("form_key", str(uuid4()))
    return client.post(address, given)


def told(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return answer.text


def address(name: str, *args: object) -> str:
    return reverse(f"subject_access:{name}", args=args)


def asked(client: Client, case: Case) -> tuple[UUID, UUID]:
    where = send(client, address("ask", case.pk), **ASKED).headers["Location"]
    return case.pk, UUID(where.rstrip("/").rpartition("/")[2])


def prepared(client: Client, case: Case) -> tuple[UUID, UUID]:
    one = asked(client, case)
    assert send(client, address("request", *one), how="known").status_code == 302
    assert send(client, address("prepared", *one)).status_code == 302
    return one


def read_and_released(second: Client, one: tuple[UUID, UUID], **given: Any) -> Any:
    page = told(second, address("review", *one))
    seen = html.fromstring(page).xpath("string(//input[@name='seen']/@value)")
    return send(second, address("review", *one), **{"answer": "release", "seen": seen} | given)


def released(client: Client, second: Client, case: Case) -> tuple[UUID, UUID]:
    one = prepared(client, case)
    assert read_and_released(second, one).status_code == 302
    return one


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


def test_what_is_written_after_the_release_is_not_given(alice: User, bob: User, case: Case) -> None:
    one = released(client := signed_in(alice), signed_in(bob), case)
    write_note(case=case, section=Section.STORY, text="Nobody has read this.", by=alice, at=NOW)
    page, document = client.get(address("as_page", *one)).text, client.get(address("as_json", *one)).text
    assert "[a worker] met Sol with Victor." in page
    assert "Nobody has read this." not in page + document


def test_what_two_workers_said_to_each_other_is_not_given(alice: User, bob: User, case: Case) -> None:
    client, second = signed_in(alice), signed_in(bob)
    one = prepared(client, case)
    send(second, address("review", *one), answer="back", word="Strike out the neighbour.")
    send(client, address("prepared", *one))
    read_and_released(second, one)
    assert "neighbour" not in client.get(address("as_page", *one)).text


def test_who_left_something_out_is_not_the_second_person(alice: User, bob: User, case: Case) -> None:
    client, second = signed_in(alice), signed_in(bob)
    one = asked(client, case)
    send(client, address("request", *one), how="known")
    send(second, address("preview", *one), words="Victor")
    send(client, address("prepared", *one))
    assert (
        "You prepared this yourself" in send(second, address("review", *one), answer="release", seen="x").text
    )


def test_the_file_of_a_machine_says_the_same(alice: User, bob: User, case: Case) -> None:
    client, second = signed_in(alice), signed_in(bob)
    one = released(client, second, case)
    page, answer = client.get(address("as_page", *one)).text, client.get(address("as_json", *one))
    document = json.loads(answer.content)
    assert document["reference"] == case.reference
    lines = [line for part in document["sections"] for entry in part["entries"] for line in entry["lines"]]
    assert len(lines) > 10
    assert [line["text"] for line in lines if line["text"] not in page] == []
    assert {look["who"] for look in document["who_looked"]} == {
        f"Navigator at {alice.memberships.get().agency}"
    }


def test_taking_it_away_is_in_the_trail_and_needs_a_fresh_proof(alice: User, bob: User, case: Case) -> None:
    client, second = signed_in(alice), signed_in(bob)
    one = released(client, second, case)
    client.get(address("as_page", *one))
    entry = AuditEntry.objects.get(event="case.downloaded")
    assert (entry.by, entry.case_id, entry.codes["view"]) == (alice.pk, case.pk, "subject_access:as_page")
    session = client.session
    held = entry_of(session)
    assert held is not None
    keep(session, replace(held, fresh=0))
    session.save()
    assert "What is kept about you" not in client.get(address("as_page", *one)).text


def note_with(text: str, alice: User) -> Note:
    with viewing.seen_by(eyes_of(alice), at=NOW):
        return next(note for note in Note.objects.all() if text in note.text)


def test_what_is_left_out_and_struck_out_is_not_given_and_is_counted(
    alice: User, bob: User, case: Case
) -> None:
    client, second = signed_in(alice), signed_in(bob)
    one = asked(client, case)
    note = note_with("No papers", alice)
    assert (
        send(client, address("leave_out", *one, "people.Note", note.pk), why="serious_harm").status_code
        == 302
    )
    assert send(client, address("preview", *one), words="Victor").status_code == 302
    send(client, address("request", *one), how="document")
    send(client, address("prepared", *one))
    assert send(client, address("preview", *one), words="more").text.count("not being prepared any more")
    read_and_released(second, one)
    given = client.get(address("as_page", *one)).text
    assert "No papers." not in given
    assert "Left out: 1. It would seriously harm somebody" in given
    assert "met Sol with [struck out]." in given
    assert "Victor" not in given


def test_both_can_be_put_back(alice: User, case: Case) -> None:
    client = signed_in(alice)
    one, note = asked(client, case), note_with("No papers", alice)
    send(client, address("leave_out", *one, "people.Note", note.pk), why="crime")
    send(client, address("preview", *one), words="Victor")
    page = told(client, address("preview", *one))
    assert "No papers." not in page
    for name in ("put-back", "put-back-words"):
        undone = page.partition(f"/{name}/")[2].partition("/")[0]
        assert send(client, f"/cases/{one[0]}/their-data/{one[1]}/{name}/{undone}/").status_code == 302
    page = told(client, address("preview", *one))
    assert "No papers." in page
    assert "with Victor." in page


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
