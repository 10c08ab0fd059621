"""How the rows of this room are said on its pages."""

from alongside.rooms.conferences.presenters.conference import (
    Guest,
    clocks,
    conference_rows,
    due_rows,
    guests,
    headline,
    held_words,
    past_tense,
    quorum_now,
    state_tone,
    warnings,
)
from alongside.rooms.conferences.presenters.copy import copy_of, sent_rows
from alongside.rooms.conferences.presenters.corrections import correction_lines
from alongside.rooms.conferences.presenters.elsewhere import promise_rows
from alongside.rooms.conferences.presenters.ends import end_lines
from alongside.rooms.conferences.presenters.lateness import late_words, said_before
from alongside.rooms.conferences.presenters.minutes import attendance_rows, minutes_rows, screen_row
from alongside.rooms.conferences.presenters.pack import pack
from alongside.rooms.conferences.presenters.paper import minutes_paper
from alongside.rooms.conferences.presenters.plan import ActionRow, action_rows
from alongside.rooms.conferences.presenters.returns import (
    ReturnLine,
    beside,
    by_item,
    by_place,
    return_lines,
    values_of,
)
from alongside.rooms.conferences.presenters.times import chosen_time, time_lines
from alongside.rooms.conferences.presenters.visit import open_items, shared

__all__ = [
    "ActionRow",
    "Guest",
    "ReturnLine",
    "action_rows",
    "attendance_rows",
    "beside",
    "by_item",
    "by_place",
    "chosen_time",
    "clocks",
    "conference_rows",
    "copy_of",
    "correction_lines",
    "due_rows",
    "end_lines",
    "guests",
    "headline",
    "held_words",
    "late_words",
    "minutes_paper",
    "minutes_rows",
    "open_items",
    "pack",
    "past_tense",
    "promise_rows",
    "quorum_now",
    "return_lines",
    "said_before",
    "screen_row",
    "sent_rows",
    "shared",
    "state_tone",
    "time_lines",
    "values_of",
    "warnings",
]
