"""The houses themselves: for those who keep them."""

from django.db.models import QuerySet

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.beds.queries.board import areas_of
from alongside.rooms.directory.models import Partnership


def houses(viewer: Viewer) -> QuerySet[Premises]:
    """Those of the viewer's areas. To anybody else a house does not exist."""
    near = Premises.objects.filter(partnership__in=areas_of(viewer))
    return near.select_related("agency", "team", "partnership__host").prefetch_related("beds")


def agencies_that_may_run(viewer: Viewer, areas: list[Partnership]) -> list[Agency]:
    """A hostel adds houses of its own; the council and the administrator add them for every partner."""
    partners = Agency.objects.filter(partnerships__partnership__in=areas).distinct().order_by("name")
    if viewer.may(Permission.KEEP_DIRECTORY) or viewer.may(Permission.APPROVE_BED):
        return list(partners)
    return list(partners.filter(pk__in=viewer.agency_ids))


def bed(viewer: Viewer, bed_id: int) -> QuerySet[Bed]:
    near = Bed.objects.filter(pk=bed_id, premises__partnership__in=areas_of(viewer))
    return near.select_related("premises__agency", "premises__partnership__host")
