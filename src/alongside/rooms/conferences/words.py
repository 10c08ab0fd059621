"""The coded words of a conference: how it meets, who came, what became of an item, why it may share."""

from enum import StrEnum


class Mode(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    PHONE = "phone"

    @property
    def words(self) -> str:
        return {Mode.IN_PERSON: "In person", Mode.ONLINE: "Online", Mode.PHONE: "By phone"}[self]


class Presence(StrEnum):
    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def words(self) -> str:
        return {
            Presence.PRESENT: "Here",
            Presence.APOLOGIES: "Sent apologies",
            Presence.ABSENT: "Not here",
        }[self]


class LateWhy(StrEnum):
    """Why the first conference was held after its limit."""

    TOLD_LATE = "told_late"
    NOT_READY = "not_ready"
    NOBODY_FREE = "nobody_free"
    NO_QUORUM = "no_quorum"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            LateWhy.TOLD_LATE: "Whoever convenes heard of it late",
            LateWhy.NOT_READY: "The person could not be reached, or was not ready",
            LateWhy.NOBODY_FREE: "No time at which enough of them could come",
            LateWhy.NO_QUORUM: "It was begun in time, and too few came",
            LateWhy.OTHER: "Another reason",
        }[self]


class ReturnKind(StrEnum):
    """What an agency writes before a meeting."""

    KNOWS = "knows"
    WORRIES = "worries"
    OFFERS = "offers"

    @property
    def words(self) -> str:
        return {
            ReturnKind.KNOWS: "What we know",
            ReturnKind.WORRIES: "What we worry about",
            ReturnKind.OFFERS: "What we offer",
        }[self]


class Told(StrEnum):
    """How whoever wrote a fact knows it."""

    PERSON = "person"
    SEEN = "seen"
    AGENCY = "agency"

    @property
    def words(self) -> str:
        return {
            Told.PERSON: "The person said so",
            Told.SEEN: "We saw it ourselves",
            Told.AGENCY: "Another agency told us",
        }[self]


class Outcome(StrEnum):
    """What became of an agenda item. No row has a third: until somebody records it, the column is empty."""

    DISCUSSED = "discussed"
    NOT_RELEVANT = "not_relevant"

    @property
    def words(self) -> str:
        return {Outcome.DISCUSSED: "Discussed", Outcome.NOT_RELEVANT: "Not relevant"}[self]


class SharingGround(StrEnum):
    """R-MACC-06: on what ground agencies hear of this person. All but the first need a reason in words."""

    AGREED = "agreed"
    SAFEGUARDING = "safeguarding"
    VITAL_INTEREST = "vital_interest"
    STATUTORY_DUTY = "statutory_duty"

    @property
    def words(self) -> str:
        return {
            SharingGround.AGREED: "The person agrees to this meeting",
            SharingGround.SAFEGUARDING: "They are at risk of serious harm, and asking is unsafe or not possible",
            SharingGround.VITAL_INTEREST: "To protect somebody's life",
            SharingGround.STATUTORY_DUTY: "A duty in law",
        }[self]


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").title()


class ScreenResult(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    INCOMPLETE = "incomplete"

    @property
    def words(self) -> str:
        return {
            ScreenResult.MET: "Met: the council must make enquiries",
            ScreenResult.NOT_MET: "Not met: write down the plan without it",
            ScreenResult.INCOMPLETE: "Not complete yet",
        }[self]


class DeclinedWhy(StrEnum):
    """Why an area does not take a person over. All but the first three need a sentence."""

    NO_CAPACITY = "no_capacity"
    NOT_OURS = "not_ours"
    KNOWN_HERE = "known_here"
    NOT_SAFE = "not_safe"
    PERSON_OBJECTS = "person_objects"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            DeclinedWhy.NO_CAPACITY: "Nobody of ours can lead the case now",
            DeclinedWhy.NOT_OURS: "The person is not in our area and does not come to it",
            DeclinedWhy.KNOWN_HERE: "The person has a case in our area already",
            DeclinedWhy.NOT_SAFE: "It is not safe for the person here",
            DeclinedWhy.PERSON_OBJECTS: "The person does not want it",
            DeclinedWhy.OTHER: "Another reason",
        }[self]

    @property
    def needs_words(self) -> bool:
        return self in (DeclinedWhy.NOT_SAFE, DeclinedWhy.PERSON_OBJECTS, DeclinedWhy.OTHER)


class Remark(StrEnum):
    """What is said about a hand-over between two areas."""

    QUESTION = "question"
    ANSWER = "answer"
    AGREED = "agreed"

    @property
    def words(self) -> str:
        return {
            Remark.QUESTION: "Asked",
            Remark.ANSWER: "Answered",
            Remark.AGREED: "The person agreed to more",
        }[self]
