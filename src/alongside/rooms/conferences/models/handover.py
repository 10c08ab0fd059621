import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.states import GOES_ON, WAITS_FOR_ANSWER, HandoverState
from alongside.rooms.conferences.words import DeclinedWhy, SharingGround
from alongside.rooms.directory.models import Neighbour, Partnership
from alongside.rooms.people.models.case import OfCase

WAITS = Q(state__in=sorted(WAITS_FOR_ANSWER))
UNFINISHED = Q(state__in=sorted(GOES_ON))
FROM_HERE = Q(from_area__isnull=False, from_agency__isnull=False)
TO_HERE = Q(to_area__isnull=False, to_agency__isnull=False)


class Handover(OfCase):
    """One area asks another to become responsible for a person (R-MACC-07). Until it says yes, nothing moves.

    `shown` is what the other area sees before it answers, `travels` what its team sees from the yes on.
    Where one side is another deployment (`neighbour`), its area, agency and team are empty. `move` is the number that
    both deployments know it by. `key_worker` leads it after the yes; `digest` is of the whole case, as it came.
    `conference` is the last one that met here. `left_reference` is the case's own number in the area that it left.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {
            Service.CLOCK_SWEEP,
            Service.GRANT_CHECK,
            Service.NEIGHBOURS,
            Service.OWN_ACTIONS,
            Service.POST_ROOM,
            Service.REPORTS,
        }
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=20, default=HandoverState.PROPOSED)
    from_area = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    from_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    to_area = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    neighbour = models.ForeignKey(Neighbour, on_delete=models.PROTECT, null=True, related_name="+")
    move = models.UUIDField(null=True)
    key_worker = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, null=True, related_name="+")
    shown = ArrayField(models.CharField(max_length=20))
    travels = ArrayField(models.CharField(max_length=20))
    ground = models.CharField(max_length=30)
    ground_reason = SealedTextField(blank=True)
    own_words = SealedTextField(blank=True)
    why = SealedTextField()
    answer_by = models.DateTimeField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    declined_why = models.CharField(max_length=30, blank=True)
    word = SealedTextField(blank=True)
    left_reference = models.CharField(max_length=60, blank=True)
    recorded = models.DateTimeField(db_default=Now())

    class Meta(OfCase.Meta):
        indexes: ClassVar = [models.Index(fields=["to_agency"], condition=WAITS, name="handovers_to_answer")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case",
                condition=UNFINISHED,
                name="one_handover_at_a_time",
                violation_error_message="Another area has been asked already, and has not answered.",
            ),
            models.CheckConstraint(condition=Q(state__in=list(HandoverState)), name="handover_state_known"),
            models.CheckConstraint(condition=Q(ground__in=list(SharingGround)), name="handover_ground_known"),
            models.CheckConstraint(
                condition=Q(shown__contains=[Section.SUPPORT]) & Q(travels__contains=F("shown")),
                name="handover_shows_the_plan",
            ),
            models.CheckConstraint(condition=~Q(from_area=F("to_area")), name="handover_to_another_area"),
            models.CheckConstraint(
                condition=(UNFINISHED & Q(ended_at__isnull=True)) | (~UNFINISHED & Q(ended_at__isnull=False)),
                name="handover_ends_with_an_answer",
            ),
            models.CheckConstraint(
                condition=(Q(state=HandoverState.DECLINED) & Q(declined_why__in=list(DeclinedWhy)))
                | (~Q(state=HandoverState.DECLINED) & Q(declined_why="")),
                name="handover_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(neighbour__isnull=True) & FROM_HERE & TO_HERE
                | Q(neighbour__isnull=False) & FROM_HERE & Q(to_area__isnull=True, to_agency__isnull=True)
                | Q(neighbour__isnull=False) & TO_HERE & Q(from_area__isnull=True, from_agency__isnull=True),
                name="handover_between_two",
            ),
            models.UniqueConstraint("neighbour", "move", name="move_once_a_neighbour"),
            by_somebody("ended", name="handover_ended_by_somebody"),
        ]

    @property
    def waits(self) -> bool:
        return self.state in WAITS_FOR_ANSWER

    @property
    def goes_on(self) -> bool:
        return self.state in GOES_ON

    @property
    def comes_in(self) -> bool:
        return self.neighbour_id is not None and self.to_area_id is not None

    @property
    def goes_out(self) -> bool:
        return self.neighbour_id is not None and self.from_area_id is not None

    @property
    def area_to(self) -> str:
        return str(self.to_area or self.neighbour)

    @property
    def area_from(self) -> str:
        return str(self.from_area or self.neighbour)

    @property
    def to(self) -> str:
        if self.to_agency is None:
            return self.area_to
        return f"{self.to_agency.with_team(self.to_team)} ({self.to_area})"

    @property
    def source(self) -> str:
        if self.from_agency is None:
            return self.area_from
        return f"{self.from_agency.with_team(self.from_team)} ({self.from_area})"
