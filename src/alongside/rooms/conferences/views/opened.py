from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from alongside.foundations.access.request import Request
from alongside.rooms.conferences.models import Conference
from alongside.rooms.people.pages import CasePage, case_page

TAB = "conferences:of_case"


@dataclass(frozen=True)
class Opened:
    conference: Conference
    page: CasePage


def opened(request: Request, conference_id: UUID) -> Opened:
    """404 for whoever has no need to know."""
    conferences = Conference.objects.select_related("chair", "minute_taker")
    conference = get_object_or_404(conferences, pk=conference_id)
    page = case_page(request, conference.case_id, TAB)
    conference.case = page.case
    return Opened(conference, page)
