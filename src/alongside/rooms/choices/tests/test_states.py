import pytest

from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.choices.states import (
    ANSWER,
    CONSENT,
    SHARING,
    VERB_FOR,
    ConsentState,
    Said,
    SharingState,
)

NOT_ASKED, NOT_YET, YES, NO, WITHDRAWN = Said
MATRIX: dict[str, dict[Said, Said | None]] = {
    "say_yes": {NOT_ASKED: YES, NOT_YET: YES, YES: YES, NO: YES, WITHDRAWN: YES},
    "say_not_yet": {NOT_ASKED: NOT_YET, NOT_YET: NOT_YET, YES: NOT_YET, NO: NOT_YET, WITHDRAWN: NOT_YET},
    "say_no": {NOT_ASKED: NO, NOT_YET: NO, YES: None, NO: NO, WITHDRAWN: NO},
    "take_back": {NOT_ASKED: None, NOT_YET: None, YES: WITHDRAWN, NO: None, WITHDRAWN: None},
}


def test_the_full_matrix() -> None:
    found = {(verb, state): target for verb, state, target in ANSWER.matrix()}
    assert found == {(verb, state): target for verb, row in MATRIX.items() for state, target in row.items()}


def test_no_answer_is_the_end() -> None:
    assert ANSWER.final == frozenset()
    assert ANSWER.starts == (NOT_ASKED,)


def test_every_answer_has_its_verb() -> None:
    assert VERB_FOR == {YES: "say_yes", NOT_YET: "say_not_yet", NO: "say_no", WITHDRAWN: "take_back"}


def test_a_refusal_says_what_is_possible() -> None:
    with pytest.raises(NotAllowed, match="take back"):
        ANSWER.next("say_no", YES)


def test_the_full_matrix_of_consent() -> None:
    given, nothing_given = ConsentState.GIVEN, set(ConsentState) - {ConsentState.GIVEN}
    for verb, state, target in CONSENT.matrix():
        after_nothing = {
            "give_consent": given,
            "put_off_consent": ConsentState.NOT_YET,
            "refuse_consent": ConsentState.REFUSED,
        }
        after_a_yes = {
            "give_consent": given,
            "withdraw_consent": ConsentState.WITHDRAWN,
            "expire_consent": ConsentState.EXPIRED,
        }
        expected = after_nothing if state in nothing_given else after_a_yes
        assert target == expected.get(verb), (verb, state)
    assert CONSENT.final == frozenset()


def test_the_full_matrix_of_sharing_without_consent() -> None:
    proposed, at_once, in_force, declined, ended = SharingState
    matrix: dict[str, dict[SharingState, SharingState]] = {
        "agree_to_sharing": {proposed: in_force, at_once: in_force},
        "decline_sharing": {proposed: declined, at_once: declined},
        "end_sharing": {proposed: ended, at_once: ended, in_force: ended},
    }
    for verb, state, target in SHARING.matrix():
        assert target == matrix[verb].get(state), (verb, state)
    assert SHARING.final == {declined, ended}
    assert SHARING.starts == (proposed, at_once)
