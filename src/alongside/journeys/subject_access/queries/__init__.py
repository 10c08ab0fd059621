"""What is kept about one person, read from every room."""

from datetime import date

from django.db.models import QuerySet

from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.rooms.clocks.answers import access_request
from alongside.rooms.people.models import Case, LeftOut, MaskedWords, SubjectAccess


def requests_of(case: Case) -> list[SubjectAccess]:
    return list(requests().filter(case=case).order_by("-recorded_at", "id"))


def requests() -> QuerySet[SubjectAccess]:
    return SubjectAccess.objects.select_related(
        "case__partnership", "prepared_by", "released_by", "extended_by"
    )


def due_on(case: Case, received_on: date, *, extended: bool = False) -> date:
    """R-DP-01, in the calendar of the case's area."""
    answer = access_request(received_on, Jurisdiction(case.partnership.jurisdiction), extended)
    due = answer.day("reply_by")
    assert due is not None
    return due


def left_out_of(request: SubjectAccess) -> dict[str, LeftOut]:
    rows = LeftOut.objects.filter(request=request, undone_at__isnull=True).select_related("decided_by")
    return {row.about: row for row in rows.order_by("decided_at", "id")}


def masked_in(request: SubjectAccess) -> list[MaskedWords]:
    rows = MaskedWords.objects.filter(request=request, undone_at__isnull=True)
    return list(rows.order_by("decided_at", "id"))
