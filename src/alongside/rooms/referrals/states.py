from enum import StrEnum

from alongside.foundations.kernel.states import StateTable


class ReferralState(StrEnum):
    """What was done with the paper. What was decided about it are rows of their own."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"


REFERRAL = StateTable(
    name="referral",
    states=ReferralState,
    transitions={
        "submit": ({ReferralState.DRAFT}, ReferralState.SUBMITTED),
        "abandon": ({ReferralState.DRAFT}, ReferralState.ABANDONED),
        "withdraw": ({ReferralState.SUBMITTED}, ReferralState.WITHDRAWN),
    },
    holders={
        ReferralState.DRAFT: "first responder",
        ReferralState.SUBMITTED: "competent authority",
        ReferralState.WITHDRAWN: "nobody",
        ReferralState.ABANDONED: "nobody",
    },
    words={
        ReferralState.DRAFT: "Draft",
        ReferralState.SUBMITTED: "Sent",
        ReferralState.WITHDRAWN: "Withdrawn",
        ReferralState.ABANDONED: "Given up before it was sent",
    },
    events={
        "submit": "referral.submitted",
        "abandon": "referral.abandoned",
        "withdraw": "referral.withdrawn",
    },
)
