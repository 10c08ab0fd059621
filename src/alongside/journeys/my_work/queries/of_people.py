from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.design.words import (
    Urgency,
    counted,
    day,
    due_in_words,
    elapsed,
    in_london,
    span,
    urgency,
)
from alongside.journeys.my_work.queries.tasks import Task, end_of
from alongside.rooms.people import glass, lookalike, retention
from alongside.rooms.people.models import Case, KeyWorker, Ownership, SubjectAccess
from alongside.rooms.people.queries import MANAGES
from alongside.rooms.people.states import AccessState

HANDED_OVER_LATELY = timedelta(days=7)


def tasks(user_ids: Collection[UUID], now: datetime, *, of_others: bool = False) -> Iterator[Task]:
    """Colleagues who ask whether somebody new is somebody known. Only who was asked reads of the new case."""
    for asked in lookalike.asked_of(user_ids, now):
        question = reverse("people:possible_match", kwargs={"match_id": asked.match_id})
        yield Task(
            moment=asked.found_at,
            title="You may know the person in a new case",
            state="soon",
            state_words="Waits for you",
            words=f"Talk with {asked.asked_by.full_name}",
            url=reverse("case_home:home", args=[asked.earlier_id]) if of_others else question,
            case_id=asked.earlier_id,
        )


def emergencies(viewer: Viewer, user_ids: Collection[UUID], now: datetime) -> Iterator[Task]:
    """Cases opened in an emergency, which somebody of the responsible agency must answer for."""
    if not viewer.may(Permission.READ_CASE):
        return
    for row in glass.waiting_for(viewer, user_ids):
        due = glass.due(row)
        late = urgency(due, now) is Urgency.LATE
        yield Task(
            moment=row.opened_at,
            title="Opened in an emergency: was it justified?",
            state=Urgency.LATE if late else Urgency.SOON,
            state_words="Late" if late else "Waits for you",
            words=f"{row.opened_by.full_name}, {row.agency}. Answer {due_in_words(due, now)}",
            url=reverse("people:glass", kwargs={"case_id": row.case_id, "glass_id": row.pk}),
            reference=row.case.reference,
            case_id=row.case_id,
            loud=True,
        )


def kept(viewer: Viewer, user_ids: Collection[UUID], now: datetime) -> Iterator[Task]:
    """Closed cases near their last day, holds to look at again, wishes to be forgotten that wait for a second one."""
    if viewer.may(Permission.WORK_ON_CASE):
        today = in_london(now).date()
        for row in retention.warned_of(viewer, user_ids, now):
            title, words = "Will be erased: must it be kept?", f"After {day(row.erased_after)}"
            yield _kept(row.case, title, words, end_of(row.erased_after))
        for hold in retention.holds_to_review(viewer, user_ids, today):
            title, words = "On hold: is it still needed?", f"To be looked at since {day(hold.review_on)}"
            yield _kept(hold.case, title, words, end_of(hold.review_on))
        for wish in retention.erasures_to_answer(viewer):
            words = f"{wish.asked_by.full_name} wrote it down {span(elapsed(wish.asked_at, now))} ago"
            yield _kept(
                wish.case, "Wants to be forgotten: look at it as the second person", words, wish.asked_at
            )
        yield from map(partial(_asks_for_data, now=now), retention.access_to_answer(viewer))
    if viewer.may(Permission.KEEP_RETENTION):
        yield from _to_be_erased(viewer, now)


def _kept(case: Case, title: str, words: str, moment: datetime) -> Task:
    return Task(
        moment=moment,
        title=title,
        state="soon",
        state_words="Waits for you",
        words=words,
        url=reverse("keep_or_erase:of_case", kwargs={"case_id": case.pk}),
        reference=case.reference,
        case_id=case.pk,
    )


def _asks_for_data(row: SubjectAccess, now: datetime) -> Task:
    state = urgency(row.answer_by, now)
    prepared = row.state == AccessState.PREPARED
    return Task(
        moment=end_of(row.answer_by),
        title="Their data: read it as the second person" if prepared else "They asked for their data",
        state=state,
        state_words=state.words,
        words=due_in_words(row.answer_by, now),
        url=reverse("subject_access:request", kwargs={"case_id": row.case_id, "access_id": row.pk}),
        reference=row.case.reference,
        case_id=row.case_id,
    )


def _to_be_erased(viewer: Viewer, now: datetime) -> Iterator[Task]:
    """One line for all of an area: who keeps retention sees references on the page alone."""
    rows = [row for row in retention.to_be_erased(viewer, now) if row.hold is None]
    if rows:
        yield Task(
            moment=end_of(rows[0].erased_after),
            title=f"{counted(len(rows), 'case')} will be erased: must any be kept?",
            state="soon",
            state_words="Waits for you",
            words=f"The first after {day(rows[0].erased_after)}",
            url=reverse("keep_or_erase:overview"),
        )


def asked_back(user: User, now: datetime) -> Iterator[Task]:
    """Of what this worker opened in an emergency, those of which more is wanted."""
    for row in glass.asked_back(user, now):
        yield Task(
            moment=row.opened_at,
            title="Opened in an emergency: more is wanted of you",
            state="soon",
            state_words="Waits for you",
            words=f"You opened it {span(elapsed(row.opened_at, now))} ago",
            url=reverse("people:explain_glass", kwargs={"glass_id": row.pk}),
            reference=row.case.reference,
            loud=True,
        )


def key_workers(case_ids: Collection[UUID]) -> dict[UUID, User]:
    rows = KeyWorker.objects.filter(case_id__in=case_ids, until__isnull=True).select_related("user")
    return {row.case_id: row.user for row in rows}


def handed_over_lately(user: User, now: datetime) -> list[KeyWorker]:
    """Cases that a colleague gave to this worker in the last week, with their word."""
    rows = KeyWorker.objects.filter(user=user, until__isnull=True, starts__gt=now - HANDED_OVER_LATELY)
    rows = rows.exclude(handed_over_by=user).select_related("case", "handed_over_by")
    return list(rows.order_by("-starts", "id"))


def cases_managed_by(viewer: Viewer) -> list[Case]:
    """Open cases for which an agency answers that the viewer manages."""
    agencies = [seat.agency_id for seat in viewer.seats if seat.role in MANAGES]
    owned = Ownership.objects.filter(agency_id__in=agencies, until__isnull=True)
    return list(
        Case.objects.filter(state="open", pk__in=owned.values("case_id")).order_by("identified_at", "id")
    )


def who_can_help(viewer: Viewer, now: datetime) -> list[User]:
    """The managers of the viewer's agencies, themselves left out."""
    seats = Membership.objects.on(in_london(now).date()).filter(
        agency_id__in=viewer.agency_ids, role__in=MANAGES
    )
    managers = User.objects.filter(pk__in=seats.values("user_id"), is_active=True)
    if viewer.user is not None:
        managers = managers.exclude(pk=viewer.user.pk)
    return list(managers.order_by("full_name", "pk"))
