"""The coded words of a choice: what is explained, what legal advice there was, why somebody says no."""

from enum import StrEnum


class Point(StrEnum):
    """What a person hears before they choose: (a) to (h) of R-NRM-02, and one more of our own."""

    WHAT_IT_IS = "what_it_is"
    SUPPORT = "support"
    OUTCOMES = "outcomes"
    TWO_DECISIONS = "two_decisions"
    SHARING = "sharing"
    POLICE_OPTIONAL = "police_optional"
    ANONYMOUS_NOTICE = "anonymous_notice"
    WITHDRAWAL = "withdrawal"
    HOME_OFFICE = "home_office"

    @property
    def letter(self) -> str:
        return "abcdefghi"[list(Point).index(self)]

    @property
    def words(self) -> str:
        return {
            Point.WHAT_IT_IS: "What the National Referral Mechanism (NRM) is",
            Point.SUPPORT: "What support it gives",
            Point.OUTCOMES: "What may come of it, bad outcomes too",
            Point.TWO_DECISIONS: "That there are two decisions: reasonable grounds, then conclusive grounds",
            Point.SHARING: "The privacy notice, and who is told: the police and the council among them",
            Point.POLICE_OPTIONAL: "That talking to the police is their choice, and support does not depend on it",
            Point.ANONYMOUS_NOTICE: "The other way: a Duty to Notify, which can be without their name",
            Point.WITHDRAWAL: "That they can take their yes back at any time",
            Point.HOME_OFFICE: "Said plainly: a referral goes to the Home Office",
        }[self]


# (a) to (h). The ninth is ours: it is asked for and shown, and does not decide whether a yes counts.
REQUIRED = frozenset(Point) - {Point.HOME_OFFICE}


class InterpreterNeed(StrEnum):
    NEEDED = "needed"
    NOT_NEEDED = "not_needed"

    @property
    def words(self) -> str:
        return {
            InterpreterNeed.NEEDED: "Yes, an interpreter is needed",
            InterpreterNeed.NOT_NEEDED: "No, this was asked and none is needed",
        }[self]


class LegalAdvice(StrEnum):
    CAME_FIRST = "came_first"
    OFFERED = "offered"
    DECLINED = "declined"
    NOT_AVAILABLE = "not_available"

    @property
    def words(self) -> str:
        return {
            LegalAdvice.CAME_FIRST: "They had legal advice first",
            LegalAdvice.OFFERED: "It was offered, and is still to come",
            LegalAdvice.DECLINED: "It was offered, and they did not want it",
            LegalAdvice.NOT_AVAILABLE: "It could not be found",
        }[self]


class RefusalReason(StrEnum):
    """Why somebody does not choose the NRM. Optional, and as many as they give."""

    DOES_NOT_SEE_SELF_AS_VICTIM = "does_not_see_self_as_victim"
    FEARS_EXPLOITERS = "fears_exploiters"
    FEARS_AUTHORITIES = "fears_authorities"
    FEARS_FOR_STATUS = "fears_for_status"
    FEARS_FOR_FAMILY = "fears_for_family"
    WANTS_TO_MOVE_ON = "wants_to_move_on"
    TOO_LONG_OR_UNSURE = "too_long_or_unsure"
    HAS_OTHER_SUPPORT = "has_other_support"
    WAS_IN_BEFORE = "was_in_before"
    GAVE_NO_REASON = "gave_no_reason"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            RefusalReason.DOES_NOT_SEE_SELF_AS_VICTIM: "Does not see themselves as a victim",
            RefusalReason.FEARS_EXPLOITERS: "Is afraid of the people who exploited them",
            RefusalReason.FEARS_AUTHORITIES: "Is afraid of the authorities",
            RefusalReason.FEARS_FOR_STATUS: "Is afraid of what it means for their stay in the UK",
            RefusalReason.FEARS_FOR_FAMILY: "Is afraid for their family",
            RefusalReason.WANTS_TO_MOVE_ON: "Wants to work or move on",
            RefusalReason.TOO_LONG_OR_UNSURE: "Says it takes too long, or the outcome is too unsure",
            RefusalReason.HAS_OTHER_SUPPORT: "Has the support they want already",
            RefusalReason.WAS_IN_BEFORE: "Was in the NRM before and does not want it again",
            RefusalReason.GAVE_NO_REASON: "Gave no reason",
            RefusalReason.OTHER: "Another reason",
        }[self]


class AdviceKind(StrEnum):
    LEGAL = "legal"
    IMMIGRATION = "immigration"
    HOUSING = "housing"
    BENEFITS = "benefits"

    @property
    def words(self) -> str:
        return {
            AdviceKind.LEGAL: "Legal advice",
            AdviceKind.IMMIGRATION: "Immigration advice",
            AdviceKind.HOUSING: "Housing advice",
            AdviceKind.BENEFITS: "Benefits advice",
        }[self]
