"""The words that can stand in the column `event` of a case log."""

from enum import StrEnum


class Event(StrEnum):
    """In the order in which events of one moment follow each other."""

    IDENTIFIED = "identified"
    BED_REQUESTED = "bed_requested"
    BED_APPROVED = "bed_approved"
    BED_STARTED = "bed_started"
    BED_EXTENDED = "bed_extended"
    BED_ENDED = "bed_ended"
    CONFERENCE_HELD = "conference_held"
    CONFERENCE_ATTENDED = "conference_attended"
    ACTION_PLANNED = "action_planned"
    SESSION_HELD = "session_held"
    ADVICE_GIVEN = "advice_given"
    NOT_REFERRED = "not_referred"
    NRM_REFERRED = "nrm_referred"
    DTN_MADE = "dtn_made"
    RG_DECISION = "rg_decision"
    CG_DECISION = "cg_decision"
    MISSING_REPORTED = "missing_reported"
    FOUND = "found"
    DISENGAGED = "disengaged"
    CLOSED = "closed"

    @property
    def rank(self) -> int:
        return _RANK[self]


_RANK = {event: rank for rank, event in enumerate(Event)}

DECISIONS = frozenset({Event.RG_DECISION, Event.CG_DECISION})
# Hours are counted to a conference, so a day alone says too little of it.
NEEDS_A_TIME = frozenset({Event.CONFERENCE_HELD, Event.CONFERENCE_ATTENDED})
