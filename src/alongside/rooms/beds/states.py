from enum import StrEnum

from alongside.foundations.kernel.states import StateTable


class RequestState(StrEnum):
    PENDING_APPROVAL = "pending_approval"
    ACCEPTED = "accepted"
    PLACED = "placed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_R = RequestState
OPEN_REQUEST = frozenset({_R.PENDING_APPROVAL, _R.ACCEPTED})
REQUEST = StateTable(
    name="bed_request",
    states=RequestState,
    starts=(_R.PENDING_APPROVAL, _R.ACCEPTED),
    transitions={
        "approve": ({_R.PENDING_APPROVAL}, _R.ACCEPTED),
        "refuse": ({_R.PENDING_APPROVAL}, _R.REFUSED),
        "place": ({_R.ACCEPTED}, _R.PLACED),
        "give_back": ({_R.PLACED}, _R.ACCEPTED),
        "withdraw": ({_R.PENDING_APPROVAL, _R.ACCEPTED}, _R.WITHDRAWN),
    },
    holders={
        _R.PENDING_APPROVAL: "the council's commissioning team; out of hours whoever its rota names",
        _R.ACCEPTED: "the worker who asked",
        _R.PLACED: "the hostel",
        _R.REFUSED: "nobody",
        _R.WITHDRAWN: "nobody",
    },
    words={
        _R.PENDING_APPROVAL: "Waiting for the council",
        _R.ACCEPTED: "Accepted: a bed can be chosen",
        _R.PLACED: "A bed is booked",
        _R.REFUSED: "Refused by the council",
        _R.WITHDRAWN: "Withdrawn",
    },
    events={
        "approve": "bed_request.approved",
        "refuse": "bed_request.refused",
        "place": "bed_request.placed",
        "give_back": "bed_request.given_back",
        "withdraw": "bed_request.withdrawn",
    },
)


class StayState(StrEnum):
    BOOKED = "booked"
    ARRIVED = "arrived"
    DID_NOT_ARRIVE = "did_not_arrive"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    ENDED = "ended"


_S = StayState
GOING = frozenset({_S.BOOKED, _S.ARRIVED})
STAY = StateTable(
    name="stay",
    states=StayState,
    transitions={
        "record_arrival": ({_S.BOOKED}, _S.ARRIVED),
        "record_non_arrival": ({_S.BOOKED}, _S.DID_NOT_ARRIVE),
        "cancel": ({_S.BOOKED}, _S.CANCELLED),
        "decline": ({_S.BOOKED}, _S.DECLINED),
        "end": ({_S.ARRIVED}, _S.ENDED),
    },
    holders={
        _S.BOOKED: "the hostel",
        _S.ARRIVED: "the hostel",
        _S.DID_NOT_ARRIVE: "the key worker",
        _S.CANCELLED: "nobody",
        _S.DECLINED: "the worker who asked, who chooses another bed",
        _S.ENDED: "nobody",
    },
    words={
        _S.BOOKED: "Expected",
        _S.ARRIVED: "Here",
        _S.DID_NOT_ARRIVE: "Did not arrive",
        _S.CANCELLED: "Cancelled",
        _S.DECLINED: "Declined",
        _S.ENDED: "Left",
    },
    events={
        "record_arrival": "stay.arrived",
        "record_non_arrival": "stay.did_not_arrive",
        "cancel": "stay.cancelled",
        "decline": "stay.declined",
        "end": "stay.ended",
    },
)


class ExtensionState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_E = ExtensionState
EXTENSION = StateTable(
    name="extension",
    states=ExtensionState,
    transitions={
        "grant": ({_E.ASKED}, _E.GRANTED),
        "refuse": ({_E.ASKED}, _E.REFUSED),
        "withdraw": ({_E.ASKED}, _E.WITHDRAWN),
    },
    holders={
        _E.ASKED: "the hostel and the council; out of hours whoever their rotas name",
        _E.GRANTED: "nobody",
        _E.REFUSED: "nobody",
        _E.WITHDRAWN: "nobody",
    },
    words={
        _E.ASKED: "Waiting for both answers",
        _E.GRANTED: "Granted by both",
        _E.REFUSED: "Refused",
        _E.WITHDRAWN: "Withdrawn",
    },
    events={
        "grant": "extension.granted",
        "refuse": "extension.refused",
        "withdraw": "extension.withdrawn",
    },
)


