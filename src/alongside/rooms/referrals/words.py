"""The coded words of a referral and of what the competent authority decides."""

from enum import StrEnum


class Route(StrEnum):
    """R-NRM-01's answers. Only the first two are ever sent."""

    NRM = "NRM"
    DTN = "DTN"
    NONE_RECORD_ONLY = "NONE_RECORD_ONLY"
    UNDECIDED = "UNDECIDED"

    @property
    def words(self) -> str:
        return {
            Route.NRM: "Referral to the National Referral Mechanism (NRM)",
            Route.DTN: "Duty to Notify, without the name",
            Route.NONE_RECORD_ONLY: "Nothing is sent; the answer is kept here",
            Route.UNDECIDED: "Nothing is sent before the person has answered",
        }[self]


class Authority(StrEnum):
    SCA = "sca"
    IECA = "ieca"
    LOCAL_PILOT = "local_pilot"

    @property
    def words(self) -> str:
        return {
            Authority.SCA: "Single Competent Authority",
            Authority.IECA: "Immigration Enforcement Competent Authority",
            Authority.LOCAL_PILOT: "The local authority, in a pilot for children",
        }[self]


class AuthorityFact(StrEnum):
    """What leads a referral to the immigration enforcement authority (R-NRM-06). Asked, never kept."""

    OFFENDER_DETAINED = "offender_detained"
    OFFENDER_TO_BE_DEPORTED = "offender_to_be_deported"
    DETAINED_FOR_IMMIGRATION = "detained_for_immigration"
    ASYLUM_INADMISSIBLE = "asylum_inadmissible"

    @property
    def words(self) -> str:
        return {
            AuthorityFact.OFFENDER_DETAINED: "Not British, convicted, and in prison or a removal centre",
            AuthorityFact.OFFENDER_TO_BE_DEPORTED: "Not British, convicted, free, and deportation has begun",
            AuthorityFact.DETAINED_FOR_IMMIGRATION: "Held in a removal centre or prison for immigration reasons",
            AuthorityFact.ASYLUM_INADMISSIBLE: "Their asylum claim was held to be inadmissible",
        }[self]


class Guardian(StrEnum):
    """Independent Child Trafficking Guardians, where the service exists (R-NRM-04)."""

    ASKED = "asked"
    NOT_IN_AREA = "not_in_area"

    @property
    def words(self) -> str:
        return {
            Guardian.ASKED: "Yes, the guardian service was asked",
            Guardian.NOT_IN_AREA: "There is no guardian service here",
        }[self]


class DecisionTo(StrEnum):
    PERSON = "person"
    SOMEBODY_ELSE = "somebody_else"

    @property
    def words(self) -> str:
        return {DecisionTo.PERSON: "To the person", DecisionTo.SOMEBODY_ELSE: "To somebody else"}[self]


class Stage(StrEnum):
    REASONABLE_GROUNDS = "reasonable_grounds"
    CONCLUSIVE_GROUNDS = "conclusive_grounds"

    @property
    def words(self) -> str:
        return {
            Stage.REASONABLE_GROUNDS: "Reasonable grounds",
            Stage.CONCLUSIVE_GROUNDS: "Conclusive grounds",
        }[self]


class Outcome(StrEnum):
    """`suspended` stops the waiting and decides nothing: it is left out of every figure."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    SUSPENDED = "suspended"

    @property
    def words(self) -> str:
        return self.value.capitalize()

    @property
    def decides(self) -> bool:
        return self is not Outcome.SUSPENDED


class NotReferredReason(StrEnum):
    DISENGAGED = "disengaged"
    REFUSED = "refused"
    ALREADY_POSITIVE_CG = "already_positive_cg"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            NotReferredReason.DISENGAGED: "The person is no longer in contact",
            NotReferredReason.REFUSED: "The person said no",
            NotReferredReason.ALREADY_POSITIVE_CG: "They have a positive conclusive grounds decision already",
            NotReferredReason.OTHER: "Another reason",
        }[self]


class ToldHow(StrEnum):
    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"

    @property
    def words(self) -> str:
        return {
            ToldHow.IN_PERSON: "Face to face",
            ToldHow.PHONE: "By telephone",
            ToldHow.VIDEO: "By video call",
            ToldHow.LETTER: "By letter or email that is safe for them",
        }[self]
