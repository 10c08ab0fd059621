from enum import StrEnum

from alongside.foundations.kernel.states import StateTable


class CaseState(StrEnum):
    """`asked`: another deployment asks whether somebody here takes it over. Until then nobody here is responsible."""

    ASKED = "asked"
    OPEN = "open"
    CLOSED = "closed"
    OPENED_IN_ERROR = "opened_in_error"
    ERASED = "erased"


CASE = StateTable(
    name="case",
    states=CaseState,
    starts=(CaseState.OPEN, CaseState.ASKED),
    transitions={
        "take_over": ({CaseState.ASKED}, CaseState.OPEN),
        "turn_away": ({CaseState.ASKED}, CaseState.ERASED),
        "close": ({CaseState.OPEN}, CaseState.CLOSED),
        "reopen": ({CaseState.CLOSED}, CaseState.OPEN),
        "mark_opened_in_error": ({CaseState.OPEN}, CaseState.OPENED_IN_ERROR),
        "erase": ({CaseState.CLOSED, CaseState.OPENED_IN_ERROR}, CaseState.ERASED),
        # An older copy of the database was restored, in which it stands as it did before it was erased.
        "erase_again": (set(CaseState) - {CaseState.ERASED}, CaseState.ERASED),
    },
    holders={
        CaseState.ASKED: "the other deployment",
        CaseState.OPEN: "key worker",
        CaseState.CLOSED: "key worker's team",
        CaseState.OPENED_IN_ERROR: "nobody",
        CaseState.ERASED: "nobody",
    },
    words={
        CaseState.ASKED: "Asked by another area",
        CaseState.OPEN: "Open",
        CaseState.CLOSED: "Closed",
        CaseState.OPENED_IN_ERROR: "Opened in error",
        CaseState.ERASED: "Erased",
    },
    events={
        "take_over": "case.taken_over",
        "turn_away": "case.turned_away",
        "close": "case.closed",
        "reopen": "case.reopened",
        "mark_opened_in_error": "case.opened_in_error",
        "erase": "case.erased",
        "erase_again": "case.erased",
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
        "explain": ({_G.MORE_WANTED}, _G.WAITING),
        "find_justified": (UNANSWERED, _G.JUSTIFIED),
        "find_not_justified": (UNANSWERED, _G.NOT_JUSTIFIED),
    },
    holders={
        _G.WAITING: "key worker and managers of the responsible agency, not who opened it",
        _G.MORE_WANTED: "who opened it",
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
        "explain": "glass.explained",
        "find_justified": "glass.justified",
        "find_not_justified": "glass.not_justified",
    },
)


class ErasureState(StrEnum):
    """Of a wish to be forgotten before the time: what a second person said of it."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


_E = ErasureState

ERASURE = StateTable(
    name="erasure_request",
    states=ErasureState,
    transitions={
        "agree_to_erasure": ({_E.ASKED}, _E.AGREED),
        "decline_erasure": ({_E.ASKED}, _E.DECLINED),
    },
    holders={_E.ASKED: "second person", _E.AGREED: "nobody", _E.DECLINED: "nobody"},
    words={
        _E.ASKED: "Waits for a second person",
        _E.AGREED: "Agreed, and erased",
        _E.DECLINED: "Declined",
    },
    events={"agree_to_erasure": "erasure.agreed", "decline_erasure": "erasure.declined"},
)


class AccessState(StrEnum):
    """Of a person's request for what is kept about them."""

    ASKED = "asked"
    PREPARED = "prepared"
    RELEASED = "released"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_S = AccessState
GOES_ON = frozenset({_S.ASKED, _S.PREPARED})

ACCESS = StateTable(
    name="access_request",
    states=AccessState,
    transitions={
        "prepare_pack": ({_S.ASKED}, _S.PREPARED),
        "send_pack_back": ({_S.PREPARED}, _S.ASKED),
        "extend_access": ({_S.ASKED}, _S.ASKED),
        "release_pack": ({_S.PREPARED}, _S.RELEASED),
        "refuse_access": (GOES_ON, _S.REFUSED),
        "withdraw_access": (GOES_ON, _S.WITHDRAWN),
    },
    holders={
        _S.ASKED: "the team that answers for the case",
        _S.PREPARED: "second person",
        _S.RELEASED: "the team that answers for the case",
        _S.REFUSED: "nobody",
        _S.WITHDRAWN: "nobody",
    },
    words={
        _S.ASKED: "To be prepared",
        _S.PREPARED: "Waits for a second person",
        _S.RELEASED: "Released",
        _S.REFUSED: "Refused",
        _S.WITHDRAWN: "Withdrawn by the person",
    },
    events={
        "prepare_pack": "access.prepared",
        "send_pack_back": "access.sent_back",
        "extend_access": "access.extended",
        "release_pack": "access.released",
        "refuse_access": "access.refused",
        "withdraw_access": "access.withdrawn",
    },
)
