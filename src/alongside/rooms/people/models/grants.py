import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.people.models.case import Case
from alongside.rooms.people.words import Basis

NOT_SHUT_OUT = "case_id <> ALL ((SELECT people_shut_out_of())::uuid[])"
GIVEN_BY_MYSELF = f"given_by_id = alongside_user() AND {NOT_SHUT_OUT}"
# Somebody gives what is open to them on a ground of their own, or opens a new case; in an emergency it is for
# themselves and for hours; what a conference showed is shown again with less of it; and what another deployment asks
# about is shown to who is asked, once.
GIVEN_LAWFULLY = f"""
    (alongside_service() IS NULL AND {GIVEN_BY_MYSELF}
        AND people_may_give(case_id, basis, about_id, coalesce(guest_id, team_id, agency_id), sections::text[]))
    OR (alongside_service() = 'break_glass' AND {GIVEN_BY_MYSELF} AND basis = 'break_glass'
        AND guest_id = alongside_user() AND until <= starts + interval '3 hours')
    OR (alongside_service() = 'neighbours' AND basis = 'handover'
        AND people_is_new(case_id))
    OR (alongside_service() = 'grants' AND basis = 'conference'
        AND people_gave_before(case_id, basis, coalesce(team_id, agency_id), about_id, sections::text[]))
"""


class CaseGrantQuerySet(models.QuerySet["CaseGrant"]):
    def in_force(self, at: datetime) -> "CaseGrantQuerySet":
        open_ended = Q(until__isnull=True) | Q(until__gt=at)
        return self.filter(open_ended, starts__lte=at, ended_at__isnull=True)


class CaseGrant(models.Model):
    """Who may see which sections of which case, on what basis, from when until when, and who said so.

    It holds identifiers only and is read through `queries`; it cannot be guarded by itself. `audience` is
    whom it names: a team, an agency or one person (a guest, or who opened the case in an emergency).
    """

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {
            Service.AUDIT_TRAIL,
            Service.BREAK_GLASS,
            Service.GRANT_CHECK,
            Service.GRANTS,
            Service.NEIGHBOURS,
            Service.POST_ROOM,
            Service.RETENTION,
        }
    )
    # Who is shut out finds no grant, and so, since every other policy asks here, nothing of the case.
    seen_where: ClassVar[str] = (
        f"(alongside_audiences() ? audience::text OR given_by_id = alongside_user()) AND {NOT_SHUT_OUT}"
    )
    added_where: ClassVar[str] = GIVEN_LAWFULLY
    changed_where: ClassVar[str] = "alongside_service() IN ('grant_check', 'grants', 'retention')"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    guest = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    audience = models.GeneratedField(
        expression=Coalesce("guest", "team", "agency"), output_field=models.UUIDField(), db_persist=True
    )
    sections = ArrayField(models.CharField(max_length=20))
    basis = models.CharField(max_length=30)
    about_id = models.UUIDField(null=True)
    starts = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_why = models.CharField(max_length=60, blank=True)

    objects = CaseGrantQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["audience"], condition=Q(ended_at__isnull=True), name="grants_to_audience"),
            models.Index(fields=["case"], name="grants_of_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(basis__in=list(Basis)), name="grant_basis_known"),
            models.CheckConstraint(
                condition=Q(agency__isnull=False, guest__isnull=True)
                | Q(agency__isnull=True, team__isnull=True, guest__isnull=False),
                name="grant_to_an_agency_or_a_guest",
            ),
            by_somebody("ended", name="grant_ended_by_somebody"),
        ]

    @property
    def who(self) -> str:
        if self.guest is not None and self.basis == Basis.BREAK_GLASS:
            return self.guest.full_name
        if self.guest is not None:
            return f"{self.guest.full_name}, guest"
        return self.agency.with_team(self.team) if self.agency else ""
