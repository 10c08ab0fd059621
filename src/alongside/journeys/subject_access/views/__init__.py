"""A person's request for what is kept about them: written down, prepared, released, given."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from alongside.foundations.access.request import Request
from alongside.journeys.subject_access import policies, queries
from alongside.journeys.subject_access.presenters import Pack, pack
from alongside.journeys.subject_access.queries.looks import who_looked
from alongside.journeys.subject_access.queries.rows import around, rows_of
from alongside.rooms.people.models import SubjectAccess
from alongside.rooms.people.pages import CasePage, case_page

ALL, ONE, PREVIEW = "subject_access:requests", "subject_access:request", "subject_access:preview"


def found(request: Request, case_id: UUID, access_id: UUID) -> tuple[CasePage, SubjectAccess]:
    page = case_page(request, case_id, ALL)
    policies.check_can_prepare(request.viewer, page.case, page.sight)
    return page, get_object_or_404(queries.requests(), pk=access_id, case=page.case)


def pack_of(row: SubjectAccess) -> Pack:
    """Made anew from the rows as they are now, with what was decided about it."""
    rows = rows_of(row.case)
    return pack(
        rows,
        around(rows),
        left_out=queries.left_out_of(row),
        struck_out=[masked.words for masked in queries.masked_in(row)],
        looks=who_looked(row.case),
    )
