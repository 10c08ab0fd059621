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
