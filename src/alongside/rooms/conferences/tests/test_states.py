import pytest

from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.conferences.states import (
    CONFERENCE,
    HANDOVER,
    INVITATION,
    PLANNED_ACTION,
    ActionState,
    ConferenceState,
    HandoverState,
    InvitationState,
)

C, J, A, H = ConferenceState, InvitationState, ActionState, HandoverState
CONFERENCE_MATRIX = {
    ("move", C.CONVENED): C.CONVENED,
    ("hold", C.CONVENED): C.HELD,
    ("cancel", C.CONVENED): C.CANCELLED,
    ("close", C.HELD): C.CLOSED,
    ("leave_minutes", C.HELD): C.ELSEWHERE,
    ("take_up_minutes", C.ELSEWHERE): C.HELD,
}
ASKED = (J.INVITED, J.ACCEPTED, J.DECLINED)
INVITATION_MATRIX = {
    (verb, state): to
    for state in ASKED
    for verb, to in {
        "accept": J.ACCEPTED,
        "decline": J.DECLINED,
        "ask_again": J.INVITED,
        "withdraw": J.WITHDRAWN,
    }.items()
}
ACTION_MATRIX = {
    ("mark_done", A.OPEN): A.DONE,
    ("mark_done", A.NOT_DONE): A.DONE,
    ("mark_not_done", A.OPEN): A.NOT_DONE,
    ("mark_not_done", A.NOT_DONE): A.NOT_DONE,
    ("mark_not_possible", A.OPEN): A.NOT_POSSIBLE,
    ("mark_not_possible", A.NOT_DONE): A.NOT_POSSIBLE,
}
HANDOVER_MATRIX = {
    ("ask_about", H.PROPOSED): H.ASKED,
    ("answer_question", H.ASKED): H.PROPOSED,
    ("accept_handover", H.PROPOSED): H.ACCEPTED,
    ("accept_handover", H.ASKED): H.ACCEPTED,
    ("decline_handover", H.PROPOSED): H.DECLINED,
    ("decline_handover", H.ASKED): H.DECLINED,
    ("withdraw_handover", H.PROPOSED): H.WITHDRAWN,
    ("withdraw_handover", H.ASKED): H.WITHDRAWN,
    ("agree_handover", H.PROPOSED): H.AGREED,
    ("agree_handover", H.ASKED): H.AGREED,
    ("release_handover", H.AGREED): H.ACCEPTED,
    ("withdraw_handover", H.AGREED): H.WITHDRAWN,
}


def test_a_conference_moves_only_along_its_table() -> None:
    found = {(verb, state): to for verb, state, to in CONFERENCE.matrix() if to}
    assert found == CONFERENCE_MATRIX
    assert CONFERENCE.final == {C.CLOSED, C.CANCELLED}


def test_an_invitation_moves_only_along_its_table() -> None:
    found = {(verb, state): to for verb, state, to in INVITATION.matrix() if to}
    assert found == INVITATION_MATRIX
    assert INVITATION.final == {J.WITHDRAWN}


def test_an_action_moves_only_along_its_table() -> None:
    found = {(verb, state): to for verb, state, to in PLANNED_ACTION.matrix() if to}
    assert found == ACTION_MATRIX
    assert PLANNED_ACTION.final == {A.DONE, A.NOT_POSSIBLE}


def test_a_handover_moves_only_along_its_table() -> None:
    found = {(verb, state): to for verb, state, to in HANDOVER.matrix() if to}
    assert found == HANDOVER_MATRIX
    assert HANDOVER.final == {H.ACCEPTED, H.DECLINED, H.WITHDRAWN}


def test_a_closed_conference_says_that_nothing_more_can_be_done() -> None:
    with pytest.raises(NotAllowed, match="Closed"):
        CONFERENCE.next("cancel", C.CLOSED)
