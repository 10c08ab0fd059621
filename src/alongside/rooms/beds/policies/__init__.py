"""Who may do what with beds, and when."""

from alongside.rooms.beds.policies.extensions import can_answer, check_can_answer, sides_of
from alongside.rooms.beds.policies.places import (
    address_for,
    addresses_for,
    can_add_premises,
    can_manage_premises,
    check_can_add_premises,
    check_can_manage_premises,
    check_can_run,
    runs,
)
from alongside.rooms.beds.policies.requests import (
    can_decide,
    can_place,
    can_read_request,
    can_request,
    check_can_decide,
    check_can_place,
    check_can_read_request,
    check_can_request,
    check_is_adult,
)
from alongside.rooms.beds.policies.speaking import seats_with, speaks_for_council
from alongside.rooms.beds.policies.stays import (
    can_cancel,
    can_change_stay,
    can_learn_destination,
    check_can_cancel,
    check_can_change_stay,
    check_can_learn_destination,
    check_destination_open,
)

__all__ = [
    "address_for",
    "addresses_for",
    "can_add_premises",
    "can_answer",
    "can_cancel",
    "can_change_stay",
    "can_decide",
    "can_learn_destination",
    "can_manage_premises",
    "can_place",
    "can_read_request",
    "can_request",
    "check_can_add_premises",
    "check_can_answer",
    "check_can_cancel",
    "check_can_change_stay",
    "check_can_decide",
    "check_can_learn_destination",
    "check_can_manage_premises",
    "check_can_place",
    "check_can_read_request",
    "check_can_request",
    "check_can_run",
    "check_destination_open",
    "check_is_adult",
    "runs",
    "seats_with",
    "sides_of",
    "speaks_for_council",
]
