import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.directory.words import Scope


class SystemKey(models.Model):
    """With it a system of an agency, such as a housing database, comes in by the door for systems, and no other.

    `user` is the system as somebody who did things. The key itself is nowhere: `digest` is a keyed hash of it.
    `until_day` is the last day on which it opens anything.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="system_keys")
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="system_key")
    name = models.CharField(max_length=100)
    scopes = ArrayField(models.CharField(max_length=20))
    digest = models.CharField(max_length=64, unique=True)
    from_day = models.DateField()
    until_day = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["revoked_at", "name", "id"]
        constraints: ClassVar = [
            by_somebody("revoked", name="system_key_revoked_by_somebody"),
            models.CheckConstraint(
                condition=Q(scopes__contained_by=list(Scope)) & ~Q(scopes=[]), name="system_key_scopes_known"
            ),
            models.CheckConstraint(
                condition=Q(until_day__gte=F("from_day")), name="system_key_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name
