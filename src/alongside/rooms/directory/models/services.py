import uuid
from typing import ClassVar

from django.db import models

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.rooms.directory.models.areas import Partnership


class PublicService(models.Model):
    """A service that everybody may find, as other directories list it too: a drop-in, a law centre, a day centre.

    It is tied to no house and no bed, and the database refuses whatever names one, or tells where one is.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="public_services")
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    description = models.TextField()
    eligibility = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    hours = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    url = models.URLField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "partnership",
                "name",
                condition=models.Q(ended_at__isnull=True),
                name="public_service_named_once",
                violation_error_message="There is a service of this name in the area already.",
            ),
            by_somebody("ended", name="public_service_ended_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.name
