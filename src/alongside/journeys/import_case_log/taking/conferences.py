from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.moments import spoken_day
from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.taking.context import Says, Taking
from alongside.journeys.import_case_log.words import Event
from alongside.rooms.conferences.actions import (
    leave_minutes_elsewhere,
    note_late_arrival,
    plan_action,
    record_past_conference,
    take_up_minutes,
)
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.states import ConferenceState
from alongside.rooms.conferences.words import Mode
from alongside.rooms.people.actions import write_note

_NEVER = datetime.max.replace(tzinfo=UTC)


@contextmanager
def minutes_open(taking: Taking) -> Iterator[None]:
    """What a log tells of a conference is noted while its rows come in.

    A log has no minutes. Afterwards nothing is open here, and nothing is called closed that nobody has minuted.
    """
    says = Says(by=taking.by, at=taking.now)
    minuted_here = [row.pk for row in taking.conferences.values() if row.state == ConferenceState.HELD]
    for row in taking.conferences.values():
        if row.state == ConferenceState.ELSEWHERE:
            take_up_minutes(conference=row, **says)
    yield
    told = Conference.objects.filter(case=taking.case, state=ConferenceState.HELD, held_by=taking.by)
    for row in told.exclude(pk__in=minuted_here):
        leave_minutes_elsewhere(conference=row, **says)


def held(taking: Taking, entry: Entry) -> None:
    """A log that has grown may bring a conference before steps that came in when there was none."""
    mode = Mode(entry.value.code)
    later = min(taking.conferences, default=_NEVER)
    row = record_past_conference(case=taking.case, held_at=entry.at, mode=mode, **taking.says(entry))
    taking.conferences[entry.at] = row
    for step in taking.logged.of(Event.ACTION_PLANNED):
        if step not in taking.coming and entry.at <= step.at < later:
            action_planned(taking, step)


def attended(taking: Taking, entry: Entry) -> None:
    agency, team = taking.seat(entry)
    conference = taking.conferences[entry.at]
    note_late_arrival(conference=conference, agency=agency, team=team, **taking.says(entry))


def action_planned(taking: Taking, entry: Entry) -> None:
    """A step stands in the plan of the last conference before it. Before any conference it is no plan yet."""
    step, due_on = entry.value.text, entry.value.day
    assert due_on is not None
    before = [moment for moment in taking.conferences if moment <= entry.at]
    if not before:
        text = f"Step planned before any conference, by {spoken_day(due_on)}: {step}"
        write_note(case=taking.case, section=Section.SUPPORT, text=text, **taking.says(entry))
        return
    agency, team = taking.seat(entry)
    plan_action(
        case=taking.case,
        conference=taking.conferences[max(before)],
        owner_agency=agency,
        owner_team=team,
        step=step,
        due_on=due_on,
        **taking.says(entry),
    )
