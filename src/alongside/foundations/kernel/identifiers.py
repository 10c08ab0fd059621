"""References that are safe to print, to say aloud and in a subject line: they tell nothing of a person."""

import re
import secrets

from alongside.foundations.kernel.results import Refused

PREFIX = "AL"
UNMISTAKABLE = "23456789CFGHJKMPQRVWX"  # no vowels, so no words; nothing that reads like another
_REFERENCE = re.compile(rf"\s*{PREFIX}\s*-?\s*(\d{{1,9}})\s*", re.ASCII | re.IGNORECASE)


def case_reference(number: int) -> str:
    """148 -> AL-0148."""
    if number < 1:
        raise ValueError("cases are counted from 1")
    return f"{PREFIX}-{number:04d}"


def case_number(reference: str) -> int:
    """AL-0148 -> 148, however it was typed: `al 148` is the same case."""
    found = _REFERENCE.fullmatch(reference)
    if not found or int(found[1]) < 1:
        raise Refused(f"A case reference looks like {case_reference(148)}.")
    return int(found[1])


def random_token(length: int = 8) -> str:
    """Letters and digits that can be read over the telephone. Eight are 35 bits: a name, not a secret."""
    return "".join(secrets.choice(UNMISTAKABLE) for _ in range(length))
