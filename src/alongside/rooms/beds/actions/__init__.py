from alongside.rooms.beds.actions.extensions import answer_extension, ask_extension, withdraw_extension
from alongside.rooms.beds.actions.past import (
    note_past_bed,
    record_past_approval,
    record_past_departure,
    record_past_extension,
    record_past_request,
    record_past_stay,
)
from alongside.rooms.beds.actions.places import (
    add_bed,
    add_premises,
    change_bed,
    change_premises,
    put_back_in_service,
    take_out_of_service,
)
from alongside.rooms.beds.actions.protocols import agree_protocol, take_back_protocol
from alongside.rooms.beds.actions.requests import decide_request, request_bed, withdraw_request
from alongside.rooms.beds.actions.stays import (
    cancel_stay,
    end_stay,
    learn_destination,
    place,
    record_arrival,
    record_non_arrival,
)

__all__ = [
    "add_bed",
    "add_premises",
    "agree_protocol",
    "answer_extension",
    "ask_extension",
    "cancel_stay",
    "change_bed",
    "change_premises",
    "decide_request",
    "end_stay",
    "learn_destination",
    "note_past_bed",
    "place",
    "put_back_in_service",
    "record_arrival",
    "record_non_arrival",
    "record_past_approval",
    "record_past_departure",
    "record_past_extension",
    "record_past_request",
    "record_past_stay",
    "request_bed",
    "take_back_protocol",
    "take_out_of_service",
    "withdraw_extension",
    "withdraw_request",
]
