"""The bar that names the person on every page of a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.foundations.access.sections import Section
from alongside.rooms.people.models import Case, ContactRule
from alongside.rooms.people.sight import Sight
from alongside.rooms.people.words import Channel

NO_NAME = "Name not known yet"
NAME_CLOSED = "Name not shown"


@dataclass(frozen=True)
class Identity:
    """The bar above every page of a case. It stands on a screen that others can see."""

    name: str
    reference: str
    contact: str
    contact_state: str
    url: str


def identity(case: Case, sight: Sight, name: str, rules: Sequence[ContactRule], first_page: str) -> Identity:
    contact, state = contact_tag(rules) if sight.sees(Section.CONTACT) else ("", "given")
    shown = shown_name(name, sight)
    return Identity(shown, case.reference, contact, state, first_page)


def shown_name(name: str, sight: Sight) -> str:
    return name or (NO_NAME if sight.sees(Section.IDENTITY) else NAME_CLOSED)


def contact_tag(rules: Sequence[ContactRule]) -> tuple[str, str]:
    """The safe-contact tag. The words on how to do it are a click away, for they may say too much."""
    safe = [rule for rule in rules if rule.safe]
    if safe:
        ways = " or ".join(dict.fromkeys(Channel(rule.channel).words.lower() for rule in safe))
        care = ", with care" if any(rule.how for rule in safe) else ""
        return f"Safe: {ways}{care}", "soon" if care else "given"
    if any(rule.safe is False for rule in rules):
        return "Not safe to make contact", "late"
    return "No safe way to make contact known yet", "open"
