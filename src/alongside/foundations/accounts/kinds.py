from enum import StrEnum


class AgencyKind(StrEnum):
    CHARITY = "charity"
    COUNCIL = "council"
    HOSTEL = "hostel"
    HEALTH = "health"
    POLICE = "police"
    LEGAL = "legal"
    GOVERNMENT = "government"
    IMMIGRATION_ENFORCEMENT = "immigration_enforcement"
    OTHER = "other"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(kind.value, kind.value.replace("_", " ").capitalize()) for kind in cls]
