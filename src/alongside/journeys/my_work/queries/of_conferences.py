from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import due_in_words, in_london, moment, urgency
from alongside.journeys.my_work.queries.tasks import Task, end_of
from alongside.rooms.conferences.models import Invitation
from alongside.rooms.conferences.queries import open_actions_of
from alongside.rooms.conferences.states import ConferenceState, InvitationState


def tasks(viewer: User, user_ids: Iterable[UUID], now: datetime) -> Iterator[Task]:
    """Steps that were promised, and conferences to come: answered or not."""
    people = list(user_ids)
    for action in open_actions_of(viewer, people, in_london(now).date(), now):
        state = urgency(action.due_on, now)
        yield Task(
            moment=end_of(action.due_on),
            title=action.step,
            state=state,
            state_words=state.words,
            words=f"{due_in_words(action.due_on, now)}. Promised by {action.owner}",
            url=reverse("conferences:action", kwargs={"action_id": action.id}),
            reference=action.reference,
        )
    asked = Invitation.objects.filter(user_id__in=people, conference__state=ConferenceState.CONVENED)
    asked = asked.filter(state__in=[InvitationState.INVITED, InvitationState.ACCEPTED])
    for invitation in asked.select_related("conference", "case", "user").order_by("conference__starts", "id"):
        yield _invitation(invitation, now)


def _invitation(invitation: Invitation, now: datetime) -> Task:
    starts, open_still = invitation.conference.starts, invitation.state == InvitationState.INVITED
    return Task(
        moment=starts,
        title="Conference: say whether you come" if open_still else "Conference",
        state="soon" if open_still else "ok",
        state_words="Not answered" if open_still else "You come",
        words=f"{moment(starts)}, {invitation.name}",
        url=reverse("conferences:conference", kwargs={"conference_id": invitation.conference_id}),
        reference=invitation.case.reference,
        case_id=invitation.case_id,
    )
