from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.moments import spoken_day
from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.taking.context import Taking
from alongside.rooms.conferences.actions import note_late_arrival, plan_action, record_past_conference
from alongside.rooms.conferences.words import Mode
from alongside.rooms.people.actions import write_note


def held(taking: Taking, entry: Entry) -> None:
    mode = Mode(entry.value.code)
    row = record_past_conference(case=taking.case, held_at=entry.at, mode=mode, **taking.says(entry))
    taking.conferences[entry.at] = row


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
