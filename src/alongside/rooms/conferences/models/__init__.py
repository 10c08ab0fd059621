from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.models.corrections import DueCorrection, HeldCorrection, Moving
from alongside.rooms.conferences.models.guests import GuestEntry, WrittenReturn
from alongside.rooms.conferences.models.invitation import Attendance, Invitation
from alongside.rooms.conferences.models.minutes import AgendaItem, SafeguardingScreen
from alongside.rooms.conferences.models.plan import PlannedAction

__all__ = [
    "AgendaItem",
    "Attendance",
    "Conference",
    "DueCorrection",
    "GuestEntry",
    "HeldCorrection",
    "Invitation",
    "Moving",
    "PlannedAction",
    "SafeguardingScreen",
    "WrittenReturn",
]
