"""What a case came to, for the figures."""

from enum import StrEnum

from alongside.reporting.figures import CaseFacts


class CameTo(StrEnum):
    """Each case once, by the furthest of these."""

    POSITIVE = "nrm_positive"
    NEGATIVE = "nrm_negative"
    WAITS = "nrm_waits"
    NOTIFIED = "duty_to_notify"
    NOT_REFERRED = "not_referred"
    OPEN = "not_settled"

    @property
    def words(self) -> str:
        return {
            CameTo.POSITIVE: "NRM, positive reasonable grounds",
            CameTo.NEGATIVE: "NRM, negative reasonable grounds",
            CameTo.WAITS: "NRM, no decision yet",
            CameTo.NOTIFIED: "Duty to Notify, without the name",
            CameTo.NOT_REFERRED: "Settled without a referral",
            CameTo.OPEN: "Not settled yet",
        }[self]


def came_to(case: CaseFacts) -> CameTo:
    if case.nrm_referred:
        decided = {True: CameTo.POSITIVE, False: CameTo.NEGATIVE}
        return CameTo.WAITS if case.rg_positive is None else decided[case.rg_positive]
    if case.notified:
        return CameTo.NOTIFIED
    return CameTo.NOT_REFERRED if case.not_referred else CameTo.OPEN
