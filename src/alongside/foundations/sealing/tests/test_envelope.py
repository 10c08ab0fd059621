"""What was sealed opens for its own case and place, and for nothing else."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import masters
from alongside.foundations.sealing.envelope import SealBroken, mark, new_key, seal, unseal
from alongside.foundations.sealing.keyring import unwrap, wrap

CASE = UUID(int=7)


@given(st.text().map(str.encode) | st.binary())
def test_what_was_sealed_opens_again(plain: bytes) -> None:
    key = new_key(CASE)
    assert unseal(key, "people_note.text", seal(key, "people_note.text", plain)) == plain


@given(st.integers(min_value=0), st.integers(0, 7))
def test_one_changed_bit_is_found(place: int, bit: int) -> None:
    key = new_key(CASE)
    sealed = bytearray(seal(key, "people_note.text", b"She is at the second house."))
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(SealBroken):
        unseal(key, "people_note.text", bytes(sealed))


def test_it_opens_at_no_other_place_and_with_no_other_key() -> None:
    key = new_key(CASE)
    sealed = seal(key, "people_note.text", b"Sol")
    for other, place in ((key, "people_name.text"), (new_key(CASE), "people_note.text")):
        with pytest.raises(SealBroken):
            unseal(other, place, sealed)


def test_the_same_words_are_never_sealed_alike() -> None:
    key = new_key(CASE)
    assert len({seal(key, "people_name.text", b"Sol") for _ in range(100)}) == 100


def test_a_mark_is_equal_for_equal_words_of_one_case_alone() -> None:
    key = new_key(CASE)
    assert mark(key, "here", b"gia@example.org") == mark(key, "here", b"gia@example.org")
    others = [
        (key, "there", b"gia@example.org"),
        (new_key(CASE), "here", b"gia@example.org"),
        (key, "here", b"x"),
    ]
    assert mark(key, "here", b"gia@example.org") not in {mark(*other) for other in others}


def test_a_key_says_nothing_of_itself() -> None:
    key, master = new_key(CASE), masters.new_master()
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)
    assert repr(master.secret) not in repr(master)
    assert master.mark not in master.line


def test_a_wrapped_key_belongs_to_its_case(settings: object) -> None:
    master = masters.new_master()
    settings.MASTER_KEYS = master.line  # type: ignore[attr-defined]
    key = new_key(CASE)
    wrapped = wrap(key, master)
    assert unwrap(CASE, wrapped) == key
    with pytest.raises(SealBroken):
        unwrap(uuid4(), wrapped)


def test_without_its_master_a_key_stays_closed_and_says_so(settings: object) -> None:
    settings.MASTER_KEYS = masters.new_master().line  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="master key that is not here"):
        unwrap(CASE, wrap(new_key(CASE), masters.new_master()))


@pytest.mark.parametrize("lines", ["", "\n", "short", "bm90IDMyIGJ5dGVz", "!" * 44])
def test_what_is_no_master_key_is_refused_and_not_repeated(lines: str) -> None:
    with pytest.raises(Refused) as refused:
        masters.read(lines)
    assert not lines.strip() or lines not in str(refused.value)
