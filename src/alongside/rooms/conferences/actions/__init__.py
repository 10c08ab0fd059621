from alongside.rooms.conferences.actions.answering import accept_handover, decline_handover, withdraw_handover
from alongside.rooms.conferences.actions.chasing import answer_chaser
from alongside.rooms.conferences.actions.clocks import start_conference_clocks, stop_conference_clocks
from alongside.rooms.conferences.actions.convening import cancel_conference, convene, move_conference
from alongside.rooms.conferences.actions.corrections import correct_due_on, correct_held_at
from alongside.rooms.conferences.actions.dissent import note_dissent, take_back_dissent
from alongside.rooms.conferences.actions.ending import end_action
from alongside.rooms.conferences.actions.guests import (
    ask_for_link,
    make_code,
    make_entry,
    spend_link,
    try_code,
)
from alongside.rooms.conferences.actions.holding import (
    close_conference,
    hold_conference,
    leave_minutes_elsewhere,
    record_past_conference,
    take_up_minutes,
)
from alongside.rooms.conferences.actions.inviting import (
    agree_sections,
    answer_invitation,
    invite,
    withdraw_invitation,
)
from alongside.rooms.conferences.actions.lateness import say_why_late
from alongside.rooms.conferences.actions.minutes import (
    note_attendance,
    note_late_arrival,
    record_agenda_item,
    record_screen,
)
from alongside.rooms.conferences.actions.minutes_sent import mark_minutes_posted, open_minutes
from alongside.rooms.conferences.actions.plan import plan_action
from alongside.rooms.conferences.actions.posting import mark_posted
from alongside.rooms.conferences.actions.proposing import propose_handover
from alongside.rooms.conferences.actions.remarking import agree_to_more, answer_about, ask_about
from alongside.rooms.conferences.actions.returns import (
    correct_return,
    mark_contradiction,
    send_return,
    settle_contradiction,
)

__all__ = [
    "accept_handover",
    "agree_sections",
    "agree_to_more",
    "answer_about",
    "answer_chaser",
    "answer_invitation",
    "ask_about",
    "ask_for_link",
    "cancel_conference",
    "close_conference",
    "convene",
    "correct_due_on",
    "correct_held_at",
    "correct_return",
    "decline_handover",
    "end_action",
    "hold_conference",
    "invite",
    "leave_minutes_elsewhere",
    "make_code",
    "make_entry",
    "mark_contradiction",
    "mark_minutes_posted",
    "mark_posted",
    "move_conference",
    "note_attendance",
    "note_dissent",
    "note_late_arrival",
    "open_minutes",
    "plan_action",
    "propose_handover",
    "record_agenda_item",
    "record_past_conference",
    "record_screen",
    "say_why_late",
    "send_return",
    "settle_contradiction",
    "spend_link",
    "start_conference_clocks",
    "stop_conference_clocks",
    "take_back_dissent",
    "take_up_minutes",
    "try_code",
    "withdraw_handover",
    "withdraw_invitation",
]
