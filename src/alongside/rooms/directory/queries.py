from datetime import datetime

from django.db.models import QuerySet

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.models import Duty, Partnership, RotaShift


def partnerships_of(viewer: Viewer) -> QuerySet[Partnership]:
    """The areas in which one of the viewer's agencies is a partner."""
    return Partnership.objects.filter(partners__agency_id__in=viewer.agency_ids).distinct().order_by("name")


def on_duty(partnership: Partnership, duty: Duty, at: datetime) -> list[User]:
    """Whom the rota names for a duty at a moment, active people only, earliest shift first."""
    shifts = RotaShift.objects.at(at).filter(partnership=partnership, duty=duty, user__is_active=True)
    return [shift.user for shift in shifts.select_related("user")]
