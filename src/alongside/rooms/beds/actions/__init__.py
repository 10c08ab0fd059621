from alongside.rooms.beds.actions.by_the_night import offer_room, take_back_room
from alongside.rooms.beds.actions.closing import end_out_of_service, plan_out_of_service, ready_sooner
from alongside.rooms.beds.actions.declines import decline_by_house, decline_for_person, note_unmet_night
from alongside.rooms.beds.actions.drivers import add_driver, end_driver
from alongside.rooms.beds.actions.exclusion import (
    add_exclusion_area,
    answer_exclusion_override,
    ask_exclusion_override,
    lift_exclusion_area,
    withdraw_exclusion_override,
)
from alongside.rooms.beds.actions.extensions import answer_extension, ask_extension, withdraw_extension
from alongside.rooms.beds.actions.nights import (
    answer_absence,
    move_bed,
    note_absence,
    settle_absence,
    tell_house_anew,
)
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
)
from alongside.rooms.beds.actions.protocols import agree_protocol, take_back_protocol
from alongside.rooms.beds.actions.requests import decide_request, request_bed, withdraw_request
from alongside.rooms.beds.actions.rides import (
    arrange_ride,
    end_ride,
    read_ride,
    renew_ride_link,
)
from alongside.rooms.beds.actions.service import put_back_in_service, take_out_of_service
from alongside.rooms.beds.actions.stays import (
    cancel_stay,
    end_stay,
    learn_destination,
    place,
    record_arrival,
    record_non_arrival,
)
from alongside.rooms.beds.actions.vacancies import take_in_vacancies

__all__ = [
    "add_bed",
    "add_driver",
    "add_exclusion_area",
    "add_premises",
    "agree_protocol",
    "answer_absence",
    "answer_exclusion_override",
    "answer_extension",
    "arrange_ride",
    "ask_exclusion_override",
    "ask_extension",
    "cancel_stay",
    "change_bed",
    "change_premises",
    "decide_request",
    "decline_by_house",
    "decline_for_person",
    "end_driver",
    "end_out_of_service",
    "end_ride",
    "end_stay",
    "learn_destination",
    "lift_exclusion_area",
    "move_bed",
    "note_absence",
    "note_past_bed",
    "note_unmet_night",
    "offer_room",
    "place",
    "plan_out_of_service",
    "put_back_in_service",
    "read_ride",
    "ready_sooner",
    "record_arrival",
    "record_non_arrival",
    "record_past_approval",
    "record_past_departure",
    "record_past_extension",
    "record_past_request",
    "record_past_stay",
    "renew_ride_link",
    "request_bed",
    "settle_absence",
    "take_back_protocol",
    "take_back_room",
    "take_in_vacancies",
    "take_out_of_service",
    "tell_house_anew",
    "withdraw_exclusion_override",
    "withdraw_extension",
    "withdraw_request",
]
