"""How the rows of this room are said on its pages."""

from alongside.rooms.conferences.presenters.conference import (
    Guest,
    clocks,
    conference_rows,
    guests,
    headline,
    held_words,
    past_tense,
    quorum_now,
    state_tone,
    warnings,
)
from alongside.rooms.conferences.presenters.corrections import correction_lines
from alongside.rooms.conferences.presenters.minutes import attendance_rows, minutes_rows, screen_row
from alongside.rooms.conferences.presenters.plan import ActionRow, action_rows
from alongside.rooms.conferences.presenters.visit import open_items, own_lines, return_lines, shared

__all__ = [
    "ActionRow",
    "Guest",
    "action_rows",
    "attendance_rows",
    "clocks",
    "conference_rows",
    "correction_lines",
    "guests",
    "headline",
    "held_words",
    "minutes_rows",
    "open_items",
    "own_lines",
    "past_tense",
    "quorum_now",
    "return_lines",
    "screen_row",
    "shared",
    "state_tone",
    "warnings",
]
