"""Who hears of a hand-over: of news at once, and of an answer that is late first the managers, then who leads."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.conferences.models import Handover, HandoverClimbing
from alongside.rooms.conferences.models.handover import WAITS
from alongside.rooms.conferences.queries.climbing import who_are
from alongside.rooms.conferences.queries.handover import MORE, may_hear, who_answers
from alongside.rooms.people.models import KeyWorker
from alongside.rooms.people.queries import MANAGES, cases_shut_to
from alongside.rooms.people.states import CaseState

TO_WHO_IS_ASKED = frozenset({"propose", "answer_question", "withdraw_handover", "begin_handover"})
LEADS_AFTER = timedelta(hours=24)  # our own choice
NOT_TOLD_AFTER = timedelta(days=31)


def who_is_told(handover: Handover, act: str, day: date) -> list[User]:
    if act in TO_WHO_IS_ASKED:
        return who_answers(handover, day)
    users = {handover.proposed_by_id}
    if handover.case.partnership_id == handover.from_area_id:
        standing = KeyWorker.objects.filter(case=handover.case_id, until__isnull=True)
        users.update(standing.values_list("user_id", flat=True))
    return may_hear(handover, Membership.objects.on(day).filter(user__in=users), day)


def late_handovers(now: datetime) -> Iterator[tuple[Handover, User]]:
    """For the sweep."""
    today = in_london(now).date()
    late = Handover.objects.filter(
        WAITS, answer_by__lt=now, answer_by__gt=now - NOT_TOLD_AFTER, case__state=CaseState.OPEN
    )
    for row in late.select_related(*MORE).order_by("answer_by", "id"):
        seats = Membership.objects.on(today).filter(
            role__in=MANAGES, agency__in=[row.to_agency_id, row.from_agency_id]
        )
        told = may_hear(row, seats, today)
        if not told or row.answer_by + LEADS_AFTER < now:
            told += _who_lead(row, today)
        yield from ((row, user) for user in dict.fromkeys(told))


def _who_lead(handover: Handover, today: date) -> list[User]:
    areas = (handover.to_area, handover.from_area)
    found = [
        user.pk
        for area in areas
        if area is not None
        for user in who_are(area, {Role.PARTNERSHIP_LEAD}, today)
    ]
    return may_hear(handover, Membership.objects.on(today).filter(user__in=found), today)


def is_told(handover: Handover, user: User) -> bool:
    return HandoverClimbing.objects.filter(handover=handover, told=user).exists()


def late_handovers_told_to(user: User, now: datetime) -> list[Handover]:
    """What the user was told and nobody has answered yet. They may see nothing else of the case."""
    with viewing.as_service(Service.OWN_ACTIONS, at=now):
        told = HandoverClimbing.objects.filter(told=user).values("handover_id")
        rows = Handover.objects.filter(WAITS, pk__in=told, case__state=CaseState.OPEN)
        rows = rows.exclude(case_id__in=cases_shut_to([user.pk]).values("case_id"))
        return list(rows.select_related(*MORE).order_by("answer_by", "id"))
