from django.db.models import QuerySet

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.viewing import Viewer
from alongside.rooms.directory.models import Partnership


def partnerships_reported_to(viewer: Viewer) -> QuerySet[Partnership]:
    """Areas of the agencies in which the viewer has a seat that sees reports. Other seats add nothing."""
    agencies = {
        seat.agency_id for seat in viewer.seats if Permission.SEE_REPORTS in REACH[seat.role].permissions
    }
    areas = Partnership.objects.filter(partners__agency_id__in=agencies)
    return areas.select_related("host").distinct().order_by("name", "id")
