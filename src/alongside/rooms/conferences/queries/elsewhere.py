"""What was sent to another deployment about a hand-over, and what came from it."""

from django.db.models import QuerySet

from alongside.rooms.conferences.models import CameWith, Dispatch, Handover
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.people.models import Case

STEP = "step"  # a kind of part


def parcels_about(row: Handover) -> list[Dispatch]:
    """Those that have not arrived, the oldest first: they go in their order."""
    if row.neighbour_id is None:
        return []
    return list(Dispatch.objects.filter(about=row.pk, arrived__isnull=True).order_by("number"))


def gone_elsewhere(case: Case) -> Handover | None:
    """Where another deployment is responsible for the person now: by which hand-over."""
    rows = Handover.objects.filter(case=case, state=HandoverState.ACCEPTED, to_area__isnull=True)
    return rows.select_related("neighbour").first()


def came_with(row: Handover) -> list[CameWith]:
    """What came last, as far as the viewer sees those parts."""
    if not row.comes_in:
        return []
    return _that_came_last(CameWith.objects.filter(handover=row))


def promised_there(case: Case) -> list[CameWith]:
    """Steps that somebody in another deployment had promised when the person came: they are in no plan here."""
    return _that_came_last(CameWith.objects.filter(case=case, kind=STEP, revision__gt=0))


def _that_came_last(parts: QuerySet[CameWith]) -> list[CameWith]:
    rows = list(parts.order_by("number"))
    last = max((part.revision for part in rows), default=0)
    return [part for part in rows if part.revision == last]
