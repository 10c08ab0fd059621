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
