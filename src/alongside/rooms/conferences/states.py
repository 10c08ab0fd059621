from enum import StrEnum

from alongside.foundations.kernel.states import StateTable


class ConferenceState(StrEnum):
    CONVENED = "convened"
    HELD = "held"
    ELSEWHERE = "elsewhere"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class InvitationState(StrEnum):
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ActionState(StrEnum):
    """Not done and not possible any more are different: the first gets a new day or nobody, the second is over."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"
    NOT_POSSIBLE = "not_possible"


class HandoverState(StrEnum):
    """Of one area's wish that another becomes responsible for a person. Until it is accepted, nothing moves.

    `agreed`: an area in another deployment said yes, and the case is on its way.
    """

    PROPOSED = "proposed"
    ASKED = "asked"
    AGREED = "agreed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_C, _I, _A, _H = ConferenceState, InvitationState, ActionState, HandoverState
HAPPENED = frozenset({_C.HELD, _C.ELSEWHERE, _C.CLOSED})
WAITS_FOR_ANSWER = frozenset({_H.PROPOSED, _H.ASKED})
GOES_ON = WAITS_FOR_ANSWER | {_H.AGREED}
_ASKED = {_I.INVITED, _I.ACCEPTED, _I.DECLINED}

CONFERENCE = StateTable(
    name="conference",
    states=ConferenceState,
    starts=(_C.CONVENED, _C.HELD),
    transitions={
        "move": ({_C.CONVENED}, _C.CONVENED),
        "hold": ({_C.CONVENED}, _C.HELD),
        "close": ({_C.HELD}, _C.CLOSED),
        "leave_minutes": ({_C.HELD}, _C.ELSEWHERE),
        "take_up_minutes": ({_C.ELSEWHERE}, _C.HELD),
        "cancel": ({_C.CONVENED}, _C.CANCELLED),
    },
    holders={
        _C.CONVENED: "convener and chair",
        _C.HELD: "minute-taker",
        _C.ELSEWHERE: "owners of its actions",
        _C.CLOSED: "owners of its actions",
        _C.CANCELLED: "nobody",
    },
    words={
        _C.CONVENED: "Convened",
        _C.HELD: "Held, minutes open",
        _C.ELSEWHERE: "Held, minutes kept elsewhere",
        _C.CLOSED: "Closed",
        _C.CANCELLED: "Cancelled",
    },
    events={
        "move": "conference.moved",
        "hold": "conference.held",
        "close": "conference.closed",
        "leave_minutes": "conference.minutes_left",
        "take_up_minutes": "conference.minutes_taken_up",
        "cancel": "conference.cancelled",
    },
)

INVITATION = StateTable(
    name="invitation",
    states=InvitationState,
    transitions={
        "accept": (_ASKED, _I.ACCEPTED),
        "decline": (_ASKED, _I.DECLINED),
        "ask_again": (_ASKED, _I.INVITED),
        "withdraw": (_ASKED, _I.WITHDRAWN),
    },
    holders={
        _I.INVITED: "whoever is invited",
        _I.ACCEPTED: "whoever is invited",
        _I.DECLINED: "whoever is invited",
        _I.WITHDRAWN: "nobody",
    },
    words={
        _I.INVITED: "No answer yet",
        _I.ACCEPTED: "Coming",
        _I.DECLINED: "Not coming",
        _I.WITHDRAWN: "Invitation taken back",
    },
    events={
        "accept": "invitation.accepted",
        "decline": "invitation.declined",
        "ask_again": "invitation.asked_again",
        "withdraw": "invitation.withdrawn",
    },
)

PLANNED_ACTION = StateTable(
    name="planned_action",
    states=ActionState,
    transitions={
        "mark_done": ({_A.OPEN, _A.NOT_DONE}, _A.DONE),
        "mark_not_done": ({_A.OPEN, _A.NOT_DONE}, _A.NOT_DONE),
        "mark_not_possible": ({_A.OPEN, _A.NOT_DONE}, _A.NOT_POSSIBLE),
    },
    holders={
        _A.OPEN: "owner of the action",
        _A.NOT_DONE: "owner of the action",
        _A.DONE: "nobody",
        _A.NOT_POSSIBLE: "nobody",
    },
    words={
        _A.OPEN: "To do",
        _A.DONE: "Done",
        _A.NOT_DONE: "Not done",
        _A.NOT_POSSIBLE: "Not possible any more",
    },
    events={
        "mark_done": "action.done",
        "mark_not_done": "action.not_done",
        "mark_not_possible": "action.not_possible",
    },
)

HANDOVER = StateTable(
    name="handover",
    states=HandoverState,
    transitions={
        "ask_about": ({_H.PROPOSED}, _H.ASKED),
        "answer_question": ({_H.ASKED}, _H.PROPOSED),
        "accept_handover": (WAITS_FOR_ANSWER, _H.ACCEPTED),
        "agree_handover": (WAITS_FOR_ANSWER, _H.AGREED),
        "release_handover": ({_H.AGREED}, _H.ACCEPTED),
        "decline_handover": (WAITS_FOR_ANSWER, _H.DECLINED),
        "withdraw_handover": (GOES_ON, _H.WITHDRAWN),
    },
    holders={
        _H.PROPOSED: "the area that is asked",
        _H.ASKED: "the area that proposed it",
        _H.AGREED: "the area that proposed it",
        _H.ACCEPTED: "nobody",
        _H.DECLINED: "nobody",
        _H.WITHDRAWN: "nobody",
    },
    words={
        _H.PROPOSED: "Waits for the area that is asked",
        _H.ASKED: "The other area asked something",
        _H.AGREED: "Yes was said, the case is on its way",
        _H.ACCEPTED: "Accepted",
        _H.DECLINED: "Refused",
        _H.WITHDRAWN: "Withdrawn",
    },
    events={
        "ask_about": "handover.asked",
        "answer_question": "handover.answered",
        "accept_handover": "handover.accepted",
        "agree_handover": "handover.agreed",
        "release_handover": "handover.released",
        "decline_handover": "handover.declined",
        "withdraw_handover": "handover.withdrawn",
    },
)
