"""What everybody agrees to before they come in: ours, or the operator's own in its place."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

OURS = Path(str(files("alongside.foundations.accounts") / "data" / "agreement.txt"))
FIRST_LINE = "Version:"
A_VERSION = re.compile(r"[\w.-]{1,40}", re.ASCII)


@dataclass(frozen=True)
class Agreement:
    version: str
    words: str


def standing() -> Agreement:
    return _read(settings.AGREEMENT or OURS)


@cache
def _read(path: Path) -> Agreement:
    """The first line gives the version. Changed words need a new one: everybody is then asked again."""
    first, _, words = path.read_text().partition("\n")
    version = first.removeprefix(FIRST_LINE).strip()
    if not first.startswith(FIRST_LINE) or not A_VERSION.fullmatch(version):
        raise ImproperlyConfigured(f"The agreement must begin with a line like '{FIRST_LINE} 2026-11'.")
    return Agreement(version, words.strip())
