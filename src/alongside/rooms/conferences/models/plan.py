import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.conferences.models.conference import Conference
from alongside.rooms.conferences.states import ActionState
from alongside.rooms.people.models.case import OfCase

ENDED = [ActionState.DONE, ActionState.NOT_DONE, ActionState.NOT_POSSIBLE]
STILL_WAITS = Q(state=ActionState.OPEN) | Q(state=ActionState.NOT_DONE, next_on__isnull=False)


class PlannedAction(OfCase):
    """A step that one owner, a person or an agency, has promised to take by a day (R-MACC-04).

    `word` is what shows that it is done, or why it is not. `next_on`: not done, and to be done by that day after all.
    """

    kept_in: ClassVar[Section | None] = Section.SUPPORT
    open_to: ClassVar[frozenset[Service]] = frozenset(
        {
            Service.CLOCK_SWEEP,
            Service.CONFERENCE_CLOSING,
            Service.OWN_ACTIONS,
            Service.POST_ROOM,
            Service.REPLY_LINK,
            Service.REPORTS,
        }
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="actions")
    owner_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    owner_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    step = SealedTextField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, default=ActionState.OPEN)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    word = SealedTextField(blank=True)
    done_on = models.DateField(null=True)
    next_on = models.DateField(null=True)

    class Meta(OfCase.Meta):
        indexes: ClassVar = [
            models.Index(fields=["owner_user"], condition=Q(state="open"), name="open_actions_of_worker"),
            models.Index(fields=["owner_agency"], condition=Q(state="open"), name="open_actions_of_agency"),
            models.Index(fields=["case", "due_on"], name="actions_of_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=list(ActionState)), name="action_state_known"),
            models.CheckConstraint(
                condition=Q(owner_user__isnull=False, owner_agency__isnull=True, owner_team__isnull=True)
                | Q(owner_user__isnull=True, owner_agency__isnull=False),
                name="action_has_one_owner",
                violation_error_message="An action has one owner: a person or an agency.",
            ),
            models.CheckConstraint(
                condition=~Q(step=""),
                name="action_says_its_step",
                violation_error_message="An action needs a step.",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True, ended_by__isnull=True)
                | Q(state__in=ENDED, ended_at__isnull=False, ended_by__isnull=False),
                name="action_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(state=ActionState.DONE), name="action_done_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(state=ActionState.NOT_DONE),
                name="action_has_a_next_day_when_not_done",
            ),
        ]

    @property
    def owner(self) -> str:
        if self.owner_user:
            return self.owner_user.full_name
        return f"{self.owner_agency}: {self.owner_team.name}" if self.owner_team else str(self.owner_agency)

    @property
    def waits(self) -> bool:
        return self.state == ActionState.OPEN or self.next_on is not None

    @property
    def waits_until(self) -> date:
        return self.next_on or self.due_on
