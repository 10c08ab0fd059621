"""The pages of the next place, as a worker goes through them."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from alongside.foundations.kernel.moments import in_london
from alongside.rooms.beds.actions.exclusion import Area as Unsafe
from alongside.rooms.beds.actions.exclusion import add_exclusion_area
from alongside.rooms.beds.models import NextPlace
from alongside.rooms.beds.moving_on import NextKind
from alongside.rooms.beds.tests.after_the_bed import DAY, a_place, assessed
from alongside.rooms.beds.tests.factories import an_area, as_seen_by
from alongside.rooms.beds.tests.pages import Browser, send, text_of
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.tests.factories import a_case

pytestmark = pytest.mark.django_db


def parts(name: str, moment: datetime) -> dict[str, Any]:
    wall = in_london(moment)
    day = {f"{name}_{part}": getattr(wall, part) for part in ("day", "month", "year")}
    return day | {f"{name}_time": f"{wall:%H:%M}"}


def test_an_asylum_placement_is_assessed_found_unsuitable_and_answered(browser: Browser) -> None:
    area = an_area()
    case = a_case(area.navigator)
    alice = browser(area.navigator)
    offered = {"kind": "asylum", "provider": "Northern Homes", "area": "Milltown", "outcode": "zz9"}
    send(alice, "beds:propose_place", case.pk, **offered)
    with as_seen_by(area.navigator):
        place = NextPlace.objects.get()
    here = (case.pk, place.pk)
    assert "Northern Homes, Milltown, ZZ9" in text_of(alice, "beds:next_places", case.pk)
    assert alice.get(reverse("beds:agree_place", args=here)).status_code == 409
    said = {"sharing": "does_not_suit", "sharing_words": "Canary of a night", "location": "suits"}
    send(alice, "beds:assess_place", *here, **said)
    page = text_of(alice, "beds:next_place", *here)
    assert "Unsuitable" in page
    assert "Migrant Help" in page
    letter = text_of(alice, "beds:next_place_letter", *here)
    assert "A room of their own is needed." in letter
    assert "Canary" not in letter
    moves = parts("moves", NOW + 3 * DAY)
    assert (
        "Say why they move there all the same"
        in send(alice, "beds:agree_place", *here, **moves).content.decode()
    )
    send(alice, "beds:agree_place", *here, **moves, despite="The solicitor is at court about it")
    assert "The solicitor is at court about it" in text_of(alice, "beds:next_place", *here)


def test_a_move_and_the_list_after_it(browser: Browser, clock: Any) -> None:
    area = an_area()
    place = a_place(area)
    alice, here = browser(area.navigator), (place.case_id, place.pk)
    send(alice, "beds:agree_place", *here, **parts("moves", NOW + DAY / 2))
    told = parts("told", NOW - timedelta(minutes=5)) | {"address": "1 Sea Road"}
    assert (
        "Say why they were told so late" in send(alice, "beds:tell_address", *here, **told).content.decode()
    )
    send(alice, "beds:tell_address", *here, **told, late_why="A late offer")
    assert "Because: A late offer" in text_of(alice, "beds:next_place", *here)
    send(alice, "beds:change_move", *here, **parts("moves", NOW + 2 * DAY))
    assert "Told in time" in text_of(alice, "beds:next_place", *here)
    clock.shift(2 * DAY)
    alice = browser(area.navigator)
    send(alice, "beds:moved_in", *here, **parts("moved", NOW + 2 * DAY - timedelta(hours=1)))
    assert "After the move: 10 things to tie again" in text_of(alice, "my_work:home")
    send(alice, "beds:after_move", *here, "gp", answer="done", words="Sea Road surgery")
    assert "Sea Road surgery" in text_of(alice, "beds:next_place", *here)
    assert "After the move: 9 things to tie again" in text_of(alice, "my_work:home")
    assert alice.get(reverse("beds:after_move", args=[*here, "moon"])).status_code == 404


def test_what_a_council_could_do_stands_on_every_proposal_to_it(browser: Browser) -> None:
    area = an_area()
    place = a_place(area, NextKind.LOCAL_AUTHORITY)
    alice, here = browser(area.navigator), (place.case_id, place.pk)
    assert "local connection" in text_of(alice, "beds:next_place", *here)
    send(alice, "beds:sent_back", *here, area="The old town", keep_away="yes")
    page = text_of(alice, "beds:next_place", *here)
    assert "The old town" in page
    assert "they cannot be sent back to that area" in page
    send(alice, "beds:turn_down_place", *here, by_whom="person", words="Too near")
    assert "It never counts against them" in text_of(alice, "beds:next_place", *here)
    other = a_place(area)
    args = [other.case_id, other.pk]
    assert alice.get(reverse("beds:sent_back", args=args)).status_code == 404
    assert alice.get(reverse("beds:next_place", args=[place.case_id, other.pk])).status_code == 404


def test_a_place_where_they_are_not_safe_says_so_and_tells_no_distance(browser: Browser) -> None:
    area = an_area()
    place = a_place(area, NextKind.ASYLUM)
    alice, here = browser(area.navigator), (place.case_id, place.pk)
    assert "not safe, as far as" not in text_of(alice, "beds:next_place", *here)
    unsafe = Unsafe(shape=AreaShape.OUTCODE, place="ZZ7", reason="Canary")
    with as_seen_by(area.navigator):
        add_exclusion_area(case=place.case, area=unsafe, by=area.navigator, at=NOW)
    for page in ("beds:next_place", "beds:assess_place"):
        text = text_of(alice, page, *here)
        assert "It lies where they are not safe, as far as its postcode says." in text
        assert "Canary" not in text


def test_who_has_no_need_to_know_finds_nothing(browser: Browser) -> None:
    area = an_area()
    place = a_place(area, NextKind.ASYLUM)
    assessed(area, place)
    address = reverse("beds:next_place", args=[place.case_id, place.pk])
    assert browser(area.charlie).get(address).status_code == 404
    assert browser(area.manager).get(address).status_code in (403, 404)
    assert browser(area.navigator).get(address).status_code == 200
