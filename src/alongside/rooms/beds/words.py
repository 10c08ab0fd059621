"""The coded words of beds: kinds, who a room is for, reasons, destinations, sides."""

from enum import StrEnum

LONGEST_TURNAROUND = 7


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


class PlaceKind(StrEnum):
    HOSTEL = "hostel"
    PLACE_OF_SAFETY = "place_of_safety"
    HOTEL = "hotel"
    NIGHT_CENTRE = "night_centre"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            PlaceKind.HOSTEL: "Hostel",
            PlaceKind.PLACE_OF_SAFETY: "Place of safety",
            PlaceKind.HOTEL: "Hotel",
            PlaceKind.NIGHT_CENTRE: "Night centre: everybody must leave in the morning",
            PlaceKind.OTHER: "Another kind of place",
        }[self]


class Payer(StrEnum):
    """Who pays for a night there. It never decides who may have the bed."""

    NO_CHARGE = "no_charge"
    HOUSING_BENEFIT = "housing_benefit"
    ANOTHER_PAYER = "another_payer"

    @property
    def words(self) -> str:
        return {
            Payer.NO_CHARGE: "Nobody has to pay",
            Payer.HOUSING_BENEFIT: "Housing benefit, or somebody who pays instead",
            Payer.ANOTHER_PAYER: "Somebody must pay",
        }[self]


class Night(StrEnum):
    """What the board says of a bed on one night."""

    FREE = "free"
    TAKEN = "taken"
    MADE_READY = "made_ready"
    OUT_OF_SERVICE = "out_of_service"
    NOT_OFFERED = "not_offered"

    @property
    def words(self) -> str:
        return {
            Night.FREE: "Free",
            Night.TAKEN: "Taken",
            Night.MADE_READY: "Made ready",
            Night.OUT_OF_SERVICE: "Out of service",
            Night.NOT_OFFERED: "Not offered",
        }[self]


class NightsFor(StrEnum):
    """What the nights of a bed are held for."""

    STAY = "stay"
    OUT_OF_SERVICE = "out_of_service"


class AreaShape(StrEnum):
    """How a place is said where somebody is not safe."""

    CIRCLE = "circle"
    OUTCODE = "outcode"
    NAMED = "named"

    @property
    def words(self) -> str:
        return {
            AreaShape.CIRCLE: "Everything around a postcode",
            AreaShape.OUTCODE: "The first half of a postcode, like NX4",
            AreaShape.NAMED: "A place by its name",
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


class DeclineKind(StrEnum):
    """What a decline was about. Nothing that ranks beds or decides on requests ever reads one."""

    PERSON = "person"
    PROVIDER = "provider"
    RISK = "risk"
    NO_SPACE = "no_space"

    @property
    def words(self) -> str:
        return {
            DeclineKind.PERSON: "The person did not want it",
            DeclineKind.PROVIDER: "The house did not take them",
            DeclineKind.RISK: "It was not safe for them",
            DeclineKind.NO_SPACE: "The bed was not there",
        }[self]


class PersonDeclines(StrEnum):
    """Why the person, or their worker for them, says no to a bed before they arrive."""

    TOO_FAR = "too_far"
    NOT_SAFE_THERE = "not_safe_there"
    STAY_NEAR = "stay_near"
    DANGER_THERE = "danger_there"
    AREA_LEARNED = "area_learned"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            PersonDeclines.TOO_FAR: "It is too far",
            PersonDeclines.NOT_SAFE_THERE: "They do not feel safe there",
            PersonDeclines.STAY_NEAR: "They want to stay near somebody or something",
            PersonDeclines.DANGER_THERE: "Somebody there is a danger to them",
            PersonDeclines.AREA_LEARNED: "It is near where they were exploited, as we know now",
            PersonDeclines.OTHER: "Another reason",
        }[self]

    @property
    def kind(self) -> DeclineKind:
        risks = (PersonDeclines.DANGER_THERE, PersonDeclines.AREA_LEARNED)
        return DeclineKind.RISK if self in risks else DeclineKind.PERSON


class HouseDeclines(StrEnum):
    """Why a house says no to somebody who was booked."""

    NO_SPACE = "no_space"
    SUPPORT_NEEDS = "support_needs"
    PAST_BEHAVIOUR = "past_behaviour"
    DANGER_THERE = "danger_there"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            HouseDeclines.NO_SPACE: "The bed is not there after all",
            HouseDeclines.SUPPORT_NEEDS: "They need more support than the house can give",
            HouseDeclines.PAST_BEHAVIOUR: "What they did here before",
            HouseDeclines.DANGER_THERE: "Somebody here is a danger to them",
            HouseDeclines.OTHER: "Another reason",
        }[self]

    @property
    def kind(self) -> DeclineKind:
        return {
            HouseDeclines.NO_SPACE: DeclineKind.NO_SPACE,
            HouseDeclines.DANGER_THERE: DeclineKind.RISK,
        }.get(self, DeclineKind.PROVIDER)


class Unmet(StrEnum):
    """Why somebody who asked for a bed had none on a night. These are counted: they are the case for more beds."""

    NO_SPACE = "no_space"
    NOT_SUITABLE = "not_suitable"
    WAITED = "waited"
    REFUSED = "refused"
    DECLINED_BY_HOUSE = "declined_by_house"
    DECLINED_BY_PERSON = "declined_by_person"
    NOT_CHOSEN = "not_chosen"

    @property
    def words(self) -> str:
        return {
            Unmet.NO_SPACE: "No bed was free",
            Unmet.NOT_SUITABLE: "No free bed was suitable",
            Unmet.WAITED: "The council had not answered",
            Unmet.REFUSED: "The council said no",
            Unmet.DECLINED_BY_HOUSE: "The house said no",
            Unmet.DECLINED_BY_PERSON: "They did not want the bed there was",
            Unmet.NOT_CHOSEN: "There was a bed, and none was chosen",
        }[self]


class MoveOn(StrEnum):
    """How a stay came to its end, whatever the place after it."""

    PLANNED = "planned"
    OWN_CHOICE = "own_choice"
    ASKED_TO_LEAVE = "asked_to_leave"
    HOSPITAL = "hospital"
    ARREST = "arrest"
    DID_NOT_COME_BACK = "did_not_come_back"
    NOT_KNOWN = "not_known"

    @property
    def words(self) -> str:
        return {
            MoveOn.PLANNED: "As planned",
            MoveOn.OWN_CHOICE: "They chose to leave",
            MoveOn.ASKED_TO_LEAVE: "They were asked to leave",
            MoveOn.HOSPITAL: "They were taken to hospital",
            MoveOn.ARREST: "They were arrested",
            MoveOn.DID_NOT_COME_BACK: "They did not come back",
            MoveOn.NOT_KNOWN: "Not known",
        }[self]


class Expected(StrEnum):
    """Whether somebody who was away at night had said so."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"

    @property
    def words(self) -> str:
        return {
            Expected.YES: "Yes, we knew where they would be",
            Expected.NO: "No, nobody knew",
            Expected.NOT_KNOWN: "We do not know",
        }[self]
