"""What is given in the end, what is not, and in which form."""

import json
from dataclasses import replace

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.entry import entry_of, keep
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.journeys.subject_access.tests.asking import (
    address,
    asked,
    prepared,
    read_and_released,
    released,
    send,
    signed_in,
    told,
)
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions import write_note
from alongside.rooms.people.models import Case, Note

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


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
