"""Notes: where they may be written, and how one leaves the wrong case."""

from typing import Any

import pytest
from django.db import connection

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency
from alongside.rooms.people.actions import close_case, give_grant, write_note
from alongside.rooms.people.models import (
    Note,
    NoteMove,
)
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import Browser, seen, send
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db


def test_a_closed_section_cannot_be_written_into(browser: Browser) -> None:
    alice, officer = a_navigator(), a_worker(Role.ROUGH_SLEEPING_OFFICER, an_agency())
    case, agency = a_case(alice), officer.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.SUPPORT], basis=Basis.CONFERENCE, by=alice, at=NOW)
    his = browser(officer)
    assert send(his, case, "facts/allergies", answer="Nuts").status_code == 404
    refused = send(his, case, "notes/new", text="Sleeps there.", section="whereabouts")
    assert "Choose one of the answers on the page" in refused.content.decode()
    assert send(his, case, "notes/new", text="Bought shoes.", section="support").status_code == 302


def test_what_the_wall_stops_at_the_last_moment_is_answered_in_words(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = a_navigator()
    case = a_case(alice)

    def closed_meanwhile(**_: Any) -> None:
        nobody = viewing.Viewer(user=None)
        with viewing.seen_by(nobody, at=NOW), connection.cursor() as cursor:
            cursor.execute("INSERT INTO people_note (id, case_id) VALUES (gen_random_uuid(), %s)", [case.pk])

    monkeypatch.setattr("alongside.rooms.people.views.notes.write_note", closed_meanwhile)
    answer = send(browser(alice), case, "notes/new", text="Bought shoes.", section="support")
    assert answer.status_code == 409
    assert "closed while you wrote. Nothing was saved." in answer.content.decode()


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


def test_nothing_is_written_in_a_closed_case(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    with seen(alice):
        close_case(case=case, outcome="other", reason="", by=alice, at=NOW)
    refused = send(client, case, "notes/new", text="Late thought", section="support")
    assert refused.status_code == 409
    assert "not open" in refused.content.decode()
