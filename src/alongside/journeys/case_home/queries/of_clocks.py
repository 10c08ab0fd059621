from collections.abc import Iterator

from alongside.foundations.access.sections import Section
from alongside.journeys.case_home.queries.moments import Moment
from alongside.rooms.clocks.catalogue import BY_NAME
from alongside.rooms.clocks.models import ClockEvent
from alongside.rooms.people.models import Case


def moments(case: Case) -> Iterator[Moment]:
    """What the clocks said. The moment is the one that was due, not that at which it was noticed."""
    for event in ClockEvent.objects.filter(case=case).select_related("clock").order_by("moment", "id"):
        words = BY_NAME[event.clock.name]
        yield Moment(
            at=event.moment,
            title=words.words,
            badge="Time has come",
            tone="warn",
            text=f"{event.clock.rule}: {event.clock.source}",
            section=Section(event.section),
        )
