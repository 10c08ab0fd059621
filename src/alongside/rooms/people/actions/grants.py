from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import policies
from alongside.rooms.people.actions.glass import end_all_glass
from alongside.rooms.people.models import Case, CaseGrant
from alongside.rooms.people.words import ENDS_OTHERWISE, Basis, EndedWhy


@verb
def give_grant(
    *,
    case: Case,
    agency: Agency,
    team: Team | None = None,
    sections: Iterable[Section],
    basis: Basis,
    about_id: UUID | None = None,
    until: datetime | None = None,
    by: User,
    at: datetime,
) -> CaseGrant:
    """Open sections of a case to an agency or one of its teams. `about_id` is the row it stands and ends with."""
    policies.check_can_be_granted(agency)
    sections = sorted(sections)
    policies.check_opens_to_others(case, sections, at)
    if basis is not Basis.OWNER:
        policies.check_not_only_asked(case, sections, at)
    grant = CaseGrant.objects.create(
        case=case,
        agency=agency,
        team=team,
        sections=sections,
        basis=basis,
        about_id=about_id,
        starts=at,
        until=until,
        given_by=by,
    )
    record("grant.given", by=by, at=at, case_id=case.pk, about=grant, basis=basis)
    return grant


@verb
def end_grants_about(
    *,
    case: Case,
    about_id: UUID,
    why: str,
    by: User,
    at: datetime,
    agency: Agency | None = None,
    basis: Basis | None = None,
) -> int:
    """End every grant that stands with a conference, a stay or a request; with `agency` or `basis`, only those."""
    with viewing.as_service(Service.GRANTS, at=at):
        grants = CaseGrant.objects.filter(case=case, about_id=about_id, ended_at__isnull=True)
        if basis is not None:
            grants = grants.filter(basis=basis)
        if agency is not None:
            grants = grants.filter(agency=agency)
        ended = grants.update(ended_at=at, ended_by=by, ended_why=why)
    record("grant.ended", by=by, at=at, case_id=case.pk, about_id=about_id, number=ended)
    return ended


@verb
def close_papers(*, case: Case, agency: Agency, why: str, by: User, at: datetime) -> int:
    """With the yes that named the papers ends what a conference shows of them: to `agency` alone, to guests with
    all that they see, which the chair may open again."""
    with viewing.as_service(Service.GRANTS, at=at):
        papers = CaseGrant.objects.in_force(at).filter(case=case, sections__contains=[Section.IMMIGRATION])
        seats = list(papers.filter(basis=Basis.CONFERENCE, agency=agency).select_related("agency", "team"))
        shown = papers.filter(Q(basis=Basis.GUEST) | Q(pk__in=[seat.pk for seat in seats]))
        ended = shown.update(ended_at=at, ended_by=by, ended_why=why)
        for seat in seats:
            _open_the_rest(case, seat, by, at)
    record("grant.ended", by=by, at=at, case_id=case.pk, number=ended)
    return ended


def _open_the_rest(case: Case, closed: CaseGrant, by: User, at: datetime) -> None:
    rest = [Section(section) for section in closed.sections if section != Section.IMMIGRATION]
    if rest and closed.agency:
        give_grant(
            case=case,
            agency=closed.agency,
            team=closed.team,
            sections=rest,
            basis=Basis.CONFERENCE,
            about_id=closed.about_id,
            until=closed.until,
            by=by,
            at=at,
        )


@verb
def end_grants_but_the_owners(*, case: Case, why: str, by: User, at: datetime) -> int:
    """When the work ends, so does everybody's need to know except that of the team that answers for it."""
    end_all_glass(case, by, at)
    with viewing.as_service(Service.GRANTS, at=at):
        grants = CaseGrant.objects.filter(case=case, ended_at__isnull=True).exclude(basis=Basis.OWNER)
        ended = grants.update(ended_at=at, ended_by=by, ended_why=why)
    record("grant.ended", by=by, at=at, case_id=case.pk, number=ended)
    return ended


@verb
def end_grant(*, grant: CaseGrant, why: EndedWhy, by: User, at: datetime) -> None:
    """By those who answer for the case. Where the ground has a page, it is ended there, and the grant with it."""
    if grant.basis in ENDS_OTHERWISE:
        raise Refused("It is not ended here.", "What it stands on ends on a page of its own.")
    with viewing.as_service(Service.GRANTS, at=at):
        standing = CaseGrant.objects.filter(pk=grant.pk, ended_at__isnull=True)
        ended = standing.update(ended_at=at, ended_by=by, ended_why=why)
    if not ended:
        raise Refused("This has ended already.")
    record("grant.ended", by=by, at=at, case_id=grant.case_id, about=grant, why=why)
