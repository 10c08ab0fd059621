import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.parcels.keys import Peer
from alongside.rooms.directory.models.areas import Partnership


class Neighbour(models.Model):
    """An area that keeps its cases in a deployment of its own, to which cases are handed over and from which they come.

    Nothing is sent or taken before somebody here has compared its fingerprint by telephone (`confirmed_at`). What comes
    from it is asked of `agency` and `team` in `area`. `user` is it as somebody who did things.
    """

    drawer: ClassVar[Drawer] = Drawer.REFERENCE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    address = models.URLField()
    phone = models.CharField(max_length=40)
    signs = models.CharField(max_length=44)
    opens = models.CharField(max_length=80)
    mark = models.CharField(max_length=64)
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="neighbours")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "mark",
                condition=Q(ended_at__isnull=True),
                name="neighbour_once",
                violation_error_message="These keys are known here already.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AgencyKind.IMMIGRATION_ENFORCEMENT.value),
                name="no_neighbour_is_enforcement",
                violation_error_message="Nothing is sent to immigration enforcement.",
            ),
            by_somebody("confirmed", name="neighbour_confirmed_by_somebody"),
            by_somebody("ended", name="neighbour_ended_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def peer(self) -> Peer:
        return Peer(self.signs, self.opens)

    @property
    def stands(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None
