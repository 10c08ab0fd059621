from datetime import datetime

from alongside.foundations.access.roles import Role
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.directory import actions
from alongside.rooms.directory.models import Partner, Partnership


@verb
def invite(
    *,
    agency: Agency,
    full_name: str,
    email: str,
    phone: str,
    role: Role,
    team: Team | None,
    by: User,
    at: datetime,
) -> User:
    """The seat and the letter about it stand or fall together."""
    today = in_london(at).date()
    user = actions.invite_worker(
        email=email, full_name=full_name, phone=phone, agency=agency, team=team, role=role,
        from_day=today, by=by, at=at,
    )  # fmt: skip
    actions.send_welcome(user=user, by=by, at=at)
    if not by.memberships.filter(agency=agency, until_day__isnull=True).exists():
        actions.tell_of_invitation_from_outside(user=user, agency=agency, role=role, by=by, at=at)
    return user


@verb
def add_new_partner(
    *,
    partnership: Partnership,
    name: str,
    kind: AgencyKind,
    trusted_referrer: bool,
    by: User,
    at: datetime,
    **more: str | bool,
) -> Partner:
    agency = actions.add_agency(name=name, kind=kind, by=by, at=at, **more)
    return actions.add_partner(
        partnership=partnership, agency=agency, trusted_referrer=trusted_referrer, by=by, at=at
    )


@verb
def found_area(
    *,
    name: str,
    host: Agency | None,
    new_host: str,
    keeper: Agency,
    by: User,
    at: datetime,
    **more: str,
) -> Partnership:
    """With the agency of whoever founds it among the partners, so that the area is kept from its first day."""
    council = host or actions.add_agency(name=new_host, kind=AgencyKind.COUNCIL, by=by, at=at)
    area = actions.found_partnership(name=name, host=council, by=by, at=at, **more)
    if keeper.pk != council.pk:
        actions.add_partner(partnership=area, agency=keeper, by=by, at=at)
    return area
