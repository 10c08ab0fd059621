"""Where the person is, and where they are not safe."""

from collections.abc import Iterator
from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.design.words import day
from alongside.rooms.beds.models import ExclusionArea
from alongside.rooms.beds.queries.of_case import going_stay
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.conferences.queries.parts import Part
from alongside.rooms.people.models import Case


def where(case: Case, at: datetime) -> Iterator[Part]:
    """The house and its telephone, never its address: whoever needs it asks the house."""
    stay = going_stay(case)
    if stay is not None:
        house = stay.occupancy.bed.premises
        words = (
            f"{house.name}, until {day(stay.occupancy.leaves)}. Ring {house.agency.phone or house.agency}."
        )
        yield Part(section=Section.WHEREABOUTS, kind="stay", title="Has a bed now", text=words)


def unsafe(case: Case, at: datetime) -> Iterator[Part]:
    rows = ExclusionArea.objects.filter(case=case, lifted_at__isnull=True).order_by("added_at", "id")
    for row in rows:
        shape, until = AreaShape(row.shape), row.until.isoformat() if row.until else ""
        ring = f"{row.radius} metres around {row.place}" if row.radius else row.place
        words = ". ".join(filter(None, [ring, row.reason, f"Until {day(row.until)}" if row.until else ""]))
        data = {
            "shape": shape,
            "place": row.place,
            "radius": row.radius,
            "reason": row.reason,
            "until": until,
        }
        yield Part(section=Section.WHEREABOUTS, kind="unsafe", title="Not safe here", text=words, data=data)
