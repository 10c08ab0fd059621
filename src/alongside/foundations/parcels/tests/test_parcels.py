from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from alongside.foundations.kernel.results import Refused
from alongside.foundations.parcels.keys import OwnKeys, Peer
from alongside.foundations.parcels.reading import NotOpened, Parcel, Why, read
from alongside.foundations.parcels.writing import FIRST_LINE, Head, canonical, signed, write

MADE = datetime(2026, 6, 5, 14, 0, tzinfo=UTC)
CONTENT = {"plan": [{"step": "Register with a doctor", "due_on": "2026-06-08"}], "name": "Nguyễn"}


@dataclass
class Post:
    """One who sends, one who receives and remembers what was opened, and one whom nobody knows."""

    sends: OwnKeys = field(default_factory=OwnKeys.make)
    receives: OwnKeys = field(default_factory=OwnKeys.make)
    stranger: OwnKeys = field(default_factory=OwnKeys.make)
    opened: set[UUID] = field(default_factory=set)

    def parcel(self, **other: Any) -> bytes:
        facts: dict[str, Any] = {
            "parcel": uuid4(),
            "kind": "handover",
            "keys": self.sends,
            "to": self.receives.public,
            "made": MADE,
        }
        return write(CONTENT, **facts | other)

    def open(self, written: bytes, keys: OwnKeys | None = None) -> Parcel:
        found = read(
            written,
            keys=keys or self.receives,
            peers=[self.sends.public],
            opened_before=self.opened.__contains__,
        )
        self.opened.add(found.head.id)
        return found

    def why(self, written: bytes, keys: OwnKeys | None = None) -> Why:
        with pytest.raises(NotOpened) as refused:
            self.open(written, keys)
        return refused.value.why


@pytest.fixture
def post() -> Post:
    return Post()


def test_what_was_sent_is_what_is_read(post: Post) -> None:
    number = uuid4()
    found = post.open(post.parcel(parcel=number))
    assert (found.content, found.sender) == (CONTENT, post.sends.public)
    assert (found.head.id, found.head.kind, found.head.made, found.head.schema) == (
        number,
        "handover",
        MADE,
        1,
    )


def test_on_its_way_nobody_reads_a_word_of_it(post: Post) -> None:
    written = post.parcel()
    assert b"doctor" not in written
    assert b"Nguy" not in written
    assert post.why(written, post.stranger) is Why.NOT_FOR_US


def test_twice_is_opened_once(post: Post) -> None:
    number = uuid4()
    first, again = post.parcel(parcel=number), post.parcel(parcel=number)
    assert first != again
    post.open(first)
    assert [post.why(first), post.why(again)] == [Why.OPENED_BEFORE] * 2


def test_each_refusal_says_why(post: Post) -> None:
    written = post.parcel()
    assert post.why(b"") is Why.NOT_A_PARCEL
    assert post.why(b"PK\x03\x04" + written) is Why.NOT_A_PARCEL
    assert post.why(FIRST_LINE + b"[" * 990 + b"\nx\n") is Why.NOT_A_PARCEL
    assert post.why(written[:-1]) is Why.CUT_SHORT
    assert post.why(written + b"!") is Why.CUT_SHORT
    assert post.why(written[:-1] + bytes([written[-1] ^ 1])) is Why.CHANGED
    assert post.why(b"x" * (9 * 1024 * 1024)) is Why.TOO_LARGE
    assert post.why(post.parcel(keys=post.stranger)) is Why.UNKNOWN_SENDER
    assert post.why(of_another_schema(post, written)) is Why.OTHER_SCHEMA
    assert post.open(written).content == CONTENT


def of_another_schema(post: Post, written: bytes) -> bytes:
    """Signed by whoever sent it, so that the schema alone is wrong."""
    head, sealed = head_of(post, written)
    return signed(replace(head, schema=0), post.sends) + sealed


def head_of(post: Post, written: bytes) -> tuple[Head, bytes]:
    sealed = written.split(b"\n", 3)[3]
    return Post(post.sends, post.receives).open(written).head, sealed


def test_nobody_signs_the_sealed_content_of_another_as_their_own(post: Post) -> None:
    """The stranger is known too, and cannot read what they pass on."""
    head, sealed = head_of(post, post.parcel())
    stolen = signed(replace(head, id=uuid4(), sender=post.stranger.public.mark), post.stranger) + sealed
    with pytest.raises(NotOpened) as refused:
        read(stolen, keys=post.receives, peers=[post.stranger.public], opened_before=lambda _: False)
    assert refused.value.why is Why.CHANGED


def test_keys_are_read_back_and_what_is_none_is_refused(post: Post) -> None:
    assert OwnKeys.read(post.sends.lines).public == post.sends.public
    assert "AGE-SECRET" not in repr(post.sends)
    for lines in ("", "x y", "QUJD AGE-SECRET-KEY-1"):
        with pytest.raises(Refused):
            OwnKeys.read(lines)
    with pytest.raises(Refused):
        Peer("QUJD", post.sends.public.opens)
    with pytest.raises(Refused):
        Peer(post.sends.public.signs, "age1nobody")


def test_one_content_is_written_in_one_way() -> None:
    assert canonical({"b": 1, "a": "é"}) == b'{"a":"\\u00e9","b":1}'
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})
