"""Which system knocks, and how often it has of late."""

from datetime import datetime

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.turnstile import Comer, may_ask
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.directory.actions.systems import digest_of
from alongside.rooms.directory.models import SystemKey
from alongside.rooms.directory.queries import key_behind

BEARER = "bearer"
OF_A_KEY = 120  # requests a minute
OF_AN_ADDRESS = 30  # wrong keys a minute


class SystemRequest(Request):
    """Of a system that has shown its key."""

    system: SystemKey


def system_behind(header: str, at: datetime) -> SystemKey | None:
    """By `Authorization: Bearer KEY`."""
    kind, _, key = header.partition(" ")
    if kind.lower() != BEARER or not key.strip():
        return None
    return key_behind(digest_of(key.strip()), in_london(at).date())


def may_ask_again(key: SystemKey, at: datetime) -> bool:
    return may_ask("system", str(key.pk), at, most=OF_A_KEY)


def may_knock_again(who: Comer, at: datetime) -> bool:
    return may_ask("system knocks", who.address, at, most=OF_AN_ADDRESS)
