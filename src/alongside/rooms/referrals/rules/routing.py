"""Which way a referral goes, and to whom."""

from collections.abc import Set as AbstractSet

from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.foundations.kernel.rules import rule
from alongside.rooms.people.rules import treat_as_child
from alongside.rooms.people.words import AgeStatus
from alongside.rooms.referrals.words import Authority, AuthorityFact, Route


@rule(
    "R-NRM-01",
    source="Home Office First Responder Toolkit, April 2026; Modern Slavery Act 2015, section 52",
    confidence="O",
)
def route_of(*, age: AgeStatus, consents: bool | None, has_duty: bool, jurisdiction: Jurisdiction) -> Route:
    """A child always goes to the NRM; an adult with consent; without it, the duty to notify decides."""
    if treat_as_child(age) or consents:
        return Route.NRM
    if consents is None:
        return Route.UNDECIDED
    if has_duty and jurisdiction is Jurisdiction.ENGLAND_AND_WALES:
        return Route.DTN
    return Route.NONE_RECORD_ONLY


@rule("R-NRM-06", source="GOV.UK, inspectorate's call for evidence on the IECA", confidence="O")
def competent_authority(facts: AbstractSet[AuthorityFact], *, child_in_pilot_area: bool = False) -> Authority:
    """The IECA decides where one of four immigration facts holds; a pilot area its children; else the SCA."""
    if child_in_pilot_area:
        return Authority.LOCAL_PILOT
    return Authority.IECA if facts else Authority.SCA
