"""One page tells where a case stands: to those who may know, as far as they may know it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.journeys.case_home.actions import say_age
from alongside.rooms.clocks.actions import start_clocks
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import add_contact_rule, give_grant, write_note
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator, every_grant
from alongside.rooms.people.words import AgeStatus, Basis, Channel
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)
HOME_QUERIES = 56


@pytest.fixture(autouse=True)
def _later() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


def page(user: User, case: Case, more: str = "") -> str:
    response = signed_in(user).get(f"/cases/{case.pk}/{more}")
    assert response.status_code == 200
    return response.content.decode()


def an_adult_with_clocks(alice: User) -> Case:
    case = a_case(alice)
    start_clocks(case=case, rule="R-MACC-01", facts={"identified_at": NOW}, event=NOW, by=alice, at=NOW)
    return case


def test_it_says_what_comes_next_in_words_with_its_source() -> None:
    alice = a_navigator()
    told = page(alice, an_adult_with_clocks(alice))
    assert "by Saturday 15:00, 21 hours left" in told
    assert "by Sunday 15:00, 45 hours left" in told
    assert "R-MACC-01" in told


def test_what_was_written_down_later_shows_both_moments() -> None:
    alice = a_navigator()
    assert "written down" in page(alice, a_case(alice))


def test_the_look_is_evidence() -> None:
    alice = a_navigator()
    case = a_case(alice)
    page(alice, case)
    entry = AuditEntry.objects.get(event="case.viewed")
    assert (entry.case_id, entry.by, entry.codes) == (case.pk, alice.pk, {"view": "case_home:home"})


def test_an_account_stays_closed_until_somebody_asks() -> None:
    alice = a_navigator()
    case = a_case(alice)
    write_note(case=case, section=Section.STORY, text="They took my papers.", by=alice, at=NOW)
    write_note(case=case, section=Section.SUPPORT, text="Bought shoes.", by=alice, at=NOW)
    told = page(alice, case)
    assert "Show what happened" in told
    assert "They took my papers." not in told
    assert "Bought shoes." in told


def test_a_closed_section_says_so_and_nothing_else() -> None:
    alice, nurse = a_navigator(), a_worker(Role.NURSE, an_agency())
    case, agency = a_case(alice), nurse.memberships.get().agency
    sections = [Section.IDENTITY, Section.SUPPORT, Section.HEALTH]
    give_grant(case=case, agency=agency, sections=sections, basis=Basis.CONFERENCE, by=alice, at=NOW)
    before = page(nurse, case)
    write_note(case=case, section=Section.WHEREABOUTS, text="Sleeps at 4 Hope Street.", by=alice, at=NOW)
    add_contact_rule(case=case, channel=Channel.PHONE, value="07700 900123", safe=True, by=alice, at=NOW)
    assert "Where they are" in before
    assert "Ask Alice" in before
    assert _without_tokens(page(nurse, case)) == _without_tokens(before)


def _without_tokens(text: str) -> list[str]:
    return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]


def test_charlie_finds_nothing() -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    case, outside = a_case(alice), signed_in(charlie)
    nothing = outside.get("/nothing-here/").content
    for more in ("", "age/", "met/", "close/", "reopen/", "opened-in-error/"):
        response = outside.get(f"/cases/{case.pk}/{more}")
        assert (response.status_code, response.content) == (404, nothing)


def test_the_number_of_queries_does_not_grow_with_the_case() -> None:
    alice = a_navigator()
    case, client = an_adult_with_clocks(alice), signed_in(alice)
    client.get(f"/cases/{case.pk}/")  # what is read once a process is not counted
    counts = []
    for notes in (3, 30):
        for number in range(notes):
            write_note(case=case, section=Section.SUPPORT, text=f"Note {number}", by=alice, at=NOW)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/cases/{case.pk}/")
        counts.append(len(queries))
    assert counts == [HOME_QUERIES, HOME_QUERIES]


def send(user: User, case: Case, what: str, **given: str) -> int:
    given["form_key"] = str(uuid4())
    return signed_in(user).post(f"/cases/{case.pk}/{what}/", given).status_code


def test_closing_ends_clocks_and_what_was_opened_to_others() -> None:
    alice, nurse = a_navigator(), a_worker(Role.NURSE, an_agency())
    case = an_adult_with_clocks(alice)
    agency = nurse.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.HEALTH], basis=Basis.CONFERENCE, by=alice, at=NOW)
    assert send(alice, case, "close", outcome="safe_housing") == 302
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert {clock.state for clock in Clock.objects.all()} == {"stopped"}
        assert Case.objects.get().state == "closed"
    assert [grant.basis for grant in every_grant() if not grant.ended_at] == ["owner"]


def test_a_closed_case_can_be_reopened_by_its_team_with_a_reason() -> None:
    alice = a_navigator()
    case = a_case(alice)
    send(alice, case, "close", outcome="lost_contact")
    assert "Reopen it" in page(alice, case)
    assert send(alice, case, "reopen", reason="They rang.") == 302
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert Case.objects.get().state == "open"


def test_opened_in_error_leaves_the_lists_and_keeps_its_rows() -> None:
    alice = a_navigator()
    case = a_case(alice)
    assert send(alice, case, "opened-in-error", reason="Twice.") == 302
    assert "Opened in error" in page(alice, case)
    assert send(alice, case, "close", outcome="other") == 409


def test_saying_adult_starts_the_clocks_from_the_meeting_and_a_doubt_stops_them() -> None:
    alice = a_navigator()
    case = a_case(alice, age_status=AgeStatus.UNSURE)
    with viewing.seen_by(eyes_of(alice), at=LATER):
        say_age(case=case, age_status=AgeStatus.ADULT, reason="Passport seen.", version=0, by=alice, at=LATER)
        assert {clock.event for clock in Clock.objects.all()} == {NOW}
        say_age(
            case=case, age_status=AgeStatus.UNSURE, reason="It was borrowed.", version=1, by=alice, at=LATER
        )
        assert {clock.state for clock in Clock.objects.all()} == {"stopped"}
    assert "Perhaps a child" in page(alice, case)


def test_of_two_who_say_an_age_at_once_neither_loses_theirs() -> None:
    alice = a_navigator()
    case = a_case(alice)
    assert send(alice, case, "age", age="child", reason="Their papers.", version="0") == 302
    given = {"age": "adult", "reason": "They said so.", "version": "0", "form_key": str(uuid4())}
    stale = signed_in(alice).post(f"/cases/{case.pk}/age/", given)
    assert stale.status_code == 409
    assert all(text in stale.content.decode() for text in ("They said so.", "Their papers.", "Under 18"))
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert Case.objects.get().age_status == AgeStatus.CHILD
