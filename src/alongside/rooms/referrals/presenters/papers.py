"""A referral or a notification, as rows to read."""

from dataclasses import dataclass

from django.urls import reverse

from alongside.foundations.design.words import full_moment
from alongside.rooms.choices.words import RefusalReason
from alongside.rooms.referrals.models import NotReferred, Reach, Referral
from alongside.rooms.referrals.rules.anonymity import anonymous
from alongside.rooms.referrals.states import REFERRAL, ReferralState
from alongside.rooms.referrals.words import Authority, DecisionTo, Guardian, NotReferredReason, Route

Row = dict[str, str]
TONES = {
    ReferralState.DRAFT: "warn",
    ReferralState.SUBMITTED: "good",
    ReferralState.WITHDRAWN: "neutral",
    ReferralState.ABANDONED: "neutral",
}
YES_NO = {True: "Yes", False: "No", None: ""}


@dataclass(frozen=True)
class PaperCard:
    title: str
    badge: str
    tone: str
    rows: list[Row]
    url: str
    is_draft: bool


def paper_card(referral: Referral) -> PaperCard:
    state = ReferralState(referral.state)
    case_and_self = {"case_id": referral.case_id, "referral_id": referral.pk}
    return PaperCard(
        title=Route(referral.route).words,
        badge=REFERRAL.words[state],
        tone=TONES[state],
        rows=_card_rows(referral),
        url=reverse("referrals:referral", kwargs=case_and_self),
        is_draft=state is ReferralState.DRAFT,
    )


def _card_rows(referral: Referral) -> list[Row]:
    responder = referral.first_responder.name if referral.first_responder else ""
    rows = [{"key": "First responder", "value": responder}]
    if referral.submitted_at and referral.submitted_by:
        sent = f"{full_moment(referral.submitted_at)}, recorded by {referral.submitted_by.full_name}"
        rows.append({"key": "Sent", "value": sent})
    if not referral.anonymous:
        rows.append({"key": "Decided by", "value": Authority(referral.authority).words})
    if referral.submitted_at:
        rows.append({"key": "Reference", "value": referral.reference})
    ending = getattr(referral, "ending", None)
    if ending is not None:
        words = f"{full_moment(ending.ended_at)}, {ending.ended_by.full_name}. {ending.reason}"
        rows.append({"key": "Ended", "value": words.strip()})
    return rows


def draft_rows(referral: Referral, child: bool) -> list[Row]:
    first = ", ".join(filter(None, (referral.contact_name, referral.contact_phone, referral.contact_email)))
    rows = [
        {"key": "First responder to ask", "value": first},
        {"key": "Second contact", "value": referral.second_contact_email},
    ]
    return [*(_child_rows(referral) if child else []), *rows]


def _child_rows(referral: Referral) -> list[Row]:
    services = ", ".join(
        filter(
            None,
            (
                referral.children_services_name,
                referral.children_services_phone,
                referral.children_services_email,
            ),
        )
    )
    guardian = Guardian(referral.guardian).words if referral.guardian else ""
    return [
        {"key": "Children's services", "value": services},
        {"key": "Safeguarding referral made", "value": YES_NO[referral.children_services_told]},
        {"key": "Guardian service", "value": guardian},
    ]


def notice_rows(referral: Referral) -> list[Row]:
    """What a notification holds, and all that it holds (R-DTN-01)."""
    held = anonymous(
        {
            "notifying_authority": referral.first_responder.name if referral.first_responder else "",
            "refusal_reasons": "; ".join(RefusalReason(reason).words for reason in referral.refusal_reasons),
            "notice_text": referral.notice_text,
        }
    )
    words = {
        "notifying_authority": "Who notifies",
        "refusal_reasons": "Why the person refused",
        "notice_text": "What happened",
    }
    return [{"key": text, "value": str(held.get(name, ""))} for name, text in words.items()]


def reach_rows(reach: Reach) -> list[Row]:
    phones = [reach.phone, f"{reach.other_phone} ({reach.other_phone_whose})" if reach.other_phone else ""]
    recipient = DecisionTo(reach.decision_to).words if reach.decision_to else ""
    if reach.decision_name:
        recipient = f"{recipient}: {reach.decision_name}"
    return [
        {"key": "Wants support", "value": YES_NO[reach.wants_support]},
        {"key": "Phone", "value": ", ".join(filter(None, phones)) or reach.no_phone_reason},
        {"key": "Decision", "value": recipient},
        {"key": "Email", "value": reach.email, "note": _safety(reach.email, reach.email_safe)},
        {"key": "Post", "value": reach.post, "note": _safety(reach.post, reach.post_safe)},
    ]


def _safety(address: str, safe: bool | None) -> str:
    if not address:
        return ""
    return {
        True: "Safe to write to",
        False: "Not safe: do not use it",
        None: "Not recorded whether it is safe",
    }[safe]


def not_referred_words(row: NotReferred) -> str:
    reason = NotReferredReason(row.reason).words
    note = f" {row.note}" if row.note else ""
    return f"{reason}.{note} Since {full_moment(row.settled_at)}, recorded by {row.settled_by.full_name}."
