"""Which area a person was met in, wherever they moved afterwards."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.queries.handover import MORE
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models import Case


def moves_of(case_ids: Iterable[UUID] | None = None) -> dict[UUID, Handover]:
    """Of each case that moved the first move. To be asked as a service that may."""
    rows = Handover.objects.filter(
        state=HandoverState.ACCEPTED, to_area__isnull=False, from_area__isnull=False
    )
    rows = rows.select_related("from_area")
    if case_ids is not None:
        rows = rows.filter(case_id__in=list(case_ids))
    return {row.case_id: row for row in rows.order_by("-ended_at", "-id")}


def came_from_elsewhere() -> list[UUID]:
    """Cases that another deployment asked about or let go: it counts them."""
    rows = Handover.objects.filter(from_area__isnull=True)
    return list(rows.values_list("case_id", flat=True))


def met_in(area: Partnership, of: str = "") -> Q:
    """For figures: cases of people who were met in this area, wherever they moved afterwards.

    `of` is the way from a row to its case, as in "case__".
    """
    moved, arrived = moves_of(), came_from_elsewhere()
    from_here = [case for case, row in moved.items() if row.from_area_id == area.pk]
    here = Q(**{f"{of}partnership": area}) & ~Q(**{f"{of}pk__in": [*moved, *arrived]})
    return Q(**{f"{of}pk__in": from_here}) | here


def gone_from(area: Partnership) -> dict[str, Handover]:
    """By the number that they had there, the cases that this area handed over."""
    rows = Handover.objects.filter(state=HandoverState.ACCEPTED, from_area=area).exclude(left_reference="")
    return {row.left_reference: row for row in rows.select_related(*MORE)}


def area_met_in(case: Case) -> Partnership:
    """Whose hours its clocks were started by."""
    row = moves_of([case.pk]).get(case.pk)
    return row.from_area if row and row.from_area else case.partnership