class AbsenceState(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"
    SAFE = "safe"


_A = AbsenceState
OPEN_ABSENCE = frozenset({_A.ASKED, _A.ANSWERED})
ABSENCE = StateTable(
    name="absence",
    states=AbsenceState,
    transitions={
        "answer": ({_A.ASKED, _A.ANSWERED}, _A.ANSWERED),
        "settle": ({_A.ASKED, _A.ANSWERED}, _A.SAFE),
    },
    holders={
        _A.ASKED: "the key worker",
        _A.ANSWERED: "whoever said they try next",
        _A.SAFE: "nobody",
    },
    words={
        _A.ASKED: "Away: nobody has answered yet",
        _A.ANSWERED: "Away: somebody is asking after them",
        _A.SAFE: "Known to be safe",
    },
    events={"answer": "absence.answered", "settle": "absence.settled"},
)


class RideState(StrEnum):
    ARRANGED = "arranged"
    READ = "read"
    PICKED_UP = "picked_up"
    MISSED = "missed"
    CANCELLED = "cancelled"


_D = RideState
GOING_RIDE = frozenset({_D.ARRANGED, _D.READ})
RIDE = StateTable(
    name="ride",
    states=RideState,
    transitions={
        "read": ({_D.ARRANGED}, _D.READ),
        "pick_up": (GOING_RIDE, _D.PICKED_UP),
        "miss": (GOING_RIDE, _D.MISSED),
        "cancel": (GOING_RIDE, _D.CANCELLED),
    },
    holders={
        _D.ARRANGED: "the driver",
        _D.READ: "the driver",
        _D.PICKED_UP: "nobody",
        _D.MISSED: "the worker who arranged it",
        _D.CANCELLED: "nobody",
    },
    words={
        _D.ARRANGED: "The driver has not read it yet",
        _D.READ: "The driver has read it",
        _D.PICKED_UP: "Picked up",
        _D.MISSED: "Did not take place",
        _D.CANCELLED: "Cancelled",
    },
    events={
        "read": "ride.read",
        "pick_up": "ride.picked_up",
        "miss": "ride.missed",
        "cancel": "ride.cancelled",
    },
)


class OverrideState(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_O = OverrideState
OVERRIDE = StateTable(
    name="exclusion_override",
    states=OverrideState,
    transitions={
        "agree": ({_O.ASKED}, _O.AGREED),
        "refuse": ({_O.ASKED}, _O.REFUSED),
        "withdraw": ({_O.ASKED, _O.AGREED}, _O.WITHDRAWN),
    },
    holders={
        _O.ASKED: "somebody else who works on the case and sees where the person is, or the council",
        _O.AGREED: "either of the two, who can withdraw it",
        _O.REFUSED: "nobody",
        _O.WITHDRAWN: "nobody",
    },
    words={
        _O.ASKED: "Waiting for a second person",
        _O.AGREED: "Agreed by two people",
        _O.REFUSED: "Refused",
        _O.WITHDRAWN: "Withdrawn",
    },
    events={
        "agree": "exclusion_override.agreed",
        "refuse": "exclusion_override.refused",
        "withdraw": "exclusion_override.withdrawn",
    },
)


class NextPlaceState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    MOVED = "moved"
    TURNED_DOWN = "turned_down"


_N = NextPlaceState
OPEN_NEXT_PLACE = frozenset({_N.PROPOSED, _N.AGREED})
NEXT_PLACE = StateTable(
    name="next_place",
    states=NextPlaceState,
    transitions={
        "agree": ({_N.PROPOSED}, _N.AGREED),
        "turn_down": (OPEN_NEXT_PLACE, _N.TURNED_DOWN),
        "move": ({_N.AGREED}, _N.MOVED),
    },
    holders={
        _N.PROPOSED: "the key worker, and the person whose answer it needs",
        _N.AGREED: "the key worker",
        _N.MOVED: "the key worker, until everything on the list after the move is answered",
        _N.TURNED_DOWN: "nobody",
    },
    words={
        _N.PROPOSED: "Proposed",
        _N.AGREED: "Agreed",
        _N.MOVED: "Moved in",
        _N.TURNED_DOWN: "Turned down",
    },
    events={
        "agree": "next_place.agreed",
        "turn_down": "next_place.turned_down",
        "move": "next_place.moved",
    },
)
