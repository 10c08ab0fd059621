"""A case opened in an emergency: by a reference that was told, and for three hours."""

import re
from typing import Any

import pytest
import time_machine
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
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people import glass as reads
from alongside.rooms.people.actions import (
    break_glass,
    give_grant,
    write_note,
)
from alongside.rooms.people.models import BrokenGlass, Case, Name, Note
from alongside.rooms.people.tests.conftest import LATER
from alongside.rooms.people.tests.factories import a_case, a_navigator, every_grant
from alongside.rooms.people.tests.working import WHY, Browser, broken, counted, seen
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
PAGE = "/emergency/"


def sent(client: Client, key: str, reference: str, **more: Any) -> HttpResponse:
    given = {"form_key": key, "reference": reference, "sections": ["identity"], "reason": WHY} | more
    answer: Any = client.post(PAGE, given)
    assert isinstance(answer, HttpResponse)
    return answer


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
        with django_assert_num_queries(19):
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
