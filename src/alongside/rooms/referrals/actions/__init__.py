from alongside.rooms.referrals.actions.decisions import record_decision, record_told
from alongside.rooms.referrals.actions.drafts import abandon_referral, save_draft, save_reach, start_referral
from alongside.rooms.referrals.actions.sending import (
    record_not_referred,
    record_past_referral,
    record_reference,
    send_referral,
    withdraw_referral,
)

__all__ = [
    "abandon_referral",
    "record_decision",
    "record_not_referred",
    "record_past_referral",
    "record_reference",
    "record_told",
    "save_draft",
    "save_reach",
    "send_referral",
    "start_referral",
    "withdraw_referral",
]
