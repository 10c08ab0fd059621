"""From a case to a bed: three pages, and what happens when it does not go smoothly."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.beds.models import BedRequest, Stay
from alongside.rooms.beds.states import RequestState
from alongside.rooms.beds.tests.factories import (
    a_bed,
    a_booked_stay,
    a_house,
    a_request,
    an_area,
    an_untrusted_request,
    as_seen_by,
)
from alongside.rooms.beds.words import RoomFor
from alongside.rooms.directory.models import Duty, RotaShift
from alongside.rooms.directory.tests.factories import NOW, a_worker
from alongside.rooms.people.actions import answer_question, give_grant
from alongside.rooms.people.actions.facts import Answer
from alongside.rooms.people.models import Case
from alongside.rooms.people.questions import Known
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.words import AgeStatus, Basis

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]
ASK: dict[str, Any] = {
    "check_in": "2026-06-05",
    "nights": "7",
    "reason": "recent_victim_of_crime",
    "wish": "women_or_mixed",
    "needs": ["own_room"],
    "name_to_call": "Sol",
    "keeps_them_safe": "Tell nobody",
}


def send(client: Client, page: str, case: Case, **values: Any) -> Any:
    address = reverse(f"place_tonight:{page}", args=[case.pk])
    return client.post(address, {"form_key": str(uuid4())} | values)


def see(client: Client, page: str, case: Case) -> str:
    answer = client.get(reverse(f"place_tonight:{page}", args=[case.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_three_pages_from_the_case_to_the_bed(browser: Browser) -> None:
    area = an_area()
    case, bed = a_case(area.navigator), a_bed(area, own_room=True)
    client = browser(area.navigator)
    assert 'value="Sol"' in see(client, "bed", case)
    asked = send(client, "bed", case, **ASK)
    assert asked.headers["Location"] == reverse("place_tonight:choose", args=[case.pk])
    assert "Book this bed" in see(client, "choose", case)
    booked = send(client, "choose", case, bed=bed.pk, nights=7)
    assert booked.status_code == 302
    page = see(client, "bed", case)
    assert "7 Quiet Street" in page
    assert "Comes on Friday 5 June, for 7 nights" in page


def test_sending_either_form_twice_has_one_effect(browser: Browser, key: str) -> None:
    area = an_area()
    case, bed, client = a_case(area.navigator), a_bed(area, own_room=True), browser(area.navigator)
    first, second = (
        send(client, "bed", case, form_key=key, **ASK),
        send(client, "bed", case, form_key=key, **ASK),
    )
    assert first.headers["Location"] == second.headers["Location"]
    other = str(uuid4())
    for _ in range(2):
        assert send(client, "choose", case, form_key=other, bed=bed.pk, nights=7).status_code == 302
    assert AuditEntry.objects.filter(event="bed_request.made").count() == 1
    with as_seen_by(area.navigator):
        assert Stay.objects.count() == 1


def test_what_was_told_once_is_not_asked_again(browser: Browser) -> None:
    area = an_area()
    case = a_case(area.navigator)
    told = Answer(known=Known.TOLD, text="Penicillin")
    answer_question(case=case, question="allergies", answer=told, seen=None, by=area.navigator, at=NOW)
    assert 'value="Penicillin"' in see(browser(area.navigator), "bed", case)


@pytest.mark.parametrize("age", [AgeStatus.CHILD, AgeStatus.UNSURE])
def test_a_child_or_a_doubt_leads_to_the_local_authority(browser: Browser, age: AgeStatus) -> None:
    area = an_area()
    case, client = a_case(area.navigator, age_status=age), browser(area.navigator)
    page = see(client, "bed", case)
    assert "Ring Children&#39;s services on 020 7946 0000 now" in page
    assert "Find a bed" not in page
    send(client, "bed", case, **ASK)
    with as_seen_by(area.navigator):
        assert not BedRequest.objects.exists()


def test_an_agency_that_is_not_trusted_reads_who_answers_at_this_hour(
    browser: Browser, clock: time_machine.Traveller
) -> None:
    area = an_area()
    clock.move_to(datetime(2026, 6, 5, 22, 40, tzinfo=UTC))
    area.commissioner.phone = "020 7946 0123"
    area.commissioner.save()
    RotaShift.objects.create(
        partnership=area.partnership,
        agency=area.partnership.host,
        duty=Duty.COUNCIL_APPROVAL,
        user=area.commissioner,
        starts=NOW,
        ends=NOW + timedelta(hours=16),
    )
    case = a_case(area.outreach, partnership=area.partnership)
    client = browser(area.outreach)
    answer = send(client, "bed", case, **ASK)
    assert answer.headers["Location"] == reverse("place_tonight:bed", args=[case.pk])
    assert "Answers now: <strong>Carmen</strong>, telephone <a" in see(client, "bed", case)
    assert client.get(reverse("place_tonight:choose", args=[case.pk])).status_code == 409


def test_another_reason_is_explained_and_does_not_stop(browser: Browser) -> None:
    area = an_area()
    case, client = a_case(area.navigator), browser(area.navigator)
    other = ASK | {"reason": "other"}
    assert "Say what the reason is" in send(client, "bed", case, **other).content.decode()
    assert send(client, "bed", case, **other, reason_words="Hostel burnt down").status_code == 302


def test_free_and_suitable_stands_first_and_the_rest_says_why(browser: Browser) -> None:
    area = an_area()
    good, men = (
        a_bed(area, label="Bed good", own_room=True),
        a_bed(area, label="Bed men", room_for=RoomFor.MEN),
    )
    full = a_bed(area, label="Bed full", own_room=True)
    a_booked_stay(area, bed=full, nights=4)
    case, client = a_case(area.navigator), browser(area.navigator)
    send(client, "bed", case, **ASK)
    page = see(client, "choose", case)
    assert page.index(good.label) < page.index(men.label) < page.index(full.label)
    assert page.count("Book this bed") == 1
    assert "The room is “men only”, they asked for “women only, or mixed”." in page
    assert "The room is shared." in page
    assert "Taken, free from Tuesday 9 June" in page


def test_a_bed_that_is_free_for_some_of_the_nights_is_offered_for_these(browser: Browser) -> None:
    area = an_area()
    bed = a_bed(area, own_room=True)
    a_booked_stay(area, bed=bed, check_in=NOW.date() + timedelta(days=3))
    case, client = a_case(area.navigator), browser(area.navigator)
    send(client, "bed", case, **ASK)
    assert "Free for 3 of 7 nights, until Monday 8 June" in see(client, "choose", case)
    assert send(client, "choose", case, bed=bed.pk, nights=3).status_code == 302


def test_the_bed_that_somebody_else_just_took(browser: Browser) -> None:
    area = an_area()
    bed, other = a_bed(area, label="Bed 1", own_room=True), a_bed(area, label="Bed 2", own_room=True)
    case, client = a_case(area.navigator), browser(area.navigator)
    send(client, "bed", case, **ASK)
    a_booked_stay(area, bed=bed)
    late = send(client, "choose", case, bed=bed.pk, nights=7)
    page = late.content.decode()
    assert late.status_code == 409
    assert "Bed 1 has just been taken" in page
    assert other.label in page
    assert page.count("Book this bed") == 1
    with as_seen_by(area.navigator):
        assert BedRequest.objects.get(case=case).state == RequestState.ACCEPTED


@pytest.mark.parametrize("bed", ["", "x", "99999999999999999999"])
def test_a_button_that_nobody_made_is_refused(browser: Browser, bed: str) -> None:
    area = an_area()
    request = a_request(area)
    page = send(browser(area.navigator), "choose", request.case, bed=bed, nights="7")
    assert "Choose one of the beds on the page" in page.content.decode()


def test_taking_the_request_back(browser: Browser) -> None:
    area = an_area()
    request = a_request(area)
    client = browser(area.navigator)
    assert send(client, "withdraw", request.case, reason="Went to a friend").status_code == 302
    assert "Withdrawn" in see(client, "bed", request.case)


def test_whereabouts_are_closed_to_those_of_the_team_of_the_case_who_may_not_know(browser: Browser) -> None:
    area = an_area()
    stay = a_booked_stay(area)
    seat = area.navigator.memberships.get()
    nurse = a_worker(Role.NURSE, seat.agency, seat.team)
    page = see(browser(nurse), "bed", stay.case)
    assert "Where they are: closed" in page
    assert "Quiet Street" not in page
    assert a_house(area.partnership, area.hostel, area.manager).name not in page


def test_for_charlie_there_is_no_such_case(browser: Browser) -> None:
    area = an_area()
    case = a_request(area).case
    for page in ("bed", "choose", "withdraw"):
        address = reverse(f"place_tonight:{page}", args=[case.pk])
        assert browser(area.charlie).get(address).status_code == 404
    assert send(browser(area.charlie), "bed", case, **ASK).status_code == 404


def test_the_council_that_approved_may_book_too(browser: Browser) -> None:
    area = an_area()
    request, bed = an_untrusted_request(area), a_bed(area, own_room=True)
    client = browser(area.commissioner)
    decided = client.post(
        reverse("beds:request", args=[request.pk]), {"form_key": str(uuid4()), "answer": "yes"}
    )
    assert decided.status_code == 302
    assert send(client, "choose", request.case, bed=bed.pk, nights=7).status_code == 302
    assert "7 Quiet Street" in see(client, "bed", request.case)


def test_who_may_place_but_not_take_back_is_not_sent_to_a_shut_door(browser: Browser) -> None:
    area = an_area()
    case = a_case(area.navigator)
    asked = a_request(area, case=case)
    sections = [Section.WHEREABOUTS]
    give_grant(
        case=case,
        agency=area.partnership.host,
        sections=sections,
        basis=Basis.APPROVAL,
        by=area.navigator,
        at=NOW,
    )
    page = see(browser(area.commissioner), "choose", case)
    assert "No bed is both free and suitable" in page
    assert reverse("place_tonight:withdraw", args=[case.pk]) not in page
    assert f"Tell {asked.requested_by}" in page
