"""When the people of the demo can come to a meeting: two agencies have said it, and one nurse for herself."""

from datetime import time

from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.rooms.conferences.actions.availability import state_hours
from alongside.rooms.conferences.rules.times import Hours

EVERY_DAY, WORKING_DAYS = range(7), range(5)
OF_AGENCIES = {
    cast.LANTERN: (EVERY_DAY, Hours(time(9), time(19))),
    cast.COUNCIL: (WORKING_DAYS, Hours(time(9), time(17))),
}


def hours_are_stated(area: Area) -> None:
    joan, sam = area.people[cast.JOAN], area.people[cast.SAM]
    for name, (days, hours) in OF_AGENCIES.items():
        state_hours(whose=area.agencies[name], week=dict.fromkeys(days, hours), by=sam, at=area.begun)
    state_hours(whose=joan, week=dict.fromkeys(EVERY_DAY, Hours(time(16), time(20))), by=joan, at=area.begun)
