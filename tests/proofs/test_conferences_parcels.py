"""Parcels between two deployments: whatever is done to one on its way, it is refused whole; an honest one comes in."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from alongside.foundations.parcels import reading
from alongside.foundations.parcels.reading import NotOpened, Why
from alongside.foundations.parcels.tests.test_parcels import CONTENT, Post, head_of
from alongside.foundations.parcels.writing import signed
from tests.support.proofs import Say

Many = Callable[[int, int], int]
Spoil = Callable[[Post, bytes, random.Random], bytes]


def flipped(post: Post, written: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(written))
    return written[:at] + bytes([written[at] ^ (1 << chance.randrange(8))]) + written[at + 1 :]


def cut(post: Post, written: bytes, chance: random.Random) -> bytes:
    return written[: chance.randrange(len(written))]


def replayed(post: Post, written: bytes, chance: random.Random) -> bytes:
    post.open(written)
    return written


def from_a_stranger(post: Post, written: bytes, chance: random.Random) -> bytes:
    return post.parcel(keys=post.stranger)


def of_an_older_schema(post: Post, written: bytes, chance: random.Random) -> bytes:
    head, sealed = head_of(post, written)
    return signed(replace(head, schema=0), post.sends) + sealed


def put_together(post: Post, written: bytes, chance: random.Random) -> bytes:
    """The head of one and the content of another, both honest."""
    return written[: written.rindex(b"age-encryption")] + post.parcel().split(b"\n", 3)[3]


def signed_anew(post: Post, written: bytes, chance: random.Random) -> bytes:
    """Somebody else's signature under an honest head."""
    head, sealed = head_of(post, written)
    return signed(replace(head, id=uuid4()), post.stranger) + sealed


WAYS: tuple[Spoil, ...] = (
    flipped, cut, replayed, from_a_stranger, of_an_older_schema, put_together, signed_anew,
)  # fmt: skip


def tried(number: int, chance: random.Random) -> tuple[Counter[str], int, int]:
    """By why it was refused; how many were opened all the same; how many honest ones came in afterwards."""
    post, refused, opened, honest = Post(), Counter[str](), 0, 0
    for turn in range(number):
        spoilt = WAYS[turn % len(WAYS)](post, post.parcel(), chance)
        before = set(post.opened)
        try:
            post.open(spoilt)
            opened += 1
        except NotOpened as not_opened:
            refused[not_opened.why] += 1
        assert post.opened == before or opened
        honest += post.open(post.parcel()).content == CONTENT
    return refused, opened, honest


def test_spoilt_parcels(proof: Say, many: Many, seed: int) -> None:
    number = many(210, 1_001)
    refused, opened, honest = tried(number, random.Random(seed))
    proof(
        f"{number:,} parcels flipped, cut, replayed, forged or old",
        figure=f"{refused.total():,} refused for {len(refused)} reasons, {opened} opened; {honest:,} honest ones in",
        goal=f"{number:,}, 0; {number:,}",
        holds=refused.total() == number == honest and opened == 0 and len(refused) >= 5,
    )


@pytest.mark.parametrize("forgotten", ["_check_signed", "_check_head"])
def test_planted_a_check_is_forgotten(
    forgotten: str, proof: Say, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(reading, forgotten, lambda *_: None)
    _, opened, _ = tried(210, random.Random(seed))
    proof(f"planted: without {forgotten.strip('_')}", figure=f"{opened} opened", goal="> 0", holds=opened > 0)


def test_planted_nobody_remembers(proof: Say, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(Post, "open", forgetful)
    _, opened, _ = tried(210, random.Random(seed))
    proof("planted: no memory of parcels", figure=f"{opened} opened again", goal="> 0", holds=opened > 0)


def forgetful(post: Post, written: bytes) -> reading.Parcel:
    return reading.read(written, keys=post.receives, peers=[post.sends.public], opened_before=lambda _: False)


def test_every_reason_is_one_that_is_told() -> None:
    assert all(why.words for why in Why)
