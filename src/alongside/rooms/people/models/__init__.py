from .case import Case, CaseLink, Closure, LogRow, OpenedInError, Person, Reopening
from .facts import ContactRule, Fact, IndicatorSeen, Name
from .grants import CaseGrant
from .notes import ContactMade, Note, NoteMove
from .responsibility import KeyWorker, LeaveCover, Ownership, PossibleMatch

__all__ = [
    "Case",
    "CaseGrant",
    "CaseLink",
    "Closure",
    "ContactMade",
    "ContactRule",
    "Fact",
    "IndicatorSeen",
    "KeyWorker",
    "LeaveCover",
    "LogRow",
    "Name",
    "Note",
    "NoteMove",
    "OpenedInError",
    "Ownership",
    "Person",
    "PossibleMatch",
    "Reopening",
]
