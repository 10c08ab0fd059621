"""The place after the bed: agreed on, turned down without a mark, its address told in time or late with a reason."""

from datetime import datetime, timedelta

import pytest

from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.beds.actions.assessments import answer_after_move
from alongside.rooms.beds.actions.next_places import (
    Told,
    answer_sent_back,
    change_move,
    tell_address,
    turn_down_place,
)
from alongside.rooms.beds.models import AddressTold, AfterMove, NextPlace, PlaceTurnedDown, SentBack
from alongside.rooms.beds.moving_on import KeepAway, NextKind, Reconnect, Tied, TurnedDownBy
from alongside.rooms.beds.presenters.next_places import notice
from alongside.rooms.beds.queries.next_places import known_of, with_open_lines
from alongside.rooms.beds.states import NextPlaceState
from alongside.rooms.beds.tests.after_the_bed import DAY, MOVES, a_place, agreed, moved
from alongside.rooms.beds.tests.factories import Area, a_stay, an_area, as_seen_by
from alongside.rooms.clocks.models import Clock
from alongside.rooms.clocks.states import ClockState
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.tests.factories import a_case

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def tell(area: Area, place: NextPlace, told: datetime, why: str = "", address: str = "1 Sea Road") -> None:
    with as_seen_by(area.navigator, told):
        said = Told(address=address, at=told, late_why=why)
        tell_address(place=place, told=said, by=area.navigator, at=told)


def clocks(area: Area, at: datetime = NOW) -> list[Clock]:
    with as_seen_by(area.navigator, at):
        return list(Clock.objects.filter(rule="R-BED-10").order_by("due", "state"))


def line_of(area: Area, place: NextPlace, at: datetime) -> str:
    with as_seen_by(area.navigator, at):
        known = known_of(NextPlace.objects.get(pk=place.pk))
        said = notice(known.place, known.addresses, at)
    assert said is not None
    return f"{said.state}: {said.words}"


def test_r_bed_10_the_address_is_told_a_full_day_before_the_move() -> None:
    area = an_area()
    place = agreed(area, a_place(area))
    (clock,) = clocks(area)
    assert (clock.due, clock.state, clock.about_id) == (MOVES - DAY, ClockState.RUNNING, place.pk)
    assert line_of(area, place, NOW).startswith("To be told: Tell them the address by ")
    tell(area, place, MOVES - DAY)
    (clock,) = clocks(area, MOVES)
    assert (clock.state, clock.met_at) == (ClockState.MET, MOVES - DAY)
    assert line_of(area, place, MOVES) == "Told in time: A full day or more before the move."


def test_an_address_told_late_says_so_and_why() -> None:
    area = an_area()
    place = agreed(area, a_place(area))
    assert line_of(area, place, MOVES - 2 * HOUR).startswith("Late: ")
    with pytest.raises(Refused, match="less than a full day"):
        tell(area, place, MOVES - 5 * HOUR)
    tell(area, place, MOVES - 5 * HOUR, "The keys came late")
    said = line_of(area, place, MOVES)
    assert said == "Told late: Told 5 hours before the move. Because: The keys came late"
    (clock,) = clocks(area, MOVES)
    assert clock.met_at is not None
    assert clock.met_at > clock.due


def test_another_address_and_another_day_begin_the_notice_anew() -> None:
    area = an_area()
    place = agreed(area, a_place(area))
    tell(area, place, NOW + HOUR)
    with pytest.raises(Refused, match="less than a full day"):
        tell(area, place, MOVES - HOUR, address="2 Sea Road")
    tell(area, place, MOVES - HOUR, "Another flat", address="2 Sea Road")
    at = MOVES - HOUR / 2
    assert line_of(area, place, at).startswith("Told late")
    with as_seen_by(area.navigator, at):
        change_move(place=place, moves=MOVES + 2 * DAY, by=area.navigator, at=at)
        assert [row.address for row in known_of(place).addresses] == ["2 Sea Road", "1 Sea Road"]
    assert line_of(area, place, at).startswith("Told in time")
    assert {clock.state for clock in clocks(area, at)} == {ClockState.MET}


