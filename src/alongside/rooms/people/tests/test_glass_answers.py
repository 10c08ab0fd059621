"""An emergency is loud, and somebody else answers for it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.tests.factories import TODAY, eyes_of
from alongside.rooms.people import glass as reads
from alongside.rooms.people import jobs, queries
from alongside.rooms.people.actions import (
    arrange_cover,
    end_glass,
    end_grants_but_the_owners,
    review_glass,
)
from alongside.rooms.people.models import BrokenGlass, Case
from alongside.rooms.people.policies import can_review_glass
from alongside.rooms.people.states import GlassState
from alongside.rooms.people.tests.conftest import LATER
from alongside.rooms.people.tests.working import WHY, Browser, beside, broken, counted, seen
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db


def test_the_team_is_told_at_once_without_a_word_about_the_person(
    case: Case, alice: User, nora: User
) -> None:
    manager = beside(alice, Role.SERVICE_MANAGER, "Mei")
    row = broken(case, nora)
    jobs.tell_of_broken_glass(glass_id=str(row.pk))
    assert {to for letter in mail.outbox for to in letter.to} == {alice.email, manager.email}
    for letter in mail.outbox:
        text = f"{letter.subject} {letter.body}"
        assert "Sol" not in text
        assert WHY not in text


def test_somebody_else_of_the_responsible_agency_answers(browser: Browser, case: Case, alice: User) -> None:
    olu = beside(alice, name="Olu")
    row = broken(case, olu)
    address = f"/cases/{case.pk}/emergency/{row.pk}/"
    assert WHY in browser(alice).get(address).content.decode()
    assert b"verdict" not in browser(olu).get(address).content
    with seen(olu), pytest.raises(Refused):
        review_glass(glass=row, verdict=GlassState.JUSTIFIED, words="Mine", by=olu, at=LATER)
    with seen(alice):
        assert reads.waiting_for(eyes_of(alice), [alice.pk]) == [row]
        review_glass(glass=row, verdict=GlassState.JUSTIFIED, words="It was", by=alice, at=LATER)
        assert reads.waiting_for(eyes_of(alice), [alice.pk]) == []
        with pytest.raises(Refused):
            review_glass(glass=row, verdict=GlassState.NOT_JUSTIFIED, words="No", by=alice, at=LATER)


def asked_more(case: Case, row: BrokenGlass, client: Client) -> HttpResponse:
    sent: Any = {"form_key": uuid4(), "verdict": "more_wanted", "words": "Which train?"}
    answer: Any = client.post(f"/cases/{case.pk}/emergency/{row.pk}/", sent)
    assert isinstance(answer, HttpResponse)
    return answer


def test_only_those_who_have_to_answer_for_it_do(
    browser: Browser, case: Case, alice: User, nora: User
) -> None:
    """A colleague of the key worker reads of it; they answer where nobody else is left."""
    manager, olu = beside(alice, Role.SERVICE_MANAGER, "Mei"), beside(alice, name="Olu")
    row = broken(case, nora)
    assert asked_more(case, row, browser(olu)).status_code == 409
    for may in (alice, manager):
        with seen(may):
            assert can_review_glass(eyes_of(may), row, LATER)
    with seen(alice):
        arrange_cover(away=alice, covered_by=olu, from_day=TODAY, until_day=TODAY, by=alice, at=LATER)
    with seen(olu):
        assert can_review_glass(eyes_of(olu), row, LATER)


def test_where_the_key_worker_alone_opened_it_their_team_answers(case: Case, alice: User) -> None:
    olu = beside(alice, name="Olu")
    row = broken(case, alice)
    with seen(olu):
        assert can_review_glass(eyes_of(olu), row, LATER)
        assert not can_review_glass(eyes_of(alice), row, LATER)


def test_what_more_is_wanted_is_answered_by_the_one_who_opened_it(
    browser: Browser, case: Case, alice: User, nora: User, clock: time_machine.Traveller
) -> None:
    row, more = broken(case, nora), "/emergency/{}/more/"
    assert browser(nora).get(more.format(row.pk)).status_code == 404
    assert asked_more(case, row, browser(alice)).status_code == 302
    clock.shift(reads.LASTS)
    jobs.ask_who_broke_glass(glass_id=str(row.pk))
    assert mail.outbox[-1].to == [nora.email]
    assert "more is wanted of you" in browser(nora).get("/").content.decode()
    page = browser(nora).get(more.format(row.pk)).content.decode()
    assert "Which train?" in page
    assert "Sol" not in page
    assert browser(alice).get(more.format(row.pk)).status_code == 404
    said = {"form_key": uuid4(), "words": "The last to Dover"}
    assert browser(nora).post(more.format(row.pk), said).status_code == 302
    told = browser(alice).get(f"/cases/{case.pk}/emergency/{row.pk}/").content.decode()
    assert "The last to Dover" in told
    with seen(alice):
        row = review_glass(glass=row, verdict=GlassState.JUSTIFIED, words="Yes", by=alice, at=LATER)
    assert row.state == GlassState.JUSTIFIED


def test_it_ends_with_the_work_on_the_case(case: Case, alice: User, nora: User) -> None:
    row = broken(case, nora)
    with seen(alice):
        end_grants_but_the_owners(case=case, why="case closed", by=alice, at=LATER)
        row.refresh_from_db()
        assert (row.ended_at, row.ended_by, row.state) == (LATER, alice, GlassState.WAITING)
        assert not {grant.basis for grant in queries.grants_of(case, LATER)} - {Basis.OWNER}


def test_not_justified_ends_it_at_once_and_so_can_the_owner(case: Case, alice: User, nora: User) -> None:
    row = broken(case, nora)
    with seen(alice):
        review_glass(glass=row, verdict=GlassState.NOT_JUSTIFIED, words="No danger", by=alice, at=LATER)
    assert counted(nora, LATER, "people_case") == 0
    again = broken(case, nora, LATER + timedelta(minutes=1), "He has come back to her door.")
    with seen(alice):
        end_glass(glass=again, by=alice, at=LATER + timedelta(minutes=2))
    assert counted(nora, LATER + timedelta(minutes=3), "people_case") == 0
    used = reads.used_in(case.partnership, now=LATER + timedelta(days=9))
    assert used == reads.Used(opened=2, answered=1, not_justified=1, late=1)


def test_it_is_due_on_the_third_working_day(case: Case, nora: User) -> None:
    row = broken(case, nora)
    assert LATER.strftime("%A") == "Friday"
    assert f"{reads.due(row):%A %d}" == "Wednesday 10"
