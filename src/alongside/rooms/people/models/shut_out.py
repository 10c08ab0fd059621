import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.people.models.case import Case, OfCase


class ShutOut(models.Model):
    """A worker who must see nothing of a case, whatever opens it to them. Identifiers only: why stands apart."""

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {Service.BREAK_GLASS, Service.GRANTS, Service.LOOK_ALIKE, Service.OVERSIGHT, Service.OWN_ACTIONS}
    )
    # Whoever is shut out must find their own rows: the policies of all other tables ask for them here.
    seen_where: ClassVar[str] = "user_id = alongside_user() OR shut_by_id = alongside_user()"
    added_where: ClassVar[str] = "shut_by_id = alongside_user() AND people_may_shut_out(case_id)"
    changed_where: ClassVar[str] = "alongside_service() = 'grants'"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shut_at = models.DateTimeField()
    shut_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("user", "case", condition=Q(ended_at__isnull=True), name="shut_out_once"),
            by_somebody("ended", name="shut_out_ended_by_somebody"),
        ]


class ShutOutReason(OfCase):
    """Why, for those who answer for the case."""

    kept_in: ClassVar[Section | None] = Section.SUPPORT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shut_out = models.OneToOneField(ShutOut, on_delete=models.PROTECT, related_name="+")
    text = SealedTextField()
