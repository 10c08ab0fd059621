from alongside.rooms.referrals.states import REFERRAL, ReferralState

DRAFT, SUBMITTED, WITHDRAWN, ABANDONED = ReferralState
MATRIX: dict[str, dict[ReferralState, ReferralState | None]] = {
    "submit": {DRAFT: SUBMITTED, SUBMITTED: None, WITHDRAWN: None, ABANDONED: None},
    "abandon": {DRAFT: ABANDONED, SUBMITTED: None, WITHDRAWN: None, ABANDONED: None},
    "withdraw": {DRAFT: None, SUBMITTED: WITHDRAWN, WITHDRAWN: None, ABANDONED: None},
}


def test_the_full_matrix() -> None:
    found = {(verb, state): target for verb, state, target in REFERRAL.matrix()}
    assert found == {(verb, state): target for verb, row in MATRIX.items() for state, target in row.items()}


def test_what_ends_it() -> None:
    assert REFERRAL.final == {WITHDRAWN, ABANDONED}
    assert REFERRAL.starts == (DRAFT,)
