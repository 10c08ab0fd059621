"""How an area confers: a row with a day. What began before keeps what it began with."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks.models import Clock
from alongside.rooms.conferences import protocols, queries
from alongside.rooms.conferences.actions import hold_conference, start_conference_clocks
from alongside.rooms.conferences.actions.protocols import Agreed, agree_protocol, take_back_protocol
from alongside.rooms.conferences.models import ConferenceProtocol
from alongside.rooms.conferences.protocols import AttendeeKind, Protocol, Topic
from alongside.rooms.conferences.tests.factories import TOMORROW, Table, a_conference
from alongside.rooms.conferences.words import Nation
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SHIPPED = protocols.on(NOW.date())


def agreed(**more: Any) -> Agreed:
    facts: dict[str, Any] = {
        "base": protocols.MACC,
        "title": "Northmoor conference",
        "from_day": NOW.date() + DAY,
        "attendees": SHIPPED.kinds,
        "agenda": SHIPPED.agenda,
        "least_core_present": 2,
        "reminder_hours": (24, 2),
        "first_hours": 6,
        "then_hours": 10,
        "ideal_hours": 12,
        "limit_hours": 36,
    }
    return Agreed(**facts | more)


def agree(area: Partnership, by: Any, **more: Any) -> ConferenceProtocol:
    return agree_protocol(partnership=area, agreed=agreed(**more), by=by, at=NOW)


def test_days_of_letters_about_steps_are_the_areas_and_stay_with_what_began(table: Table) -> None:
    area = table.case.partnership
    agree(area, table.alice, chase_before=4, chase_manager=9)
    before = a_conference(table)
    assert queries.protocol_of(before).chasing == SHIPPED.chasing
    own = queries.protocol_on(area, NOW.date() + DAY).chasing
    assert own == replace(SHIPPED.chasing, before=4, manager=9)


@pytest.mark.parametrize("name", protocols.SHIPPED)
def test_a_shipped_model_says_whom_when_and_where_from(name: str) -> None:
    found = protocols.on(date(2026, 6, 5), name)
    assert len(found.core) >= found.least_core_present >= 2
    assert all(kind.question for kind in found.if_appropriate)
    assert not any(kind.question for kind in found.core)
    assert len(found.agenda) == 8
    assert found.source
    assert "G" not in found.confidence or found.check
    assert len(found.climbs) == 2
    assert protocols.of_version(found.version) == found


def test_a_conference_keeps_the_version_it_began_with(table: Table) -> None:
    area = table.case.partnership
    before = a_conference(table)
    row = agree(area, table.alice, agenda=(Topic(1, "Danger", Section.SUPPORT, "Who?"),))
    assert queries.protocol_on(area, NOW.date()) == SHIPPED
    after = queries.protocol_on(area, NOW.date() + DAY)
    assert (after.version, [topic.title for topic in after.topics]) == (
        f"area@{row.pk}",
        ["What the person wants", "Danger"],
    )
    assert queries.protocol_of(before) == SHIPPED
    before.protocol = after.version
    assert queries.protocol_of(before) == after
    assert after.law_of(Nation.WALES) == SHIPPED.law_of(Nation.WALES)


def due_of(table: Table, days: int) -> dict[str, timedelta]:
    """The clocks of somebody met so many days later, by the hours after that."""
    met = NOW + days * DAY
    table.case.identified_at = met
    clocks = start_conference_clocks(case=table.case, met=met, by=table.alice, at=met)
    return {clock.name: clock.due - met for clock in clocks}


def test_the_clocks_of_a_case_go_by_the_day_of_identification(table: Table) -> None:
    agree(table.case.partnership, table.alice)
    hours = timedelta(hours=1)
    assert due_of(table, 0) == {"conference_ideal": 24 * hours, "conference_limit": 48 * hours}
    assert due_of(table, 1) == {"conference_ideal": 12 * hours, "conference_limit": 36 * hours}
    assert Clock.objects.filter(policy_version__contains="northmoor-conference@2026-06-06").count() == 2
    limit = {"ideal_hours": None, "limit_hours": 24, "from_day": NOW.date() + 2 * DAY}
    agree(table.case.partnership, table.alice, base=protocols.SASCC, **limit)
    assert due_of(table, 2) == {"conference_limit": 24 * hours}
    assert queries.timing_of(table.case, table.case.identified_at + 24 * hours) == "met_ideal"


def test_r_macc_08_an_area_that_meets_in_a_cycle_has_a_day_and_no_hours(table: Table) -> None:
    cycle = {"ideal_hours": None, "limit_hours": None, "cycle_days": 14, "cycle_from": date(2026, 6, 3)}
    agree(table.case.partnership, table.alice, base=protocols.MARAC, **cycle)
    table.case.identified_at = NOW + DAY
    (clock,) = start_conference_clocks(case=table.case, met=NOW + DAY, by=table.alice, at=NOW + DAY)
    assert (clock.rule, clock.due_on) == ("R-MACC-08", date(2026, 6, 17))
    times = queries.times_of(table.case)
    assert (times.ideal, times.meeting) == (None, date(2026, 6, 17))
    conference = a_conference(table, starts=TOMORROW + 10 * DAY)
    held = TOMORROW + 10 * DAY
    hold_conference(conference=conference, held_at=held, by=table.alice, at=held)
    assert Clock.objects.get(pk=clock.pk).state == "met"


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"agenda": ()}, "The agenda is empty"),
    ({"least_core_present": 4}, "More core attendees are to be there than are core"),
    ({"least_core_present": 0}, "At least one core attendee"),
    ({"attendees": SHIPPED.if_appropriate}, "Nobody is core"),
    ({"attendees": (*SHIPPED.kinds, replace(SHIPPED.core[0], code="again"))}, "named twice"),
    ({"attendees": (*SHIPPED.kinds, AttendeeKind("ie", "Immigration Enforcement"))}, "has no seat"),
    ({"ideal_hours": 48, "limit_hours": 36}, "ideal time has to end before"),
    ({"ideal_hours": None, "limit_hours": None}, "a limit in hours, or a cycle"),
    ({"cycle_days": 14, "cycle_from": NOW.date()}, "not both"),
    ({"from_day": NOW.date()}, "begins on a later day"),
]


def test_what_cannot_work_is_refused_whole(table: Table) -> None:
    for wrong, why in IMPOSSIBLE:
        with pytest.raises(Refused, match=why):
            agree(table.case.partnership, table.alice, **wrong)
    assert not ConferenceProtocol.objects.exists()


def test_one_that_has_not_begun_can_be_taken_back_and_the_history_is_kept(table: Table) -> None:
    area = table.case.partnership
    first = agree(area, table.alice)
    with pytest.raises(Refused, match="begins on that day"):
        agree(area, table.alice)
    second = agree(area, table.alice, from_day=NOW.date() + 2 * DAY)
    take_back_protocol(protocol=second, by=table.alice, at=NOW)
    with pytest.raises(Refused, match="has begun"):
        take_back_protocol(protocol=first, by=table.alice, at=NOW + 3 * DAY)
    held: Protocol = queries.protocol_on(area, NOW.date() + 9 * DAY)
    assert held.version == first.version
