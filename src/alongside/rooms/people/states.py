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