def test_a_move_without_a_notice_stays_written_as_that() -> None:
    area = an_area()
    place = moved(area, agreed(area, a_place(area)))
    (clock,) = clocks(area, MOVES)
    assert (clock.state, clock.stopped_why) == (ClockState.STOPPED, "moved without it")
    assert line_of(area, place, MOVES).startswith("Not told before")


def test_a_no_is_kept_with_who_said_it_and_stops_what_waited() -> None:
    area = an_area()
    place = agreed(area, a_place(area))
    by = area.navigator
    with as_seen_by(by):
        turn_down_place(place=place, by_whom=TurnedDownBy.PERSON, words="Too far", by=by, at=NOW)
        with pytest.raises(NotAllowed):
            turn_down_place(place=place, by_whom=TurnedDownBy.PROVIDER, by=by, at=NOW)
        assert PlaceTurnedDown.objects.get().by_whom == TurnedDownBy.PERSON
        assert NextPlace.objects.get().state == NextPlaceState.TURNED_DOWN
    assert [clock.state for clock in clocks(area)] == [ClockState.STOPPED]
    assert AuditEntry.objects.get(event="next_place.turned_down").codes == {"by_whom": "person"}


def test_one_place_at_a_time_is_agreed_and_never_for_the_past() -> None:
    area = an_area()
    first = a_place(area)
    second = a_place(area, case=first.case)
    with pytest.raises(Refused, match="past"):
        agreed(area, first, moves=NOW)
    agreed(area, first)
    with pytest.raises(Refused, match="agreed already"):
        agreed(area, second)
    with pytest.raises(NotAllowed):
        moved(area, second)


def test_a_council_is_told_where_they_must_not_be_sent() -> None:
    area = an_area()
    flat, house = a_place(area, NextKind.LOCAL_AUTHORITY), a_place(area)
    with as_seen_by(area.navigator):
        for answer in (KeepAway.NOT_KNOWN, KeepAway.YES):
            answer_sent_back(place=flat, area="Up north", keep_away=answer, by=area.navigator, at=NOW)
        assert SentBack.objects.count() == 2
        with pytest.raises(Refused, match="Only a council"):
            answer_sent_back(place=house, area="", keep_away=KeepAway.NO, by=area.navigator, at=NOW)


def test_the_list_after_the_move_waits_until_each_line_is_answered() -> None:
    area = an_area()
    place = agreed(area, a_place(area))
    by = area.navigator
    with as_seen_by(by), pytest.raises(Refused, match="have not moved"):
        answer_after_move(place=place, line=Reconnect.GP, answer=Tied.DONE, by=by, at=NOW)
    moved(area, place)
    with as_seen_by(by, MOVES):
        for number, line in enumerate(Reconnect):
            answer = (Tied.DONE, Tied.NOT_NEEDED)[number % 2]
            ((_, waits),) = with_open_lines([place.case_id])
            assert line in waits
            answer_after_move(place=place, line=line, answer=answer, words="-", by=by, at=MOVES)
        assert with_open_lines([place.case_id]) == []
        post, later = Reconnect.POST, MOVES + HOUR
        answer_after_move(place=place, line=post, answer=Tied.OPEN, by=by, at=later)
        ((_, waits),) = with_open_lines([place.case_id])
        assert waits == [post]


def test_the_house_of_the_bed_is_never_told() -> None:
    area = an_area()
    case = a_case(area.navigator)
    a_stay(area, case=case)
    place = moved(area, agreed(area, a_place(area, case=case)))
    with as_seen_by(area.manager, MOVES):
        for model in (NextPlace, PlaceTurnedDown, AddressTold, SentBack, AfterMove):
            assert not model.objects.exists()
    with as_seen_by(area.navigator, MOVES):
        assert NextPlace.objects.get().pk == place.pk
