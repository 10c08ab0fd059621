"""Every page of beds: who sees it, what stands on it, and what never does."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.beds.models import (
    BedRequest,
    Departure,
    DestinationLearned,
    Extension,
    Occupancy,
    Stay,
)
from alongside.rooms.beds.states import ExtensionState, RequestState, StayState
from alongside.rooms.beds.tests.factories import (
    Area,
    a_bed,
    a_booked_stay,
    a_stay,
    an_area,
    an_untrusted_request,
    as_seen_by,
)
from alongside.rooms.beds.tests.pages import Browser, send, text_of
from alongside.rooms.beds.tests.test_extensions import LONGER, asked
from alongside.rooms.beds.words import Destination, Reason
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
SAFE = "Tell nobody that Sol is here"


def test_the_board_says_what_is_taken_and_never_who(browser: Browser) -> None:
    area = an_area()
    a_stay(area, nights=3)
    a_bed(area)
    for user in (area.navigator, area.outreach, area.commissioner, area.manager):
        board = text_of(browser(user), "beds:board")
        assert board.count(">Taken<") == 3
        assert board.count(">Free<") == 11
        assert "Sol" not in board


def test_the_board_shows_an_address_only_to_those_who_need_it(browser: Browser) -> None:
    area = an_area()
    a_stay(area)
    for user in (area.navigator, area.commissioner, area.manager):
        assert "7 Quiet Street" in text_of(browser(user), "beds:board")
    assert "7 Quiet Street" not in text_of(browser(area.outreach), "beds:board")
    assert "North of the river" not in text_of(browser(area.charlie), "beds:board")


def test_the_hostel_reads_what_it_needs_and_nothing_of_the_case(browser: Browser) -> None:
    area = an_area()
    stay = a_booked_stay(area, keeps_them_safe=SAFE, allergies="Nuts", reason=Reason.NRM_EXHAUSTED)
    client = browser(area.manager)
    pages = [text_of(client, "beds:house"), text_of(client, "beds:stay", stay.pk)]
    pages.append(text_of(client, "beds:sheet", area.house.pk))
    with as_seen_by(area.navigator):
        reference = Stay.objects.get().case.reference
    for page in pages:
        assert SAFE in page
        assert "Nuts" in page
        for secret in (reference, str(stay.case_id), Reason.NRM_EXHAUSTED.words, area.navigator.full_name):
            assert secret not in page


def test_where_somebody_went_is_named_later_and_the_departure_stays_as_written(browser: Browser) -> None:
    area = an_area()
    stay = a_stay(area)
    hostel, hers = browser(area.manager), browser(area.navigator)
    assert hers.get(reverse("beds:went_to", args=[stay.pk])).status_code == 409
    send(hostel, "beds:leaving", stay.pk, destination=Destination.UNKNOWN)
    assert "Say where they went" in text_of(hers, "beds:stay", stay.pk)
    assert hostel.get(reverse("beds:went_to", args=[stay.pk])).status_code == 404
    assert "Not known" not in text_of(hers, "beds:went_to", stay.pk)
    named = {"destination": Destination.FAMILY}
    assert send(hers, "beds:went_to", stay.pk, **named).status_code == 302
    page = text_of(hers, "beds:stay", stay.pk)
    assert page.index("Not known") < page.index("Family or friends")
    assert "Say where they went" not in page
    again = send(hers, "beds:went_to", stay.pk, destination=Destination.TENANCY)
    assert "written down already" in again.content.decode()
    with as_seen_by(area.navigator):
        assert Departure.objects.get().destination == Destination.UNKNOWN
        assert DestinationLearned.objects.get().destination == Destination.FAMILY
    assert "Learned where they went" in text_of(hers, "case_home:home", stay.case_id)


def test_what_was_asked_for_does_not_exist_for_a_hostel(browser: Browser) -> None:
    area = an_area()
    stay = a_booked_stay(area)
    outside = browser(area.manager)
    assert outside.get(reverse("beds:request", args=[stay.request_id])).status_code in (403, 404)
    assert outside.get(reverse("beds:approvals")).status_code == 403


def test_a_stay_does_not_exist_for_charlie_nor_for_another_agency(browser: Browser) -> None:
    area = an_area()
    stay = a_stay(area)
    for user in (area.charlie, area.outreach):
        client = browser(user)
        for name in ("stay", "leaving", "cancel", "more_nights"):
            assert client.get(reverse(f"beds:{name}", args=[stay.pk])).status_code == 404
        assert send(client, "beds:arrived", stay.pk).status_code == 404


def test_whoever_looks_leaves_a_trace_in_the_case(browser: Browser) -> None:
    area = an_area()
    stay = a_stay(area)
    text_of(browser(area.manager), "beds:house")
    seen = AuditEntry.objects.filter(event="stay.listed", case_id=stay.case_id)
    assert [row.by for row in seen] == [area.manager.pk]


def test_the_night_shift_marks_arrival_and_departure(browser: Browser, key: str) -> None:
    area = an_area()
    stay = a_booked_stay(area)
    client = browser(area.manager)
    for _ in range(2):
        assert send(client, "beds:arrived", stay.pk, form_key=key).status_code == 302
    assert state_of(area) == StayState.ARRIVED
    assert send(client, "beds:leaving", stay.pk, destination="unknown").status_code == 302
    assert state_of(area) == StayState.ENDED
    assert client.get(reverse("beds:stay", args=[stay.pk])).status_code == 404


def state_of(area: Area) -> str:
    with as_seen_by(area.navigator):
        return Stay.objects.get().state


def test_an_act_that_comes_too_late_says_so(browser: Browser) -> None:
    area = an_area()
    stay = a_stay(area)
    answer = send(browser(area.manager), "beds:did_not_arrive", stay.pk)
    assert answer.status_code == 409
    assert "it is not possible to record non arrival now" in answer.content.decode()


def test_the_commissioner_answers_and_the_queue_empties(browser: Browser, key: str) -> None:
    area = an_area()
    request = an_untrusted_request(area)
    client = browser(area.commissioner)
    assert "Nothing waits" not in text_of(client, "beds:approvals")
    assert "Sol" in text_of(client, "beds:request", request.pk)
    for _ in range(2):
        assert send(client, "beds:request", request.pk, form_key=key, answer="yes").status_code == 302
    assert "Nothing waits" in text_of(client, "beds:approvals")
    with as_seen_by(area.outreach):
        assert BedRequest.objects.get().state == RequestState.ACCEPTED


def test_a_no_without_a_reason_keeps_the_answer_and_asks_for_it(browser: Browser) -> None:
    area = an_area()
    request = an_untrusted_request(area)
    page = send(browser(area.commissioner), "beds:request", request.pk, answer="no")
    assert "Say why not" in page.content.decode()
    with as_seen_by(area.outreach):
        assert BedRequest.objects.get().state == RequestState.PENDING_APPROVAL


def test_at_night_the_wrong_commissioner_reads_who_answers(
    browser: Browser, clock: time_machine.Traveller
) -> None:
    area = an_area()
    request = an_untrusted_request(area)
    clock.move_to(datetime(2026, 6, 5, 22, 40, tzinfo=NOW.tzinfo))
    client = browser(area.commissioner)
    assert "only the person on the rota answers" in text_of(client, "beds:request", request.pk)
    assert send(client, "beds:request", request.pk, answer="yes").status_code == 200
    with as_seen_by(area.outreach):
        assert BedRequest.objects.get().state == RequestState.PENDING_APPROVAL


def test_more_nights_are_asked_answered_by_both_and_granted(browser: Browser) -> None:
    area = an_area()
    stay = a_stay(area)
    day = {"leaves_day": LONGER.day, "leaves_month": LONGER.month, "leaves_year": LONGER.year}
    asking = send(browser(area.navigator), "beds:more_nights", stay.pk, reason="A flat on Friday", **day)
    assert asking.status_code == 302
    with as_seen_by(area.navigator):
        extension = Extension.objects.get()
    for user in (area.manager, area.commissioner):
        assert "A flat on Friday" in text_of(browser(user), "beds:extension", extension.pk)
        assert send(browser(user), "beds:extension", extension.pk, answer="yes").status_code == 302
    assert Occupancy.objects.get().leaves == LONGER


def test_one_side_says_no_and_everybody_reads_why(browser: Browser) -> None:
    area = an_area()
    extension = asked(area, a_stay(area))
    send(browser(area.manager), "beds:extension", extension.pk, answer="no", reason="The roof is open")
    assert "The roof is open" in text_of(browser(area.navigator), "beds:extension", extension.pk)
    with as_seen_by(area.navigator):
        assert Extension.objects.get().state == ExtensionState.REFUSED


def test_a_shorter_day_is_refused_and_what_was_typed_is_kept(browser: Browser) -> None:
    area = an_area()
    stay = a_stay(area)
    day = {"leaves_day": 6, "leaves_month": 6, "leaves_year": 2026}
    page = send(browser(area.navigator), "beds:more_nights", stay.pk, reason="A flat on Friday", **day)
    assert "must be later than the day they leave now" in page.content.decode()
    assert "A flat on Friday" in page.content.decode()


def test_who_is_late_stands_out(browser: Browser, clock: time_machine.Traveller) -> None:
    area = an_area()
    a_stay(area, nights=2)
    clock.move_to(NOW + timedelta(days=3))
    assert "Should have left on Sunday 7 June" in text_of(browser(area.manager), "beds:house")


@pytest.mark.parametrize(("beds", "queries"), [(10, 12), (100, 12)])
def test_the_board_costs_the_same_however_many_beds(
    browser: Browser, beds: int, queries: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    area = an_area()
    for _ in range(beds):
        a_bed(area)
    client = browser(area.navigator)
    client.get(reverse("beds:board"))
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        client.get(reverse("beds:board"))
