"""Passwords that anybody would try first are refused, without asking anybody outside."""

import lzma
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

OURS = files("alongside.foundations.accounts") / "data" / "common-passwords.txt.xz"
COMMON = (
    "This password is one of those that are tried first. Three words that do not belong together are better."
)
PADDING = "0123456789!?.,@#$*-_ "


class UncommonPasswordValidator:
    """Refuses what is on a list: as it is, without digits and signs around it, or as one word said twice."""

    def validate(self, password: str, user: object = None) -> None:
        if any(is_common(spelling) for spelling in spellings(password)):
            raise ValidationError(COMMON, code="password_too_common")

    def get_help_text(self) -> str:
        return COMMON


def spellings(password: str) -> set[str]:
    plain = password.strip().lower()
    bare = plain.strip(PADDING)
    half = len(plain) // 2
    twice = {plain[:half]} if plain[:half] * 2 == plain else set()
    return {word for word in {plain, bare, *twice} if word}


def is_common(word: str) -> bool:
    line = f"\n{word}\n".encode()
    return any(line in words for words in _lists())


def _lists() -> tuple[bytes, ...]:
    more = settings.COMMON_PASSWORDS
    return (_shipped(), _operators(more)) if more else (_shipped(),)


@cache
def _shipped() -> bytes:
    return b"\n" + lzma.decompress(OURS.read_bytes())


@cache
def _operators(path: Path) -> bytes:
    """One password a line, any number of lines, as they are published."""
    return b"\n" + path.read_bytes().replace(b"\r\n", b"\n").lower() + b"\n"
