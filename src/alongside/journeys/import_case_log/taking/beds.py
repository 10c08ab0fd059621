from datetime import date

from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.taking.context import Taking, night_of
from alongside.journeys.import_case_log.words import Event
from alongside.rooms.beds.actions import (
    note_past_bed,
    record_past_approval,
    record_past_departure,
    record_past_extension,
    record_past_request,
    record_past_stay,
)
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.states import StayState
from alongside.rooms.beds.words import Destination


def requested(taking: Taking, entry: Entry) -> None:
    record_past_request(case=taking.case, agency=taking.agency(entry), **taking.says(entry))


def approved(taking: Taking, entry: Entry) -> None:
    record_past_approval(case=taking.case, agency=taking.owner, **taking.says(entry))


def started(taking: Taking, entry: Entry) -> None:
    bed = note_past_bed(
        partnership=taking.case.partnership,
        agency=taking.agency(entry),
        label=entry.value.text,
        by=taking.by,
        at=taking.now,
    )
    record_past_stay(
        case=taking.case,
        bed=bed,
        agency=taking.owner,
        check_in=night_of(entry),
        leaves=_left_after(taking, entry),
        **taking.says(entry),
    )


def extended(taking: Taking, entry: Entry) -> None:
    leaves = entry.value.day
    assert leaves is not None
    held_until = min(leaves, _left_after(taking, entry) or leaves)
    stay = _stay(taking)
    record_past_extension(stay=stay, leaves=leaves, held_until=held_until, **taking.says(entry))


def ended(taking: Taking, entry: Entry) -> None:
    destination = Destination(entry.value.code)
    leaves = night_of(entry)
    record_past_departure(stay=_stay(taking), destination=destination, leaves=leaves, **taking.says(entry))


def _stay(taking: Taking) -> Stay:
    here = Stay.objects.filter(case=taking.case, state=StayState.ARRIVED).select_related("occupancy__bed")
    stay = here.first()
    if stay is None:
        raise Refused("The stay that this row is about has ended here already.")
    return stay


def _left_after(taking: Taking, entry: Entry) -> date | None:
    """The day on which the log says that this stay ended."""
    entries = taking.logged.entries
    later = entries[entries.index(entry) :]
    return next((night_of(one) for one in later if one.event is Event.BED_ENDED), None)
