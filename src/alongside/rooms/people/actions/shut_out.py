from collections.abc import Callable
from datetime import datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import policies, queries
from alongside.rooms.people.actions.oversight import raise_to_lead
from alongside.rooms.people.models import Case, ShutOut, ShutOutReason
from alongside.rooms.people.words import RaisedWhy

Parting = Callable[[Case, User, User, datetime], None]
_partings: list[Parting] = []


def when_shut_out(part: Parting) -> None:
    """Called once, at start-up, by a room that has something of its own to end: `part(case, worker, by, at)`."""
    _partings.append(part)


@verb
def shut_out(*, case: Case, user: User, reason: str, by: User, at: datetime) -> ShutOut:
    """From the next statement on this worker finds nothing of the case, whatever opens it to them. Where it is who
    oversees the one who does it, whoever leads the area is told."""
    Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    policies.check_can_be_shut_out(case, user, by)
    with viewing.as_service(Service.GRANTS, at=at):
        if ShutOut.objects.filter(case=case, user=user, ended_at__isnull=True).exists():
            raise Refused(f"{user.full_name} is shut out of this case already.")
    row = ShutOut.objects.create(case=case, user=user, shut_at=at, shut_by=by)
    ShutOutReason.objects.create(case=case, shut_out=row, text=reason)
    record("worker.shut_out", by=by, at=at, case_id=case.pk, about=row, worker=user.pk)
    if queries.is_manager_of(case, user):
        raise_to_lead(case=case, why=RaisedWhy.MANAGER_SHUT_OUT, about_id=row.pk, worker=by, by=by, at=at)
    for part in _partings:
        part(case, user, by, at)
    return row


@verb
def let_back_in(*, shut_out: ShutOut, by: User, at: datetime) -> None:
    if shut_out.user_id == by.pk:
        raise Refused("Nobody lets themselves back in.", "Ask your manager.")
    with viewing.as_service(Service.GRANTS, at=at):
        ended = ShutOut.objects.filter(pk=shut_out.pk, ended_at__isnull=True).update(ended_at=at, ended_by=by)
    if not ended:
        raise Refused("This has ended already.")
    record("worker.let_back_in", by=by, at=at, case_id=shut_out.case_id, about=shut_out)
