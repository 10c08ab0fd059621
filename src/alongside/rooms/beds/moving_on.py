"""The coded words of the place after the bed: what kind, who said no, what was looked at, what is left to do."""

from enum import StrEnum


class NextKind(StrEnum):
    SAFE_HOUSE = "safe_house"
    LOCAL_AUTHORITY = "local_authority"
    ASYLUM = "asylum"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            NextKind.SAFE_HOUSE: "A safe house of the victim care contract",
            NextKind.LOCAL_AUTHORITY: "Housing from a council",
            NextKind.ASYLUM: "Asylum accommodation",
            NextKind.OTHER: "Another place",
        }[self]


class TurnedDownBy(StrEnum):
    """Neither ever counts against the person; nothing that decides reads it."""

    PERSON = "person"
    PROVIDER = "provider"

    @property
    def words(self) -> str:
        return {
            TurnedDownBy.PERSON: "The person did not want it",
            TurnedDownBy.PROVIDER: "The provider said no",
        }[self]


class KeepAway(StrEnum):
    """Whether a council could send somebody back to where they must not be."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"

    @property
    def words(self) -> str:
        return {
            KeepAway.YES: "Yes, they must keep away from there",
            KeepAway.NO: "No, they are safe there",
            KeepAway.NOT_KNOWN: "We do not know yet",
        }[self]


class Aspect(StrEnum):
    """What is looked at, each for this person, before somebody is moved into asylum accommodation (R-BED-09)."""

    LOCATION = "location"
    SHARING = "sharing"
    GENDER = "gender"
    HEALTH = "health"
    CHILDREN = "children"
    LINKS = "links"

    @property
    def words(self) -> str:
        return {
            Aspect.LOCATION: "Where it is",
            Aspect.SHARING: "Who shares the room",
            Aspect.GENDER: "Women, men or mixed",
            Aspect.HEALTH: "Health",
            Aspect.CHILDREN: "Children",
            Aspect.LINKS: "What they would be cut off from",
        }[self]

    @property
    def asks(self) -> str:
        return {
            Aspect.LOCATION: "Is it away from where they were exploited, and from whoever looks for them?",
            Aspect.SHARING: "Would they sleep alone, or with people they feel safe with?",
            Aspect.GENDER: "Do they feel safe with who else lives in the house?",
            Aspect.HEALTH: "Can they be treated there, get in, and rest?",
            Aspect.CHILDREN: "Is it right for the children who come with them? If there are none, it suits.",
            Aspect.LINKS: "Can they still reach their community, their solicitor and their treatment?",
        }[self]

    @property
    def neutral(self) -> str:
        """For a letter: it tells nothing of what happened to anybody."""
        return {
            Aspect.LOCATION: "The area is not suitable for this person.",
            Aspect.SHARING: "A room of their own is needed.",
            Aspect.GENDER: "Who else lives in the house is not suitable for this person.",
            Aspect.HEALTH: "The place does not meet a need of health.",
            Aspect.CHILDREN: "The place is not suitable for the children.",
            Aspect.LINKS: "From there this person cannot reach services that they need.",
        }[self]


class Fit(StrEnum):
    SUITS = "suits"
    DOES_NOT_SUIT = "does_not_suit"
    NOT_KNOWN = "not_known"

    @property
    def words(self) -> str:
        return {Fit.SUITS: "Suits", Fit.DOES_NOT_SUIT: "Does not suit", Fit.NOT_KNOWN: "Not known"}[self]


class Suitability(StrEnum):
    SUITABLE = "suitable"
    UNSUITABLE = "unsuitable"
    NOT_COMPLETE = "not_complete"

    @property
    def words(self) -> str:
        return {
            Suitability.SUITABLE: "Suitable",
            Suitability.UNSUITABLE: "Unsuitable",
            Suitability.NOT_COMPLETE: "Not complete",
        }[self]


class Reconnect(StrEnum):
    """What breaks off when somebody moves, unless somebody ties it again."""

    GP = "gp"
    MEDICINES = "medicines"
    TREATMENT = "treatment"
    SOLICITOR = "solicitor"
    POLICE = "police"
    SCHOOL = "school"
    MONEY = "money"
    POST = "post"
    INTERPRETER = "interpreter"
    SUPPORT_WORKER = "support_worker"

    @property
    def words(self) -> str:
        return {
            Reconnect.GP: "Registered with a doctor there",
            Reconnect.MEDICINES: "Medicines for the next weeks",
            Reconnect.TREATMENT: "Treatment and counselling go on",
            Reconnect.SOLICITOR: "The solicitor knows how to reach them",
            Reconnect.POLICE: "The police contact knows how to reach them",
            Reconnect.SCHOOL: "School, college or nursery",
            Reconnect.MONEY: "Money arrives there",
            Reconnect.POST: "Post is sent on",
            Reconnect.INTERPRETER: "An interpreter there",
            Reconnect.SUPPORT_WORKER: "A support worker there, who has met them",
        }[self]


class Tied(StrEnum):
    DONE = "done"
    NOT_NEEDED = "not_needed"
    OPEN = "open"

    @property
    def words(self) -> str:
        return {Tied.DONE: "Done", Tied.NOT_NEEDED: "Not needed", Tied.OPEN: "Not yet"}[self]
