from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.rooms.people.models import CaseGrant


class CaseGrantBook:
    """Answers from `CaseGrant` which cases a viewer may see; an uncorrelated subquery, so that it stays cheap."""

    def cases(self, viewer: Viewer, section: Section | None, at: datetime) -> QuerySet[Any, UUID]:
        reached = Q(pk__in=[])
        for seat in viewer.seats_that_see(section):
            wanted = [section] if section is not None else sorted(seat.sections)
            to_seat = Q(team__isnull=True) | Q(team_id=seat.team_id)
            reached |= Q(agency_id=seat.agency_id, sections__overlap=wanted) & to_seat
        return CaseGrant.objects.in_force(at).filter(reached).values_list("case_id", flat=True)
