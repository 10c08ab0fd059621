"""What a referral still misses. Saving is never stopped; some gaps stop the sending."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from alongside.foundations.kernel.rules import rule
from alongside.rooms.referrals.words import Authority, DecisionTo, Guardian

TOOLKIT = "Home Office First Responder Toolkit, April 2026, and its online form"


@dataclass(frozen=True, kw_only=True)
class DraftFacts:
    """What the professionals say of themselves; with a Duty to Notify, why and what."""

    authority: str = Authority.SCA
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    second_contact_email: str = ""
    children_services_name: str = ""
    children_services_phone: str = ""
    children_services_email: str = ""
    children_services_told: bool | None = None
    guardian: str = ""
    refusal_reasons: tuple[str, ...] = ()
    notice_text: str = ""


@dataclass(frozen=True, kw_only=True)
class ReachFacts:
    """How support and the decision reach the person. None: not answered."""

    wants_support: bool | None = None
    phone: str = ""
    other_phone: str = ""
    other_phone_whose: str = ""
    other_not_exploiter: bool | None = None
    no_phone_reason: str = ""
    decision_to: str = ""
    decision_name: str = ""
    decision_permission: bool | None = None
    email: str = ""
    email_safe: bool | None = None
    post: str = ""
    post_safe: bool | None = None


class Gap(StrEnum):
    NO_CONTACT = "no_contact"
    NO_SECOND_CONTACT = "no_second_contact"
    SECOND_CONTACT_SAME = "second_contact_same"
    CHILDREN_SERVICES_DETAILS = "children_services_details"
    CHILDREN_SERVICES_NOT_TOLD = "children_services_not_told"
    NO_GUARDIAN = "no_guardian"
    NO_REFUSAL_REASON = "no_refusal_reason"
    SUPPORT_NOT_ASKED = "support_not_asked"
    NO_WAY_TO_REACH = "no_way_to_reach"
    OTHER_PHONE_UNCHECKED = "other_phone_unchecked"
    EMAIL_SAFETY = "email_safety"
    POST_SAFETY = "post_safety"
    NO_RECIPIENT = "no_recipient"
    NO_PERMISSION = "no_permission"
    NO_SAFE_CHANNEL = "no_safe_channel"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def stops(self) -> bool:
        return self in _STOPS


_WORDS = {
    Gap.NO_CONTACT: "A name, a phone number and an email of the first responder",
    Gap.NO_SECOND_CONTACT: "A second contact, for when the first one is away",
    Gap.SECOND_CONTACT_SAME: "A second contact who is somebody else than the first",
    Gap.CHILDREN_SERVICES_DETAILS: "Name, phone and email of the council's children's services",
    Gap.CHILDREN_SERVICES_NOT_TOLD: "The safeguarding referral to children's services, which comes first",
    Gap.NO_GUARDIAN: "The child trafficking guardian service",
    Gap.NO_REFUSAL_REASON: "Why the person does not want to be referred",
    Gap.SUPPORT_NOT_ASKED: "Whether the person wants support",
    Gap.NO_WAY_TO_REACH: "A phone number for support to call, somebody else's, or why there is none",
    Gap.OTHER_PHONE_UNCHECKED: "Whose the other phone is, and that it is not an exploiter's",
    Gap.EMAIL_SAFETY: "Whether it is safe to write to that email address",
    Gap.POST_SAFETY: "Whether it is safe to write to that postal address",
    Gap.NO_RECIPIENT: "Who is to get the decision, and where",
    Gap.NO_PERMISSION: "The name of the other recipient, and that the person agrees",
    Gap.NO_SAFE_CHANNEL: "A safe way to send the decision: none of those given is safe",
}
_STOPS = frozenset(Gap) - {
    Gap.NO_CONTACT,
    Gap.NO_SECOND_CONTACT,
    Gap.NO_GUARDIAN,
    Gap.SUPPORT_NOT_ASKED,
    Gap.NO_RECIPIENT,
    Gap.NO_SAFE_CHANNEL,
}


@rule("R-FORM-05", source=TOOLKIT, confidence="O")
def second_contact_gaps(first: str, second: str) -> Iterator[Gap]:
    """The second contact is somebody else than the first."""
    if not second.strip():
        yield Gap.NO_SECOND_CONTACT
    elif second.strip().casefold() == first.strip().casefold():
        yield Gap.SECOND_CONTACT_SAME


@rule("R-NRM-04", source=TOOLKIT, confidence="O")
def child_gaps(facts: DraftFacts) -> Iterator[Gap]:
    """For a child, children's services hear first, and the guardian service where there is one."""
    given = (facts.children_services_name, facts.children_services_phone, facts.children_services_email)
    if not all(given):
        yield Gap.CHILDREN_SERVICES_DETAILS
    if facts.children_services_told is not True:
        yield Gap.CHILDREN_SERVICES_NOT_TOLD
    if facts.guardian not in list(Guardian):
        yield Gap.NO_GUARDIAN


@rule("R-FORM-04", source="Our own rule; referrals often lack a way to reach the person", confidence="DS")
def support_gaps(facts: ReachFacts) -> Iterator[Gap]:
    """Who wants support gives a phone, or one that is surely not an exploiter's, or a reason for none."""
    if facts.wants_support is None:
        yield Gap.SUPPORT_NOT_ASKED
    if facts.wants_support and not (facts.phone or facts.other_phone or facts.no_phone_reason):
        yield Gap.NO_WAY_TO_REACH
    if facts.other_phone and not (facts.other_phone_whose and facts.other_not_exploiter):
        yield Gap.OTHER_PHONE_UNCHECKED


@rule("R-FORM-03", source=TOOLKIT, confidence="O")
def channel_gaps(facts: ReachFacts) -> Iterator[Gap]:
    """Where an email or postal address is given, it is said whether writing there is safe."""
    if facts.email and facts.email_safe is None:
        yield Gap.EMAIL_SAFETY
    if facts.post and facts.post_safe is None:
        yield Gap.POST_SAFETY


def recipient_gaps(facts: ReachFacts) -> Iterator[Gap]:
    if not facts.decision_to or not (facts.email or facts.post):
        yield Gap.NO_RECIPIENT
    elif not (
        (facts.email and facts.email_safe is not False) or (facts.post and facts.post_safe is not False)
    ):
        yield Gap.NO_SAFE_CHANNEL
    if facts.decision_to == DecisionTo.SOMEBODY_ELSE and not (
        facts.decision_name and facts.decision_permission
    ):
        yield Gap.NO_PERMISSION


@rule("R-FORM-02", source=TOOLKIT, confidence="O")
def asks_how_to_reach(*, child: bool, anonymous: bool) -> bool:
    """Support and who gets the decision are asked of an adult only: for a child the council receives it."""
    return not (child or anonymous)


def reach_gaps(facts: ReachFacts) -> tuple[Gap, ...]:
    return (*support_gaps(facts), *channel_gaps(facts), *recipient_gaps(facts))


def draft_gaps(facts: DraftFacts, *, anonymous: bool, child: bool) -> tuple[Gap, ...]:
    return tuple(_draft_gaps(facts, anonymous, child))


def _draft_gaps(facts: DraftFacts, anonymous: bool, child: bool) -> Iterator[Gap]:
    if child:
        yield from child_gaps(facts)
    if anonymous and not facts.refusal_reasons:
        yield Gap.NO_REFUSAL_REASON
    if not (facts.contact_name and facts.contact_phone and facts.contact_email):
        yield Gap.NO_CONTACT
    yield from second_contact_gaps(facts.contact_email, facts.second_contact_email)
