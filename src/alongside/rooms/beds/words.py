"""The coded words of beds: kinds, who a room is for, reasons, destinations, sides."""

from enum import StrEnum


class BedKind(StrEnum):
    """In the order in which they are preferred (R-BED-05)."""

    BED = "bed"
    VOID = "void"
    OFFICE_SPACE = "office_space"

    @property
    def words(self) -> str:
        return {
            BedKind.BED: "Bed",
            BedKind.VOID: "Empty room",
            BedKind.OFFICE_SPACE: "Office space",
        }[self]


class RoomFor(StrEnum):
    ANY = "any"
    WOMEN = "women"
    MEN = "men"

    @property
    def words(self) -> str:
        return {RoomFor.ANY: "Mixed", RoomFor.WOMEN: "Women only", RoomFor.MEN: "Men only"}[self]


class Wish(StrEnum):
    """Beside whom the person feels safe to sleep."""

    WOMEN_ONLY = "women_only"
    WOMEN_OR_MIXED = "women_or_mixed"
    MEN_ONLY = "men_only"
    MEN_OR_MIXED = "men_or_mixed"
    MIXED = "mixed"

    @property
    def words(self) -> str:
        return {
            Wish.WOMEN_ONLY: "Women only",
            Wish.WOMEN_OR_MIXED: "Women only, or mixed",
            Wish.MEN_ONLY: "Men only",
            Wish.MEN_OR_MIXED: "Men only, or mixed",
            Wish.MIXED: "Mixed",
        }[self]

    @property
    def suits(self) -> frozenset[RoomFor]:
        return {
            Wish.WOMEN_ONLY: frozenset({RoomFor.WOMEN}),
            Wish.WOMEN_OR_MIXED: frozenset({RoomFor.WOMEN, RoomFor.ANY}),
            Wish.MEN_ONLY: frozenset({RoomFor.MEN}),
            Wish.MEN_OR_MIXED: frozenset({RoomFor.MEN, RoomFor.ANY}),
            Wish.MIXED: frozenset({RoomFor.ANY}),
        }[self]


class Reason(StrEnum):
    """Why the protocol of an area gives somebody a bed (R-BED-01). Which of these count is for the area to say."""

    RECENT_VICTIM_OF_CRIME = "recent_victim_of_crime"
    NRM_EXHAUSTED = "nrm_exhausted"
    RG_AWAITED = "rg_awaited"
    WITH_THE_EXPLOITER = "with_the_exploiter"
    NOWHERE_TONIGHT = "nowhere_tonight"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            Reason.RECENT_VICTIM_OF_CRIME: "They were the victim of a crime recently",
            Reason.NRM_EXHAUSTED: "The National Referral Mechanism has nothing more for them",
            Reason.RG_AWAITED: "They wait for a reasonable grounds decision",
            Reason.WITH_THE_EXPLOITER: "They would sleep where they are exploited",
            Reason.NOWHERE_TONIGHT: "They have nowhere to sleep, and are at risk of being exploited again",
            Reason.OTHER: "Another reason",
        }[self]


class Destination(StrEnum):
    """Where a stay led to; the words of the case log."""

    SAFE_HOUSE = "safe_house"
    FAMILY = "family"
    TENANCY = "tenancy"
    HOSPITAL = "hospital"
    ASYLUM_ACCOMMODATION = "asylum_accommodation"
    RETURNED_HOME = "returned_home"
    UNKNOWN = "unknown"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            Destination.SAFE_HOUSE: "A safe house",
            Destination.FAMILY: "Family or friends",
            Destination.TENANCY: "A tenancy of their own",
            Destination.HOSPITAL: "Hospital",
            Destination.ASYLUM_ACCOMMODATION: "Asylum accommodation",
            Destination.RETURNED_HOME: "Back to their home country",
            Destination.UNKNOWN: "Not known",
            Destination.OTHER: "Somewhere else",
        }[self]


class Side(StrEnum):
    """The two who must both agree before a stay grows longer (R-BED-04)."""

    HOSTEL = "hostel"
    COUNCIL = "council"

    @property
    def words(self) -> str:
        return {Side.HOSTEL: "The hostel", Side.COUNCIL: "The council"}[self]
