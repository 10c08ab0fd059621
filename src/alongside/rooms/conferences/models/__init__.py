from alongside.rooms.conferences.models.availability import DaysAway, UsualHours
from alongside.rooms.conferences.models.came_with import CameWith
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.models.corrections import (
    DueCorrection,
    HeldCorrection,
    LateCorrection,
    Moving,
)
from alongside.rooms.conferences.models.ends import ActionEnd
from alongside.rooms.conferences.models.guests import GuestEntry
from alongside.rooms.conferences.models.handover import Handover
from alongside.rooms.conferences.models.handover_said import HandoverClimbing, HandoverRemark
from alongside.rooms.conferences.models.invitation import Attendance, Invitation
from alongside.rooms.conferences.models.minutes import AgendaItem, Dissent, SafeguardingScreen
from alongside.rooms.conferences.models.minutes_sent import MinutesSent
from alongside.rooms.conferences.models.parcels import Arrival, Dispatch
from alongside.rooms.conferences.models.plan import PlannedAction
from alongside.rooms.conferences.models.protocols import ConferenceProtocol
from alongside.rooms.conferences.models.returns import Contradiction, WrittenReturn
from alongside.rooms.conferences.models.sent import Chaser, Climbing, Reminder, StepClimbing

__all__ = [
    "ActionEnd",
    "AgendaItem",
    "Arrival",
    "Attendance",
    "CameWith",
    "Chaser",
    "Climbing",
    "Conference",
    "ConferenceProtocol",
    "Contradiction",
    "DaysAway",
    "Dispatch",
    "Dissent",
    "DueCorrection",
    "GuestEntry",
    "Handover",
    "HandoverClimbing",
    "HandoverRemark",
    "HeldCorrection",
    "Invitation",
    "LateCorrection",
    "MinutesSent",
    "Moving",
    "PlannedAction",
    "Reminder",
    "SafeguardingScreen",
    "StepClimbing",
    "UsualHours",
    "WrittenReturn",
]
