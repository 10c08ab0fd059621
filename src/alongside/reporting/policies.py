from uuid import UUID

from django.db.models import QuerySet

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.viewing import Viewer
from alongside.rooms.directory.models import Partnership


def partnerships_reported_to(viewer: Viewer) -> QuerySet[Partnership]:
    """Areas of the agencies in which the viewer has a seat that sees reports. Other seats add nothing."""
    areas = Partnership.objects.filter(partners__agency_id__in=_agencies(viewer, Permission.SEE_REPORTS))
    return areas.select_related("host").distinct().order_by("name", "id")


def partnerships_led_by(viewer: Viewer) -> QuerySet[Partnership]:
    """Of the host alone: what an agency does badly is for whoever leads the area, not for its neighbours."""
    areas = Partnership.objects.filter(host_id__in=_agencies(viewer, Permission.LEAD_AREA))
    return areas.order_by("name", "id")


def _agencies(viewer: Viewer, permission: Permission) -> set[UUID]:
    return {seat.agency_id for seat in viewer.seats if permission in REACH[seat.role].permissions}
