"""The houses themselves: for those who keep them."""

from django.db.models import QuerySet

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.beds.queries.board import areas_of
from alongside.rooms.directory.models import Partnership


def houses() -> QuerySet[Premises]:
    return Premises.objects.select_related("agency", "team", "partnership__host").prefetch_related("beds")


def areas_kept_by(viewer: Viewer) -> list[Partnership]:
    if viewer.may(Permission.KEEP_DIRECTORY):
        return list(Partnership.objects.order_by("name"))
    return areas_of(viewer)


def agencies_that_may_run(viewer: Viewer, areas: list[Partnership]) -> list[Agency]:
    """A hostel adds houses of its own; the council and the administrator add them for every partner."""
    partners = Agency.objects.filter(partnerships__partnership__in=areas).distinct().order_by("name")
    if viewer.may(Permission.KEEP_DIRECTORY) or viewer.may(Permission.APPROVE_BED):
        return list(partners)
    return list(partners.filter(pk__in=viewer.agency_ids))


def bed(bed_id: int) -> QuerySet[Bed]:
    return Bed.objects.filter(pk=bed_id).select_related("premises__agency", "premises__partnership__host")
