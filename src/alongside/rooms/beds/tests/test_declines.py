"""A booked bed may be declined by the house or the person: the request stands, and nothing counts against anybody."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse

from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms import beds
from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions import (
    decline_by_house,
    decline_for_person,
    place,
    record_arrival,
)
from alongside.rooms.beds.models import (
    BedRequest,
    DeclinedByHouse,
    DeclinedByPerson,
    Occupancy,
    Stay,
)
from alongside.rooms.beds.queries.offers import offers
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import RequestState, StayState
from alongside.rooms.beds.tests.factories import Area, a_bed, a_booked_stay, a_stay, an_area, as_seen_by
from alongside.rooms.beds.tests.pages import Browser, send
from alongside.rooms.beds.words import DeclineKind, HouseDeclines, PersonDeclines
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
ROOM = Path(beds.__file__).parent
READS_DECLINES = {"queries/unmet.py", "actions/declines.py"}


def house_says_no(area: Area, stay: Stay, reason: HouseDeclines = HouseDeclines.SUPPORT_NEEDS) -> None:
    with as_seen_by(area.manager):
        decline_by_house(stay=stay, reason=reason, words="No lift.", by=area.manager, at=NOW)


def person_says_no(area: Area, stay: Stay) -> None:
    with as_seen_by(area.navigator):
        reason = PersonDeclines.NOT_SAFE_THERE
        decline_for_person(stay=stay, reason=reason, words="A cousin.", by=area.navigator, at=NOW)


@pytest.mark.parametrize("says_no", [house_says_no, person_says_no])
def test_the_request_stands_and_the_nights_are_free(says_no: Callable[[Area, Stay], None]) -> None:
    area = an_area()
    bed = a_bed(area)
    stay = a_booked_stay(area, bed=bed)
    says_no(area, stay)
    assert not Occupancy.objects.filter(released=False).exists()
    with as_seen_by(area.navigator):
        request = BedRequest.objects.get()
        assert (request.state, Stay.objects.get().state) == (RequestState.ACCEPTED, StayState.DECLINED)
        assert place(request=request, bed=bed, nights=7, by=area.navigator, at=NOW).state == StayState.BOOKED


def test_a_house_that_said_no_sees_nothing_of_them_any_more() -> None:
    area = an_area()
    house_says_no(area, a_booked_stay(area))
    with as_seen_by(area.manager):
        assert not Stay.objects.exists()
        assert not DeclinedByHouse.objects.exists()


def test_what_a_person_said_of_a_house_is_told_to_no_house() -> None:
    """Also not when they come there another time."""
    area = an_area()
    bed = a_bed(area)
    person_says_no(area, a_booked_stay(area, bed=bed))
    with as_seen_by(area.navigator):
        request = BedRequest.objects.get()
        place(request=request, bed=bed, nights=7, by=area.navigator, at=NOW)
        assert DeclinedByPerson.objects.get().words == "A cousin."
    with as_seen_by(area.manager):
        assert Stay.objects.filter(state=StayState.BOOKED).exists()
        assert not DeclinedByPerson.objects.exists()


def test_whoever_has_arrived_is_not_declined_any_more() -> None:
    area = an_area()
    stay = a_stay(area)
    with pytest.raises(NotAllowed):
        house_says_no(area, stay)
    assert Occupancy.objects.get().in_use


def test_the_kinds_tell_the_person_from_the_house_from_risk_from_space() -> None:
    by_person = {reason: reason.kind for reason in PersonDeclines}
    by_house = {reason: reason.kind for reason in HouseDeclines}
    assert by_person[PersonDeclines.TOO_FAR] is DeclineKind.PERSON
    assert by_person[PersonDeclines.AREA_LEARNED] is by_house[HouseDeclines.DANGER_THERE] is DeclineKind.RISK
    assert by_house[HouseDeclines.PAST_BEHAVIOUR] is DeclineKind.PROVIDER
    assert by_house[HouseDeclines.NO_SPACE] is DeclineKind.NO_SPACE
    assert DeclineKind.PERSON not in by_house.values()


def test_nothing_that_ranks_or_decides_reads_a_decline() -> None:
    """They are counted, shown to the worker and given to the person; no search, rule or policy knows of them."""
    naming = set()
    for path in ROOM.rglob("*.py"):
        named = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        if {"DeclinedByHouse", "DeclinedByPerson"} & named:
            naming.add(str(path.relative_to(ROOM)))
    logic = {name for name in naming if name.split("/")[0] not in ("models", "migrations", "tests")}
    assert logic == READS_DECLINES
    board = (ROOM / "queries" / "board.py").read_text()
    assert "DECLINED" not in board
    assert "declin" not in board


def test_the_board_offers_the_same_before_and_after() -> None:
    area = an_area()
    bed, other = a_bed(area, label="A"), a_bed(area, label="B")
    stay = a_booked_stay(area, bed=bed)
    night = tonight(NOW)
    with as_seen_by(area.navigator):
        fresh = BedRequest.objects.get(pk=stay.request_id)
    person_says_no(area, stay)
    with as_seen_by(area.navigator):
        after = offers(fresh, night, tonight=night)
        assert [(offer.bed, offer.nights) for offer in after] == [(bed, 7), (other, 7)]


def test_whoever_asked_is_told_with_a_reference_and_no_more() -> None:
    area = an_area()
    stay = a_booked_stay(area)
    house_says_no(area, stay)
    jobs.tell_who_asked(stay_id=str(stay.pk))
    (letter,) = mail.outbox
    assert letter.to == [area.navigator.email]
    assert "A bed has been declined" in letter.subject
    assert not any(word in letter.subject + str(letter.body) for word in ("Sol", "lift", area.house.name))


def test_each_side_is_offered_its_own_reasons(browser: Browser) -> None:
    area = an_area()
    stay = a_booked_stay(area)
    url = reverse("beds:decline", args=[stay.pk])
    of_house = browser(area.manager).get(url).content.decode()
    of_worker = browser(area.navigator).get(url).content.decode()
    assert "What they did here before" in of_house
    assert "What they did here before" not in of_worker
    assert "They do not feel safe there" in of_worker
    assert "They do not feel safe there" not in of_house
    sent = send(browser(area.navigator), "beds:decline", stay.pk, reason="past_behaviour")
    assert (sent.status_code, b"Choose" in sent.content or b"problem" in sent.content) == (200, True)
    nobody = browser(area.outreach)
    assert send(nobody, "beds:decline", stay.pk, reason="too_far").status_code == 404
    assert send(browser(area.manager), "beds:decline", stay.pk, reason="no_space").status_code == 302
    assert send(browser(area.manager), "beds:decline", stay.pk, reason="no_space").status_code == 404


def test_an_arrival_and_a_no_at_the_same_moment_leave_one_of_them() -> None:
    """Whoever comes second reads what the first did."""
    area = an_area()
    stay = a_booked_stay(area)
    with as_seen_by(area.manager):
        seen_by_both = Stay.objects.get(pk=stay.pk)
        record_arrival(stay=stay, by=area.manager, at=NOW)
        with pytest.raises(NotAllowed):
            decline_by_house(stay=seen_by_both, reason=HouseDeclines.NO_SPACE, by=area.manager, at=NOW)
