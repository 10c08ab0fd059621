import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.retention import IDENTIFIERS, Retention
from alongside.foundations.kernel.vocabulary import Drawer


class UsualHours(models.Model):
    """From when until when somebody can usually come to a meeting on a weekday; Monday is 0.

    Of an agency, they hold for those of its people who stated none of their own.
    """

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    from_time = models.TimeField()
    until_time = models.TimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, agency__isnull=True)
                | Q(user__isnull=True, agency__isnull=False),
                name="hours_of_somebody_or_an_agency",
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_on_a_day_of_the_week"),
            models.CheckConstraint(condition=Q(from_time__lt=F("until_time")), name="hours_end_after_start"),
            models.UniqueConstraint("user", "weekday", name="hours_once_a_weekday"),
            models.UniqueConstraint("agency", "weekday", name="agency_hours_once_a_weekday"),
        ]


class DaysAway(models.Model):
    """Somebody cannot come on these days; both count. Why is nobody's business."""

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = IDENTIFIERS

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    from_day = models.DateField()
    until_day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until_day__gte=F("from_day")), name="away_ends_after_start"),
        ]
