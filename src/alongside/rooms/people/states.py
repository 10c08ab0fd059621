from enum import StrEnum

from alongside.foundations.kernel.states import StateTable


class CaseState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    OPENED_IN_ERROR = "opened_in_error"


CASE = StateTable(
    name="case",
    states=CaseState,
    transitions={
        "close": ({CaseState.OPEN}, CaseState.CLOSED),
        "reopen": ({CaseState.CLOSED}, CaseState.OPEN),
        "mark_opened_in_error": ({CaseState.OPEN}, CaseState.OPENED_IN_ERROR),
    },
    holders={
        CaseState.OPEN: "key worker",
        CaseState.CLOSED: "key worker's team",
        CaseState.OPENED_IN_ERROR: "nobody",
    },
    words={
        CaseState.OPEN: "Open",
        CaseState.CLOSED: "Closed",
        CaseState.OPENED_IN_ERROR: "Opened in error",
    },
    events={
        "close": "case.closed",
        "reopen": "case.reopened",
        "mark_opened_in_error": "case.opened_in_error",
    },
)


class GlassState(StrEnum):
    """Of a case opened in an emergency: what the responsible agency says of it afterwards."""

    WAITING = "waiting"
    MORE_WANTED = "more_wanted"
    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"


_G = GlassState
UNANSWERED = frozenset({_G.WAITING, _G.MORE_WANTED})

GLASS = StateTable(
    name="emergency_opening",
    states=GlassState,
    transitions={
        "ask_for_more": ({_G.WAITING}, _G.MORE_WANTED),
        "find_justified": (UNANSWERED, _G.JUSTIFIED),
        "find_not_justified": (UNANSWERED, _G.NOT_JUSTIFIED),
    },
    holders={
        _G.WAITING: "the responsible agency: anybody but who opened it",
        _G.MORE_WANTED: "the responsible agency: anybody but who opened it",
        _G.JUSTIFIED: "nobody",
        _G.NOT_JUSTIFIED: "nobody",
    },
    words={
        _G.WAITING: "Waiting for an answer",
        _G.MORE_WANTED: "More is wanted",
        _G.JUSTIFIED: "Justified",
        _G.NOT_JUSTIFIED: "Not justified",
    },
    events={
        "ask_for_more": "glass.more_wanted",
        "find_justified": "glass.justified",
        "find_not_justified": "glass.not_justified",
    },
)
