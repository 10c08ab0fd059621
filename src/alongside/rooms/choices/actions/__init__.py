from alongside.rooms.choices.actions.choice import (
    SessionFacts,
    correct_session,
    record_advice,
    record_answer,
    record_session,
)
from alongside.rooms.choices.actions.consent import (
    Asked,
    HowAsked,
    expire_consents,
    give_consent,
    put_off_consent,
    refuse_consent,
    withdraw_consent,
)
from alongside.rooms.choices.actions.sharing import (
    Override,
    agree_to_sharing,
    decline_sharing,
    end_sharing,
    share_without_consent,
)

__all__ = [
    "Asked",
    "HowAsked",
    "Override",
    "SessionFacts",
    "agree_to_sharing",
    "correct_session",
    "decline_sharing",
    "end_sharing",
    "expire_consents",
    "give_consent",
    "put_off_consent",
    "record_advice",
    "record_answer",
    "record_session",
    "refuse_consent",
    "share_without_consent",
    "withdraw_consent",
]
