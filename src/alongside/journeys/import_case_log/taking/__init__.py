"""How each event is told to the room that it belongs to."""

from collections.abc import Callable

from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.taking import beds, choices, conferences, people, referrals
from alongside.journeys.import_case_log.taking.context import Taking
from alongside.journeys.import_case_log.words import Event

__all__ = ["TELL", "Taking"]

TELL: dict[Event, Callable[[Taking, Entry], object]] = {
    Event.BED_REQUESTED: beds.requested,
    Event.BED_APPROVED: beds.approved,
    Event.BED_STARTED: beds.started,
    Event.BED_EXTENDED: beds.extended,
    Event.BED_ENDED: beds.ended,
    Event.CONFERENCE_HELD: conferences.held,
    Event.CONFERENCE_ATTENDED: conferences.attended,
    Event.ACTION_PLANNED: conferences.action_planned,
    Event.SESSION_HELD: choices.session_held,
    Event.ADVICE_GIVEN: choices.advice_given,
    Event.NOT_REFERRED: referrals.not_referred,
    Event.NRM_REFERRED: referrals.nrm_referred,
    Event.DTN_MADE: referrals.dtn_made,
    Event.RG_DECISION: referrals.rg_decision,
    Event.CG_DECISION: referrals.cg_decision,
    Event.MISSING_REPORTED: people.missing_reported,
    Event.FOUND: people.found,
    Event.DISENGAGED: people.disengaged,
    Event.CLOSED: people.closed,
}
