from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import policies
from alongside.rooms.people.actions.grants import give_grant
from alongside.rooms.people.models import Case, CaseGrant, KeyWorker, Ownership
from alongside.rooms.people.words import Basis

Leaving = Callable[[Case, User, datetime], None]
_leavings: list[Leaving] = []


def when_moved(leave: Leaving) -> None:
    """Called once, at start-up, by a room that has something of the old area to end: `leave(case, by, at)`."""
    _leavings.append(leave)


def leave_area(case: Case, by: User, at: datetime) -> None:
    """What an area has going on for a person ends with them: each room says what."""
    for leave in _leavings:
        leave(case, by, at)


@verb
def move_to_area(
    *,
    case: Case,
    area: Partnership,
    agency: Agency,
    team: Team | None,
    key_worker: User,
    sections: Iterable[Section],
    about_id: UUID,
    by: User,
    at: datetime,
) -> Ownership:
    """The same case, with everything in it, is another team's from this moment on.

    The team that had it sees afterwards what the person agreed to, and nothing else. Its own number for the case
    means nothing in the other area.
    """
    policies.check_not_shut_out(case, key_worker)
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    policies.check_is_open(held)
    _end_standing(held, by, at)
    give_grant(
        case=held, agency=agency, team=team, sections=sections, basis=Basis.OWNER, about_id=about_id, by=by, at=at
    )  # fmt: skip
    row = Ownership.objects.create(case=held, agency=agency, team=team, starts=at)
    KeyWorker.objects.create(case=held, user=key_worker, starts=at, handed_over_by=by)
    held.partnership, held.local_reference, held.version = area, "", held.version + 1
    held.save(update_fields=["partnership", "local_reference", "version"])
    case.partnership, case.local_reference, case.version = area, "", held.version
    record("case.moved_to_area", by=by, at=at, case_id=case.pk, about=row, area=area.pk, agency=agency.pk)
    leave_area(case, by, at)
    return row


def _end_standing(case: Case, by: User, at: datetime) -> None:
    Ownership.objects.filter(case=case, until__isnull=True).update(until=at)
    KeyWorker.objects.filter(case=case, until__isnull=True).update(until=at)
    with viewing.as_service(Service.GRANTS, at=at):
        owned = CaseGrant.objects.filter(case=case, basis=Basis.OWNER, ended_at__isnull=True)
        owned.update(ended_at=at, ended_by=by, ended_why="case_moved")
    record("grant.ended", by=by, at=at, case_id=case.pk, basis=Basis.OWNER)
