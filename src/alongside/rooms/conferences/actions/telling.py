from datetime import datetime

from procrastinate.contrib.django import app

from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.conferences.models import Handover, HandoverClimbing
from alongside.rooms.conferences.queries.late_handovers import is_told

POST_LATE_HANDOVER = "conferences.post_late_handover"


@verb
def tell_of_late_handover(
    *, handover: Handover, user: User, by: None, at: datetime
) -> HandoverClimbing | None:
    """None where they were told of it before."""
    row = None
    if not is_told(handover, user):
        row = HandoverClimbing.objects.create(case_id=handover.case_id, handover=handover, told=user)
        app.configure_task(POST_LATE_HANDOVER).defer(climbing_id=str(row.pk))
    event, told = ("handover.climbed" if row else "handover.not_climbed"), str(user.pk)
    case_id = handover.case_id
    record(event, by=by, at=at, service=Service.CLOCK_SWEEP, case_id=case_id, about=handover, told=told)
    return row
