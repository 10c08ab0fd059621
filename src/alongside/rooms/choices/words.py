"""The coded words of this room: what is explained, why somebody says no, what parts of a case are shown for."""

from collections.abc import Iterable
from enum import StrEnum

from alongside.foundations.access.sections import Section


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


class Purpose(StrEnum):
    """What parts of a case are shown for. One answer stands for each purpose and recipient."""

    SUPPORT = "support"
    SAFETY = "safety"
    HOUSING = "housing"
    HEALTH = "health"
    LEGAL = "legal"
    POLICE = "police"
    MONEY_AND_WORK = "money_and_work"
    RETURN = "return"

    @property
    def words(self) -> str:
        return {
            Purpose.SUPPORT: "To help you together",
            Purpose.SAFETY: "To keep you safe",
            Purpose.HOUSING: "To find a place to live",
            Purpose.HEALTH: "To give you health care",
            Purpose.LEGAL: "To give you legal advice",
            Purpose.POLICE: "So that the police can look into what happened",
            Purpose.MONEY_AND_WORK: "To help with money, work or study",
            Purpose.RETURN: "To plan a return that you want",
        }[self]


class Capacity(StrEnum):
    """Whether the person could decide this, now. It is taken that they can; a doubt is looked into first."""

    NO_DOUBT = "no_doubt"
    LOOKED_INTO = "looked_into"
    IN_DOUBT = "in_doubt"

    @property
    def words(self) -> str:
        return {
            Capacity.NO_DOUBT: "Yes, there is no reason to doubt it",
            Capacity.LOOKED_INTO: "Yes, there was a doubt and it was looked into",
            Capacity.IN_DOUBT: "There is a doubt",
        }[self]


class Understood(StrEnum):
    TOLD_BACK = "told_back"
    ANSWERED = "answered"
    NOT_SURE = "not_sure"

    @property
    def words(self) -> str:
        return {
            Understood.TOLD_BACK: "Yes, they said it back in their own words",
            Understood.ANSWERED: "Yes, they answered questions about it",
            Understood.NOT_SURE: "Not sure",
        }[self]


class LawfulBasis(StrEnum):
    """On what ground something is shown that the person did not agree to (UK GDPR, Article 6)."""

    LEGAL_OBLIGATION = "legal_obligation"
    PUBLIC_TASK = "public_task"
    SAFEGUARDING = "safeguarding"
    VITAL_INTEREST = "vital_interest"

    @property
    def words(self) -> str:
        return {
            LawfulBasis.LEGAL_OBLIGATION: "A law says that it must be told",
            LawfulBasis.PUBLIC_TASK: "A public body needs it for a task that the law gives it",
            LawfulBasis.SAFEGUARDING: "To keep a child, or an adult at risk, from harm",
            LawfulBasis.VITAL_INTEREST: "To protect a life, now",
        }[self]


class SpecialCondition(StrEnum):
    """What is needed besides for health, origin and the like (Article 9; Data Protection Act 2018, Schedule 1)."""

    SAFEGUARDING = "safeguarding"
    HEALTH_OR_CARE = "health_or_care"
    LIFE = "life"
    LEGAL_CLAIM = "legal_claim"

    @property
    def words(self) -> str:
        return {
            SpecialCondition.SAFEGUARDING: "Safeguarding of children and of people at risk",
            SpecialCondition.HEALTH_OR_CARE: "Health or social care",
            SpecialCondition.LIFE: "A life, and the person cannot be asked",
            SpecialCondition.LEGAL_CLAIM: "A legal claim or a court",
        }[self]


# The order in which a row about sharing is hidden: it is kept where the most closed part lies that it names.
CLOSEST_FIRST = (Section.WHEREABOUTS, Section.IMMIGRATION)


def kept_in(sections: Iterable[Section]) -> Section:
    """That a hostel may know where somebody sleeps already says where; so it is read by those who see that."""
    named = frozenset(sections)
    return next((section for section in CLOSEST_FIRST if section in named), Section.SUPPORT)
