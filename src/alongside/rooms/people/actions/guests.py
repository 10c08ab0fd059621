from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.people import policies
from alongside.rooms.people.models import Case, CaseGrant
from alongside.rooms.people.words import Basis


@verb
def open_to_guest(
    *,
    case: Case,
    guest: User,
    sections: Iterable[Section],
    about_id: UUID,
    until: datetime,
    by: User,
    at: datetime,
) -> CaseGrant:
    """Unlike an agency's, it always has an end: nobody offboards a guest."""
    policies.check_is_a_guest(guest)
    sections = sorted(sections)
    policies.check_opens_to_others(case, sections, at)
    grant = CaseGrant.objects.create(
        case=case,
        guest=guest,
        sections=sections,
        basis=Basis.GUEST,
        about_id=about_id,
        starts=at,
        until=until,
        given_by=by,
    )
    record("grant.given", by=by, at=at, case_id=case.pk, about=grant, basis=Basis.GUEST)
    return grant


@verb
def close_to_guest(*, case: Case, guest: User, why: str, by: User, at: datetime) -> int:
    with viewing.as_service(Service.GRANTS, at=at):
        grants = CaseGrant.objects.filter(case=case, guest=guest, ended_at__isnull=True)
        ended = grants.update(ended_at=at, ended_by=by, ended_why=why)
    record("grant.ended", by=by, at=at, case_id=case.pk, number=ended)
    return ended
