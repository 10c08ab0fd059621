import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from alongside.foundations.access.constraints import by_somebody
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.sealing.fields import SealedTextField
from alongside.rooms.beds.models.places import Premises
from alongside.rooms.beds.models.requests import BedRequest
from alongside.rooms.beds.nearness import SMALLEST_RADIUS
from alongside.rooms.beds.states import OverrideState
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.people.models.case import OfCase


class ExclusionArea(OfCase):
    """Where the person is not safe: around a postcode, in the first half of one, or at a named place.

    No house is ever told of it. `until` is the last day on which it counts.
    """

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.BED_REQUESTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shape = models.CharField(max_length=10)
    place = SealedTextField()
    radius = models.PositiveIntegerField(null=True)
    reason = SealedTextField()
    until = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_why = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(shape=AreaShape.CIRCLE, radius__gte=SMALLEST_RADIUS)
                | Q(shape__in=[AreaShape.OUTCODE, AreaShape.NAMED], radius__isnull=True),
                name="exclusion_area_not_around_one_house",
                violation_error_message="The ring around a postcode is 500 metres at least.",
            ),
            by_somebody("lifted", name="exclusion_area_lifted_by_somebody"),
        ]


class ExclusionOverride(OfCase):
    """One house all the same, for one request: asked by one person, answered by another, withdrawn by either."""

    kept_in: ClassVar[Section | None] = Section.WHEREABOUTS
    open_to: ClassVar[frozenset[Service]] = frozenset({Service.BED_REQUESTS})

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(ExclusionArea, on_delete=models.PROTECT, related_name="overrides")
    request = models.ForeignKey(BedRequest, on_delete=models.PROTECT, related_name="overrides")
    premises = models.ForeignKey(Premises, on_delete=models.PROTECT, related_name="+")
    reason = SealedTextField()
    state = models.CharField(max_length=20, default=OverrideState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = SealedTextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_why = SealedTextField(blank=True)

    class Meta(OfCase.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=OverrideState.ASKED, answered_at__isnull=True, answered_by__isnull=True)
                | Q(
                    state__in=[OverrideState.AGREED, OverrideState.REFUSED],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                )
                | Q(state=OverrideState.WITHDRAWN, withdrawn_at__isnull=False),
                name="exclusion_override_answered_by_somebody",
            ),
            by_somebody("answered", name="exclusion_override_answer_has_its_actor"),
            by_somebody("withdrawn", name="exclusion_override_withdrawn_by_somebody"),
            models.CheckConstraint(
                condition=(~Q(state=OverrideState.WITHDRAWN) & Q(withdrawn_by__isnull=True))
                | Q(state=OverrideState.WITHDRAWN, withdrawn_by=F("asked_by"))
                | Q(
                    state=OverrideState.WITHDRAWN,
                    withdrawn_by=F("answered_by"),
                    answered_by__isnull=False,
                ),
                name="one_of_the_two_withdraws_an_override",
                violation_error_message="Only one of the two who decided this can withdraw it.",
            ),
            models.CheckConstraint(
                condition=~Q(answered_by=F("asked_by")),
                name="two_people_override_an_exclusion",
                violation_error_message="Who asked cannot answer. Somebody else must look.",
            ),
            models.UniqueConstraint(
                "area",
                "request",
                "premises",
                condition=Q(state__in=[OverrideState.ASKED, OverrideState.AGREED]),
                name="one_exclusion_override_at_a_time",
                violation_error_message="This has been asked already.",
            ),
        ]
