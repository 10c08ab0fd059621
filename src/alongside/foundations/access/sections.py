from enum import StrEnum


class Section(StrEnum):
    """The ten parts of what is known about a person; a grant names the ones it opens."""

    IDENTITY = "identity"
    CONTACT = "contact"
    WHEREABOUTS = "whereabouts"
    STORY = "story"
    HEALTH = "health"
    IMMIGRATION = "immigration"
    JUSTICE = "justice"
    SUPPORT = "support"
    FAMILY = "family"
    REFERRAL = "referral"


# The two that get people hurt: closed to everybody but the key worker's team until somebody opens them.
CLOSED_AT_FIRST = frozenset({Section.WHEREABOUTS, Section.IMMIGRATION})
EVERY_SECTION = frozenset(Section)

SECTION_WORDS: dict[Section, str] = {
    Section.IDENTITY: "Who they are",
    Section.CONTACT: "How to make contact",
    Section.WHEREABOUTS: "Where they are",
    Section.STORY: "What happened to them",
    Section.HEALTH: "Health",
    Section.IMMIGRATION: "Immigration",
    Section.JUSTICE: "Police and courts",
    Section.SUPPORT: "Support and plan",
    Section.FAMILY: "Family and children",
    Section.REFERRAL: "Referral and decisions",
}
