from alongside.rooms.beds.models.absences import Absence, AbsenceAnswer
from alongside.rooms.beds.models.assessments import AspectFound, SuitabilityAssessment
from alongside.rooms.beds.models.closing import OutOfService
from alongside.rooms.beds.models.declines import DeclinedByHouse, DeclinedByPerson, UnmetNight
from alongside.rooms.beds.models.exclusion import ExclusionArea, ExclusionOverride
from alongside.rooms.beds.models.extensions import Extension, ExtensionAnswer
from alongside.rooms.beds.models.next_places import (
    AddressTold,
    AfterMove,
    NextPlace,
    PlaceTurnedDown,
    SentBack,
)
from alongside.rooms.beds.models.nights import BedMove, DoorNote
from alongside.rooms.beds.models.places import Bed, NightsOffered, Premises, PremisesAddress
from alongside.rooms.beds.models.protocols import BedProtocol
from alongside.rooms.beds.models.requests import BedRequest, RequestDecision, RequestWithdrawal
from alongside.rooms.beds.models.rides import Driver, Ride
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
    "Absence",
    "AbsenceAnswer",
    "AddressTold",
    "AfterMove",
    "Arrival",
    "AspectFound",
    "Bed",
    "BedMove",
    "BedProtocol",
    "BedRequest",
    "Cancellation",
    "DeclinedByHouse",
    "DeclinedByPerson",
    "Departure",
    "DestinationLearned",
    "DoorNote",
    "Driver",
    "ExclusionArea",
    "ExclusionOverride",
    "Extension",
    "ExtensionAnswer",
    "NextPlace",
    "NightsOffered",
    "NonArrival",
    "Occupancy",
    "OutOfService",
    "PlaceTurnedDown",
    "Premises",
    "PremisesAddress",
    "RequestDecision",
    "RequestWithdrawal",
    "Ride",
    "SentBack",
    "Stay",
    "SuitabilityAssessment",
    "UnmetNight",
]
