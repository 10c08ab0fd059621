from datetime import date, datetime, timedelta

from alongside.foundations.access.roles import Role
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.actions import forget_all
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Membership, Session, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory import jobs
from alongside.rooms.directory.actions.area import ChangedMeanwhile
from alongside.rooms.directory.actions.rota import remove_shift
from alongside.rooms.directory.models import RotaShift
from alongside.rooms.directory.queries import INVITED_FROM_OUTSIDE, administrators_of, worker_version
from alongside.rooms.directory.rules import is_enforcement_address

SOMEBODY = "Somebody who left"


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
    """A worker with a seat and no password yet. The first administrator of all is invited by nobody.

    Somebody who is here already, with another role, signs in anew to have this one.
    """
    if agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT or is_enforcement_address(
        email, in_london(at).date()
    ):
        raise Refused("Nobody of immigration enforcement is invited.", "This cannot be overridden.")
    if team and team.agency_id != agency.pk:
        raise Refused(f"{team} is not a team of {agency}.", "Choose one of its own teams.")
    user = _person(email, full_name, phone)
    if user.memberships.filter(agency=agency, role=role, until_day__isnull=True).exists():
        raise Refused("This person has that role in that agency already.")
    seat = Membership.objects.create(user=user, agency=agency, team=team, role=role, from_day=from_day)
    Session.objects.end_all(user)
    record("worker.invited", by=by, at=at, about=seat, role=role)
    return user


def _person(email: str, full_name: str, phone: str) -> User:
    """Who comes back after leaving chooses a new password: the old one has been out of use, or out of hand."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        return User.objects.create_user(email, full_name=full_name, phone=phone)
    if user.is_service:
        raise Refused("This address belongs to a part of the program.", "Give the address of a person.")
    if not user.is_active:
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
    return user


@verb
def send_welcome(*, user: User, by: User, at: datetime) -> None:
    jobs.post_welcome.defer(user_id=str(user.pk))
    record("worker.welcome_sent", by=by, at=at, about=user)


@verb
def tell_of_invitation_from_outside(
    *, user: User, agency: Agency, role: Role, by: User, at: datetime
) -> None:
    """An agency hears at once of whom somebody else let into it: who sits there may read its cases."""
    seat = user.memberships.filter(agency=agency, role=role, until_day__isnull=True).latest("from_day")
    if administrators_of(agency).exclude(user=user).exists():
        jobs.post_invitation_from_outside.defer(seat_id=str(seat.pk))
    record(INVITED_FROM_OUTSIDE, by=by, at=at, about=seat, role=role, agency=agency.pk)


@verb
def send_new_link(*, user: User, by: User, at: datetime) -> None:
    jobs.post_new_link.defer(user_id=str(user.pk))
    record("worker.new_link_sent", by=by, at=at, about=user)


@verb
def free_sign_in(*, user: User, by: User, at: datetime) -> None:
    """For who lost phone and recovery codes: nothing that let them in before does any more, and a new link goes out.

    The link goes to the address that is known, so whoever asked cannot come in for the worker.
    """
    if user.pk == by.pk:
        raise Refused("You cannot set your own sign-in free.", "Ask another administrator to do it.")
    forget_all(user)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    Session.objects.end_all(user)
    jobs.post_new_link.defer(user_id=str(user.pk))
    record("worker.sign_in_freed", by=by, at=at, about=user)


@verb
def change_worker(*, user: User, version: int, full_name: str, phone: str, by: User, at: datetime) -> None:
    """Never the e-mail address: with it, whoever changed it could take the place of the worker."""
    held = User.objects.select_for_update().get(pk=user.pk)
    if worker_version(held) != version:
        raise ChangedMeanwhile(held)
    held.full_name, held.phone = full_name, phone
    held.save(update_fields=["full_name", "phone"])
    record("worker.changed", by=by, at=at, about=held)


@verb
def end_membership(*, membership: Membership, by: User, at: datetime) -> None:
    """A leaver loses the seat and every session at once; what they wrote stays. Without a seat the sign-in ends too."""
    today = in_london(at).date()
    seat = Membership.objects.select_for_update(of=("self",)).select_related("user").get(pk=membership.pk)
    if seat.until_day is not None and seat.until_day < today:
        raise Refused("This membership has ended already.")
    seat.until_day = today - timedelta(days=1)
    seat.save(update_fields=["until_day"])
    still = Membership.objects.filter(user=seat.user).exclude(until_day__lt=today)
    if not still.filter(agency=seat.agency_id).exists():
        _take_off_the_rota(seat, by, at)
    if not still.exists():
        seat.user.is_active = False
        seat.user.save(update_fields=["is_active"])
    Session.objects.end_all(seat.user)
    record("worker.left", by=by, at=at, about=seat)


def _take_off_the_rota(seat: Membership, by: User, at: datetime) -> None:
    for shift in RotaShift.objects.filter(user=seat.user, agency=seat.agency_id, ends__gt=at):
        remove_shift(shift=shift, by=by, at=at)


@verb
def forget_worker(*, user: User, by: User, at: datetime) -> None:
    """Years after the last seat ended: who it was is gone, what they did stays under nobody's name (R-RETAIN-02)."""
    held = User.objects.select_for_update().get(pk=user.pk)
    forget_all(held)
    Session.objects.end_all(held)
    held.email, held.full_name, held.phone = f"{held.pk.hex}@forgotten.invalid", SOMEBODY, ""
    held.last_login = None
    held.set_unusable_password()
    held.save(update_fields=["email", "full_name", "phone", "last_login", "password"])
    record("worker.forgotten", by=by, at=at, about=held)


@verb
def service_account(*, name: str, by: User | None, at: datetime) -> User:
    """The part of the program called `name`, as somebody who did things; nobody can sign in as it."""
    email = f"{name.lower().replace(' ', '-')}@alongside.invalid"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, full_name=name, is_service=True, is_active=False)
    record("service_account.used", by=by, at=at, about=user)
    return user
