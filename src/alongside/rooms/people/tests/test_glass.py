"""A case opened in an emergency: by a reference that was told, for three hours, loudly, and answered for."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Seat, Viewer
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import GUESSES
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, TODAY, a_worker, an_agency, eyes_of
from alongside.rooms.people import glass as reads
from alongside.rooms.people import jobs, queries
from alongside.rooms.people.actions import (
    arrange_cover,
    break_glass,
    end_glass,
    end_grants_but_the_owners,
    give_grant,
    review_glass,
    write_note,
)
from alongside.rooms.people.models import BrokenGlass, Case, Name, Note
from alongside.rooms.people.policies import can_review_glass
from alongside.rooms.people.states import GlassState
from alongside.rooms.people.tests.conftest import LATER
from alongside.rooms.people.tests.factories import a_case, a_navigator, every_grant
from alongside.rooms.people.tests.working import beside, seen
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]
WHY = "She rang from a train and says that he is following her."
PAGE = "/emergency/"


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User) -> Case:
    return a_case(alice)


@pytest.fixture
def nora(case: Case) -> User:
    """A nurse of another agency of the area, to whom nothing is open."""
    agency = an_agency(kind=AgencyKind.HEALTH)
    Partner.objects.create(partnership=case.partnership, agency=agency)
    return a_worker(Role.NURSE, agency, name="Nora")


def broken(case: Case, by: User, at: Any = LATER) -> BrokenGlass:
    viewer = eyes_of(by)
    with viewing.seen_by(viewer, at=at):
        return break_glass(case=case, viewer=viewer, sections={Section.IDENTITY}, reason=WHY, by=by, at=at)


def sent(client: Client, key: str, reference: str, **more: Any) -> HttpResponse:
    given = {"form_key": key, "reference": reference, "sections": ["identity"], "reason": WHY} | more
    answer: Any = client.post(PAGE, given)
    assert isinstance(answer, HttpResponse)
    return answer


def counted(user: User, at: Any, table: str) -> int:
    with viewing.seen_by(eyes_of(user), at=at), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_only_those_who_work_on_cases_or_take_part_may() -> None:
    never = {Role.HOSTEL_MANAGER, Role.PARTNERSHIP_LEAD, Role.ADMINISTRATOR}
    may = {role for role in Role if Permission.BREAK_GLASS in REACH[role].permissions}
    assert may == set(Role) - never
    assert all(REACH[role].sections for role in may)


def test_what_is_seen_in_an_emergency_is_opened_to_nobody_else(case: Case, nora: User) -> None:
    broken(case, nora)
    name = [Section.IDENTITY]
    with viewing.seen_by(eyes_of(nora), at=LATER), pytest.raises(Refused, match="in an emergency"):
        give_grant(case=case, agency=an_agency(), sections=name, basis=Basis.CONFERENCE, by=nora, at=LATER)


def test_a_reference_that_was_told_opens_what_was_named_for_three_hours(
    browser: Browser, case: Case, nora: User, key: str, clock: time_machine.Traveller
) -> None:
    client, home = browser(nora), reverse("case_home:home", args=[case.pk])
    assert client.get(home).status_code == 404
    answer = sent(client, key, case.reference.lower().replace("-", " "))
    assert answer.headers["Location"] == home
    assert client.get(home).status_code == 200
    (grant,) = [row for row in every_grant() if row.basis == Basis.BREAK_GLASS]
    assert (grant.sections, grant.guest_id, grant.until) == (["identity"], nora.pk, LATER + reads.LASTS)
    assert AuditEntry.objects.filter(event="glass.broken", case_id=case.pk).count() == 1
    clock.shift(reads.LASTS)
    assert client.get(home).status_code == 404


def test_it_opens_nothing_else_and_to_nobody_else(case: Case, alice: User, nora: User) -> None:
    write_note(case=case, section=Section.HEALTH, text="Canary", by=alice, at=NOW)
    colleague = a_worker(Role.NURSE, nora.memberships.get().agency)
    broken(case, nora)
    assert [counted(nora, LATER, table) for table in ("people_name", "people_note")] == [1, 0]
    assert [counted(colleague, LATER, table) for table in ("people_case", "people_casegrant")] == [0, 0]
    assert counted(nora, LATER + reads.LASTS, "people_case") == 0
    with seen(nora):
        assert (Name.objects.count(), Note.objects.count()) == (1, 0)


def test_a_wrong_reference_answers_like_a_right_one_out_of_reach(
    browser: Browser, case: Case, nora: User, django_assert_num_queries: Any
) -> None:
    elsewhere = a_case(a_navigator("Charlie"))
    client = browser(nora)
    sent(client, "00000000-0000-4000-8000-000000000001", "AL-999997")
    bodies = set()
    for number, reference in enumerate((elsewhere.reference, "AL-999999", "AL-999998"), start=2):
        with django_assert_num_queries(18):
            answer = sent(client, f"00000000-0000-4000-8000-00000000000{number}", reference)
        bodies.add(_bare(answer, reference))
    assert len(bodies) == 1
    assert "Nothing can be opened" in bodies.pop()
    assert not BrokenGlass.objects.exists()


def _bare(answer: HttpResponse, typed: str) -> str:
    text = answer.content.decode().replace(typed, "")
    return re.sub(r'name="(form_key|csrfmiddlewaretoken)" value="[^"]*"', "", text)


def test_whoever_tries_too_often_is_answered_the_same(browser: Browser, case: Case, nora: User) -> None:
    client = browser(nora)
    keys = [f"00000000-0000-4000-8000-0000000000{number}" for number in range(10, 20)]
    for key in keys[:GUESSES]:
        sent(client, key, "AL-999999")
    assert "Nothing can be opened" in sent(client, keys[7], case.reference).content.decode()


def test_a_reason_is_a_sentence_and_a_part_within_reach(
    browser: Browser, case: Case, nora: User, key: str
) -> None:
    client = browser(nora)
    assert "one whole sentence" in sent(client, key, case.reference, reason="urgent").content.decode()
    assert (
        "Choose one of the answers" in sent(client, key, case.reference, sections=["story"]).content.decode()
    )
    with pytest.raises(Refused):
        break_glass(case=case, viewer=eyes_of(nora), sections={Section.STORY}, reason=WHY, by=nora, at=LATER)
    assert {row.basis for row in every_grant()} == {Basis.OWNER}


def test_sent_twice_or_from_another_tab_it_opens_once(
    browser: Browser, case: Case, nora: User, key: str
) -> None:
    client = browser(nora)
    first, again = sent(client, key, case.reference), sent(client, key, case.reference)
    assert first.headers["Location"] == again.headers["Location"]
    other_tab = sent(client, "00000000-0000-4000-8000-000000000009", case.reference)
    assert "open to you until" in other_tab.content.decode()
    assert len([row for row in every_grant() if row.basis == Basis.BREAK_GLASS]) == 1


def test_enforcement_never(case: Case) -> None:
    """Not even with a seat, which the database would refuse to give."""
    seat = Seat(an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT).pk, None, Role.FIRST_RESPONDER)
    agent = a_worker()
    identity, viewer = {Section.IDENTITY}, Viewer(agent, (seat,))
    with pytest.raises(Refused, match="immigration enforcement"):
        break_glass(case=case, viewer=viewer, sections=identity, reason=WHY, by=agent, at=LATER)


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
    again = broken(case, nora, LATER + timedelta(minutes=1))
    with seen(alice):
        end_glass(glass=again, by=alice, at=LATER + timedelta(minutes=2))
    assert counted(nora, LATER + timedelta(minutes=3), "people_case") == 0
    used = reads.used_in(case.partnership, now=LATER + timedelta(days=9))
    assert used == reads.Used(opened=2, answered=1, not_justified=1, late=1)


def test_it_is_due_on_the_third_working_day(case: Case, nora: User) -> None:
    row = broken(case, nora)
    assert LATER.strftime("%A") == "Friday"
    assert f"{reads.due(row):%A %d}" == "Wednesday 10"
