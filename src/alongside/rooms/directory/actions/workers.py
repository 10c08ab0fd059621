from datetime import date, datetime, timedelta

from alongside.foundations.access.roles import Role
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused


@verb
def invite_worker(
    *,
    email: str,
    full_name: str,
    agency: Agency,
    team: Team | None,
    role: Role,
    phone: str = "",
    from_day: date,
    by: User | None,
    at: datetime,
) -> User:
    """A worker with a seat and no password yet. The first administrator of all is invited by nobody."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, full_name=full_name, phone=phone)
    elif not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    if user.memberships.filter(agency=agency, role=role, until_day__isnull=True).exists():
        raise Refused("This person has that role in that agency already.")
    seat = Membership.objects.create(user=user, agency=agency, team=team, role=role, from_day=from_day)
    record("worker.invited", by=by, at=at, about=seat, role=role)
    return user


@verb
def end_membership(*, membership: Membership, by: User, at: datetime) -> None:
    """A leaver loses the seat at once; what they wrote stays. Without any seat the sign-in ends too."""
    if membership.until_day is not None and membership.until_day < at.date():
        raise Refused("This membership has ended already.")
    membership.until_day = max(membership.from_day, at.date()) - timedelta(days=1)
    membership.save(update_fields=["until_day"])
    user = membership.user
    if not user.memberships.on(at.date()).exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
    record("worker.left", by=by, at=at, about=membership)


@verb
def service_account(*, name: str, by: User | None, at: datetime) -> User:
    """The part of the program called `name`, as somebody who did things; nobody can sign in as it."""
    email = f"{name.lower().replace(' ', '-')}@alongside.invalid"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, full_name=name, is_service=True, is_active=False)
    record("service_account.used", by=by, at=at, about=user)
    return user
