from alongside.rooms.people.models.access import GivenPack, LeftOut, MaskedWords, SubjectAccess
from alongside.rooms.people.models.attachments import Attachment, AttachmentRemoved
from alongside.rooms.people.models.case import (
    AgeSaid,
    Case,
    CaseLink,
    Closure,
    LogRow,
    MetCorrection,
    OpenedInError,
    Person,
    Reopening,
)
from alongside.rooms.people.models.facts import ContactRule, Fact, IndicatorSeen, Name
from alongside.rooms.people.models.glass import BrokenGlass, GlassReview
from alongside.rooms.people.models.grants import CaseGrant
from alongside.rooms.people.models.notes import ContactMade, Note, NoteMove
from alongside.rooms.people.models.raised import Raised
from alongside.rooms.people.models.responsibility import KeyWorker, LeaveCover, Ownership, PossibleMatch
from alongside.rooms.people.models.retention import ErasureRequest, RetentionHold, RetentionWarning, Tombstone
from alongside.rooms.people.models.shut_out import ShutOut, ShutOutReason

__all__ = [
    "AgeSaid",
    "Attachment",
    "AttachmentRemoved",
    "BrokenGlass",
    "Case",
    "CaseGrant",
    "CaseLink",
    "Closure",
    "ContactMade",
    "ContactRule",
    "ErasureRequest",
    "Fact",
    "GivenPack",
    "GlassReview",
    "IndicatorSeen",
    "KeyWorker",
    "LeaveCover",
    "LeftOut",
    "LogRow",
    "MaskedWords",
    "MetCorrection",
    "Name",
    "Note",
    "NoteMove",
    "OpenedInError",
    "Ownership",
    "Person",
    "PossibleMatch",
    "Raised",
    "Reopening",
    "RetentionHold",
    "RetentionWarning",
    "ShutOut",
    "ShutOutReason",
    "SubjectAccess",
    "Tombstone",
]
