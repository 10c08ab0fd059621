from datetime import datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.people import grounds
from alongside.rooms.people.models import CaseGrant


@verb
def end_grants_without_ground(*, by: User, at: datetime) -> int:
    """Every night: what is open and should not be is closed."""
    fallen = grounds.without_ground(at)
    ended = 0
    with viewing.as_service(Service.GRANT_CHECK, at=at):
        for grant in fallen:
            held = CaseGrant.objects.filter(pk=grant.pk, ended_at__isnull=True)
            if not held.update(ended_at=at, ended_by=by, ended_why=grounds.GROUND_GONE):
                continue  # somebody ended it meanwhile
            record("grant.ground_gone", by=by, at=at, case_id=grant.case_id, about=grant, basis=grant.basis)
            ended += 1
    record("grants.checked", by=by, at=at, service=Service.GRANT_CHECK, number=ended)
    return ended
