import uuid
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.kernel.retention import AFTER_THE_LAST_DAY, IDENTIFIERS, OF_THE_PROGRAM, Retention
from alongside.foundations.kernel.vocabulary import Drawer


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **more: Any) -> "User":
        user = self.model(email=email.strip().lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_guest(self, full_name: str) -> "User":
        """Without an address of their own: that stands in the invitation, and could be a worker's one day."""
        key = uuid.uuid4()
        return self.create_user(
            f"guest-{key.hex}@guests.invalid", pk=key, full_name=full_name, is_guest=True, is_active=False
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=(username or "").strip())


class User(AbstractBaseUser):
    """A worker with a sign-in; or, with `is_service`, a part of the program that acts in its own name.

    With `is_guest`, somebody asked to one conference. A guest is never active, so that no ordinary way in and no
    list of workers knows them; who is asked to two conferences is two guests, neither of whom sees the other's.
    """

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = AFTER_THE_LAST_DAY

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    is_service = models.BooleanField(default=False)
    is_guest = models.BooleanField(default=False)
    era = models.PositiveIntegerField(default=0)  # a session of an earlier era is over

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_user_an_email"),
            models.CheckConstraint(
                condition=models.Q(is_guest=False) | models.Q(is_active=False, is_service=False),
                name="guest_has_no_sign_in",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django compares it at every request: another password or another era, and the session is over."""
        about = f"{self.password} {self.era}"
        salt = "alongside.accounts.session"
        return salted_hmac(salt, about, secret=secret, algorithm="sha256").hexdigest()


class Agency(models.Model):
    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40, choices=AgencyKind.choices())
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    has_duty_to_notify = models.BooleanField(default=False)
    is_first_responder = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def with_team(self, team: "Team | None") -> str:
        return f"{self.name}, {team.name}" if team else self.name


class Team(models.Model):
    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["agency__name", "name"]
        constraints: ClassVar = [models.UniqueConstraint("agency", "name", name="team_named_once_in_agency")]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        """Memberships in force on a day; both ends count."""
        begun = models.Q(from_day__lte=day)
        return self.filter(begun, models.Q(until_day__isnull=True) | models.Q(until_day__gte=day))


class Membership(models.Model):
    """Where somebody works and as what. `role` is a word of `access.roles.Role`."""

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=40)
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "user",
                "agency",
                "role",
                condition=models.Q(until_day__isnull=True),
                name="one_open_membership_a_role",
            ),
        ]


class DeploymentStamp(models.Model):
    """What this database is for. Written once, when it is made: a demo can never become a real place."""

    drawer: ClassVar[Drawer] = Drawer.APPEND_ONLY
    retention: ClassVar[Retention] = OF_THE_PROGRAM

    kind = models.CharField(max_length=20, primary_key=True)

    DEMO = "demo"
    REAL = "real"
