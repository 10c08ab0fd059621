"""Which e-mail addresses belong to those who are let in nowhere."""

from datetime import date
from pathlib import Path

from alongside.foundations.kernel import dated

ENFORCEMENT_ADDRESSES = dated.load(
    Path(__file__).parent / "data" / "immigration-enforcement-addresses.toml", str
)


def is_enforcement_address(email: str, day: date) -> bool:
    """The part behind the @, or any part of it from a dot on."""
    domain = email.strip().lower().rpartition("@")[2].rstrip(".")
    barred = ENFORCEMENT_ADDRESSES.on(day).value.split()
    return any(domain == end or domain.endswith(f".{end}") for end in barred)
