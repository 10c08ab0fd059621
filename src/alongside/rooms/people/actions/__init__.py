from alongside.rooms.people.actions.attachments import attach, note_dangerous_file, remove_attachment
from alongside.rooms.people.actions.case import (
    close_case,
    link_found_together,
    mark_opened_in_error,
    open_case,
    reopen_case,
    say_age,
)
from alongside.rooms.people.actions.facts import (
    add_contact_rule,
    add_other_name,
    answer_question,
    correct_chosen_name,
    replace_name,
)
from alongside.rooms.people.actions.glass import break_glass, end_glass, note_wrong_reference, review_glass
from alongside.rooms.people.actions.grants import (
    close_papers,
    end_grant,
    end_grants_about,
    end_grants_but_the_owners,
    give_grant,
)
from alongside.rooms.people.actions.guests import close_to_guest, open_to_guest
from alongside.rooms.people.actions.indicators import record_indicators, withdraw_indicator
from alongside.rooms.people.actions.matches import answer_match, raise_match
from alongside.rooms.people.actions.notes import log_contact, move_note, write_note
from alongside.rooms.people.actions.responsibility import arrange_cover, end_cover, hand_over
from alongside.rooms.people.actions.retention import (
    agree_to_erasure,
    ask_for_erasure,
    decline_erasure,
    end_hold,
    erase_when_due,
    hold_back,
    warn_of_erasure,
)
from alongside.rooms.people.actions.shut_out import let_back_in, shut_out

__all__ = [
    "add_contact_rule",
    "add_other_name",
    "agree_to_erasure",
    "answer_match",
    "answer_question",
    "arrange_cover",
    "ask_for_erasure",
    "attach",
    "break_glass",
    "close_case",
    "close_papers",
    "close_to_guest",
    "correct_chosen_name",
    "decline_erasure",
    "end_cover",
    "end_glass",
    "end_grant",
    "end_grants_about",
    "end_grants_but_the_owners",
    "end_hold",
    "erase_when_due",
    "give_grant",
    "hand_over",
    "hold_back",
    "let_back_in",
    "link_found_together",
    "log_contact",
    "mark_opened_in_error",
    "move_note",
    "note_dangerous_file",
    "note_wrong_reference",
    "open_case",
    "open_to_guest",
    "raise_match",
    "record_indicators",
    "remove_attachment",
    "reopen_case",
    "replace_name",
    "review_glass",
    "say_age",
    "shut_out",
    "warn_of_erasure",
    "withdraw_indicator",
    "write_note",
]
