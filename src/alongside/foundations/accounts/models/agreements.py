import uuid
from datetime import datetime, timedelta
from typing import ClassVar

import pgtrigger
from django.db import models

from alongside.foundations.accounts.models.people import User
from alongside.foundations.kernel.retention import IDENTIFIERS, OF_THE_PROGRAM, Retention
from alongside.foundations.kernel.vocabulary import Drawer

GOOD_FOR = timedelta(days=365)


class AgreementTextManager(models.Manager["AgreementText"]):
    def keep(self, version: str, words: str) -> "AgreementText":
        """The first words under a version stay: what somebody agreed to can always be read again."""
        text, _ = self.get_or_create(version=version, defaults={"words": words})
        return text


class AgreementText(models.Model):
    """What people agree to before they come in, as it stood under this version."""

    drawer: ClassVar[Drawer] = Drawer.APPEND_ONLY
    retention: ClassVar[Retention] = OF_THE_PROGRAM

    version = models.CharField(max_length=40, primary_key=True)
    words = models.TextField()

    objects = AgreementTextManager()

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]


class AcceptanceManager(models.Manager["Acceptance"]):
    def in_force(self, user: User, version: str, at: datetime) -> "Acceptance | None":
        ours = self.filter(user=user, text=version, accepted_at__gt=at - GOOD_FOR)
        return ours.order_by("-accepted_at").first()

    def last_of(self, user: User) -> "Acceptance | None":
        return self.filter(user=user).select_related("text").order_by("-accepted_at").first()


class Acceptance(models.Model):
    drawer: ClassVar[Drawer] = Drawer.APPEND_ONLY
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="acceptances")
    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="acceptances")
    accepted_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AcceptanceManager()

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    @property
    def good_until(self) -> datetime:
        return self.accepted_at + GOOD_FOR
