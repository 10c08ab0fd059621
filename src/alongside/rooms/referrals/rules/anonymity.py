"""A Duty to Notify tells that something happened, and not to whom."""

import re
from collections.abc import Iterable, Mapping

from alongside.foundations.kernel.rules import rule

# Schedule 1 of the regulations, and the two things that the online form asks of a notification besides.
MAY_BE_TOLD = {
    "notifying_authority",
    "gender",
    "nationality",
    "under_18_when_it_began",
    "slavery",
    "trafficking",
    "country",
    "referred_to_police",
    "police_force",
    "police_area",
    "kinds_of_exploitation",
    "refusal_reasons",
    "notice_text",
}

_SUSPICIOUS = {
    "an email address": re.compile(r"[^\s@]+@[^\s@]+\.\w+"),
    "a telephone number": re.compile(r"(?:\+|\b0)\d(?:[\s().-]?\d){8,}"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE),
    "a full date": re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"),
}


@rule(
    "R-DTN-01",
    source="Duty to Notify Regulations 2015, regulation 3 and schedule 1; Modern Slavery Act 2015, section 52(3)",
    confidence="O",
)
def anonymous(facts: Mapping[str, object]) -> dict[str, object]:
    """A notification about an adult who does not consent holds nothing that could tell who they are."""
    return {name: value for name, value in facts.items() if name in MAY_BE_TOLD and value}


def could_identify(text: str, names: Iterable[str] = ()) -> list[str]:
    """What in free text looks like a trace of the person. It helps whoever confirms; it proves nothing."""
    found = [words for words, pattern in _SUSPICIOUS.items() if pattern.search(text)]
    written = {word.casefold() for word in re.findall(r"\w+", text)}
    parts = {part.casefold() for name in names for part in re.findall(r"\w{2,}", name)}
    return [*found, "a name of the person"] if parts & written else found
