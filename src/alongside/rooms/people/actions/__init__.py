from alongside.rooms.people.actions.case import (
    close_case,
    link_found_together,
    mark_opened_in_error,
    open_case,
    reopen_case,
)
from alongside.rooms.people.actions.facts import (
    add_contact_rule,
    answer_question,
    correct_chosen_name,
    record_indicator,
    withdraw_indicator,
)
from alongside.rooms.people.actions.grants import end_grants_about, give_grant
from alongside.rooms.people.actions.matches import answer_match, raise_match
from alongside.rooms.people.actions.notes import log_contact, move_note, write_note
from alongside.rooms.people.actions.responsibility import arrange_cover, hand_over

__all__ = [
    "add_contact_rule",
    "answer_match",
    "answer_question",
    "arrange_cover",
    "close_case",
    "correct_chosen_name",
    "end_grants_about",
    "give_grant",
    "hand_over",
    "link_found_together",
    "log_contact",
    "mark_opened_in_error",
    "move_note",
    "open_case",
    "raise_match",
    "record_indicator",
    "reopen_case",
    "withdraw_indicator",
    "write_note",
]
