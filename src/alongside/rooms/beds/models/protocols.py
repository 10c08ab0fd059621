import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.dated import PolicyEntry
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.beds.protocols import Protocol
from alongside.rooms.beds.words import Reason
from alongside.rooms.clocks.answers import BedTerms
from alongside.rooms.directory.models import Partnership


class BedProtocol(models.Model):
    """What an area agreed on about its beds, from a day until the next one begins. Without one, the shipped holds.

    Never changed: what is agreed next is a row of its own. `approves_first` answers agencies that
    are not trusted, `approves_longer` answers for the council when a stay is to grow; nobody named is the host.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="bed_protocols")
    title = models.CharField(max_length=200)
    from_day = models.DateField()
    most_nights = models.PositiveSmallIntegerField()
    look_day = models.PositiveSmallIntegerField()
    decide_day = models.PositiveSmallIntegerField()
    reasons = ArrayField(models.CharField(max_length=40))
    approves_first = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    approves_longer = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["partnership__name", "-from_day", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "partnership",
                "from_day",
                name="one_bed_protocol_a_day",
                violation_error_message="Another protocol of the area begins on that day.",
            ),
            models.CheckConstraint(
                condition=Q(look_day__gte=1, look_day__lt=F("decide_day"), decide_day__lt=F("most_nights")),
                name="bed_protocol_days_in_order",
                violation_error_message="The two days come one after the other, before the last night.",
            ),
            models.CheckConstraint(
                condition=Q(most_nights__lte=90), name="bed_protocol_nights_of_an_emergency"
            ),
        ]

    @property
    def version(self) -> str:
        return f"area@{self.pk}"

    @property
    def agreed(self) -> Protocol:
        nights = PolicyEntry(slugify(self.title), self.most_nights, self.from_day, None, self.title, "D", "")
        return Protocol(
            version=self.version,
            title=self.title,
            terms=BedTerms(nights, (self.look_day, self.decide_day)),
            reasons=tuple(Reason(code) for code in self.reasons),
            approves_first=self.approves_first_id,
            approves_longer=self.approves_longer_id,
        )
