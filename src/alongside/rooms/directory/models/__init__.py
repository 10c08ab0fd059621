from alongside.rooms.directory.models.areas import (
    Duty,
    Partner,
    Partnership,
    Postcode,
    RotaShift,
)
from alongside.rooms.directory.models.neighbours import Neighbour
from alongside.rooms.directory.models.services import PublicService
from alongside.rooms.directory.models.systems import SystemKey

__all__ = [
    "Duty",
    "Neighbour",
    "Partner",
    "Partnership",
    "Postcode",
    "PublicService",
    "RotaShift",
    "SystemKey",
]
