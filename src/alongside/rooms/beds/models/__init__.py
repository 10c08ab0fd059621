from alongside.rooms.beds.models.extensions import Extension, ExtensionAnswer
from alongside.rooms.beds.models.places import Bed, Premises, PremisesAddress
from alongside.rooms.beds.models.protocols import BedProtocol
from alongside.rooms.beds.models.requests import BedRequest, RequestDecision, RequestWithdrawal
from alongside.rooms.beds.models.stays import (
    Arrival,
    Cancellation,
    Departure,
    DestinationLearned,
    NonArrival,
    Occupancy,
    Stay,
)

__all__ = [
    "Arrival",
    "Bed",
    "BedProtocol",
    "BedRequest",
    "Cancellation",
    "Departure",
    "DestinationLearned",
    "Extension",
    "ExtensionAnswer",
    "NonArrival",
    "Occupancy",
    "Premises",
    "PremisesAddress",
    "RequestDecision",
    "RequestWithdrawal",
    "Stay",
]
