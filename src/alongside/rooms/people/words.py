"""The coded words of a case: ages, places of finding, channels, bases of a grant."""

from enum import StrEnum


class AgeStatus(StrEnum):
    ADULT = "adult"
    CHILD = "child"
    UNSURE = "unknown_may_be_child"

    @property
    def words(self) -> str:
        return {AgeStatus.ADULT: "Adult", AgeStatus.CHILD: "Under 18", AgeStatus.UNSURE: "Not sure"}[self]


class FoundAt(StrEnum):
    ROUGH_SLEEPING = "rough_sleeping"
    DAY_CENTRE = "day_centre"
    HOSTEL = "hostel"
    HOUSING = "housing"
    HOSPITAL = "hospital"
    POLICE = "police"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            FoundAt.ROUGH_SLEEPING: "Sleeping rough",
            FoundAt.DAY_CENTRE: "At a day centre",
            FoundAt.HOSTEL: "At a hostel",
            FoundAt.HOUSING: "At the council's housing service",
            FoundAt.HOSPITAL: "At a hospital",
            FoundAt.POLICE: "Through the police",
            FoundAt.OTHER: "Somewhere else",
        }[self]


class Channel(StrEnum):
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    IN_PERSON = "in_person"
    THROUGH_SOMEBODY = "through_somebody"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ").capitalize()


class Basis(StrEnum):
    """On what ground a grant stands."""

    OWNER = "owner"
    CONSENT = "consent"
    CONFERENCE = "conference"
    PLACEMENT = "placement"
    APPROVAL = "approval"
    GUEST = "guest"
    STATUTORY_DUTY = "statutory_duty"
    VITAL_INTEREST = "vital_interest"
    BREAK_GLASS = "break_glass"

    @property
    def words(self) -> str:
        return {
            Basis.OWNER: "Responsible for the case",
            Basis.CONSENT: "The person agreed",
            Basis.CONFERENCE: "Invited to a conference",
            Basis.PLACEMENT: "Gives the person a bed",
            Basis.APPROVAL: "Asked to approve a bed",
            Basis.GUEST: "Guest",
            Basis.STATUTORY_DUTY: "A duty in law",
            Basis.VITAL_INTEREST: "To protect life",
            Basis.BREAK_GLASS: "Opened in an emergency",
        }[self]
