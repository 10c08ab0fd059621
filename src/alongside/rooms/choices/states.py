from enum import StrEnum

from alongside.foundations.kernel.states import StateTable


class Said(StrEnum):
    """What the person has answered so far to being referred to the NRM."""

    NOT_ASKED = "not_asked"
    NOT_YET = "not_yet"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


_BEFORE_A_YES = {Said.NOT_ASKED, Said.NOT_YET, Said.NO, Said.WITHDRAWN}

ANSWER = StateTable(
    name="answer",
    states=Said,
    transitions={
        # A yes can be said again: once more was explained, it counts where the first one did not.
        "say_yes": (_BEFORE_A_YES | {Said.YES}, Said.YES),
        "say_not_yet": (_BEFORE_A_YES | {Said.YES}, Said.NOT_YET),
        "say_no": (_BEFORE_A_YES, Said.NO),
        "take_back": ({Said.YES}, Said.WITHDRAWN),
    },
    holders={
        Said.NOT_ASKED: "key worker",
        Said.NOT_YET: "the person",
        Said.YES: "first responder",
        Said.NO: "the person",
        Said.WITHDRAWN: "the person",
    },
    words={
        Said.NOT_ASKED: "Not asked yet",
        Said.NOT_YET: "Not yet",
        Said.YES: "Yes",
        Said.NO: "No",
        Said.WITHDRAWN: "Took the yes back",
    },
    events={
        "say_yes": "answer.yes",
        "say_not_yet": "answer.not_yet",
        "say_no": "answer.no",
        "take_back": "answer.taken_back",
    },
)
VERB_FOR: dict[Said, str] = {target: verb for verb, (_, target) in ANSWER.transitions.items()}


class ConsentState(StrEnum):
    """What the person last said to one purpose and one recipient."""

    NOT_ASKED = "not_asked"
    NOT_YET = "not_yet"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_NOTHING_GIVEN = set(ConsentState) - {ConsentState.GIVEN}

CONSENT = StateTable(
    name="consent",
    states=ConsentState,
    transitions={
        # Given again, for other parts or for longer: the new answer takes the place of the old one.
        "give_consent": (_NOTHING_GIVEN | {ConsentState.GIVEN}, ConsentState.GIVEN),
        "put_off_consent": (_NOTHING_GIVEN, ConsentState.NOT_YET),
        "refuse_consent": (_NOTHING_GIVEN, ConsentState.REFUSED),
        "withdraw_consent": ({ConsentState.GIVEN}, ConsentState.WITHDRAWN),
        "expire_consent": ({ConsentState.GIVEN}, ConsentState.EXPIRED),
    },
    holders={
        ConsentState.NOT_ASKED: "key worker",
        ConsentState.NOT_YET: "the person",
        ConsentState.GIVEN: "the person",
        ConsentState.REFUSED: "the person",
        ConsentState.WITHDRAWN: "the person",
        ConsentState.EXPIRED: "key worker",
    },
    words={
        ConsentState.NOT_ASKED: "Not asked",
        ConsentState.NOT_YET: "Not yet",
        ConsentState.GIVEN: "Agreed",
        ConsentState.REFUSED: "Said no",
        ConsentState.WITHDRAWN: "Taken back",
        ConsentState.EXPIRED: "Ended",
    },
    events={
        "give_consent": "consent.given",
        "put_off_consent": "consent.put_off",
        "refuse_consent": "consent.refused",
        "withdraw_consent": "consent.withdrawn",
        "expire_consent": "consent.expired",
    },
)


class SharingState(StrEnum):
    """Where a decision to share without consent stands."""

    PROPOSED = "proposed"
    OPEN_AT_ONCE = "open_at_once"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    ENDED = "ended"


WAITS = {SharingState.PROPOSED, SharingState.OPEN_AT_ONCE}

SHARING = StateTable(
    name="sharing-decision",
    states=SharingState,
    starts=(SharingState.PROPOSED, SharingState.OPEN_AT_ONCE),
    transitions={
        "agree_to_sharing": (WAITS, SharingState.IN_FORCE),
        "decline_sharing": (WAITS, SharingState.DECLINED),
        "end_sharing": (WAITS | {SharingState.IN_FORCE}, SharingState.ENDED),
    },
    holders={
        SharingState.PROPOSED: "second person",
        SharingState.OPEN_AT_ONCE: "second person",
        SharingState.IN_FORCE: "key worker",
        SharingState.DECLINED: "nobody",
        SharingState.ENDED: "nobody",
    },
    words={
        SharingState.PROPOSED: "Waits for a second person",
        SharingState.OPEN_AT_ONCE: "Open, and waits for a second person",
        SharingState.IN_FORCE: "Open",
        SharingState.DECLINED: "Declined",
        SharingState.ENDED: "Ended",
    },
    events={
        "agree_to_sharing": "sharing.agreed",
        "decline_sharing": "sharing.declined",
        "end_sharing": "sharing.ended",
    },
)
