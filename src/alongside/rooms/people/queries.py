"""Reads that join the tables of this room."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.kernel.identifiers import case_reference
from alongside.rooms.people.models import Case, CaseGrant, Fact, KeyWorker, LeaveCover, Name, Ownership


def next_reference() -> str:
    """From a sequence of the database, so that two cases opened at once differ."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('people_case_number')")
        return case_reference(cursor.fetchone()[0])


def owner_of(case: Case) -> Ownership | None:
    return Ownership.objects.filter(case=case, until__isnull=True).select_related("agency", "team").first()


def key_worker_of(case: Case) -> User | None:
    row = KeyWorker.objects.filter(case=case, until__isnull=True).select_related("user").first()
    return row.user if row else None


def chosen_name_of(case: Case) -> str:
    """The name they like to be called; empty where the viewer may not see it or nobody knows it."""
    name = Name.objects.filter(case=case, kind=Name.CHOSEN, replaced_by__isnull=True).first()
    return name.text if name else ""


def chosen_names(case_ids: Iterable[UUID]) -> dict[UUID, str]:
    names = Name.objects.filter(case_id__in=list(case_ids), kind=Name.CHOSEN, replaced_by__isnull=True)
    return dict(names.values_list("case_id", "text"))


def owner_colleagues(case: Case) -> QuerySet[User]:
    """Active people of the responsible team (or agency where no team is named)."""
    owner = owner_of(case)
    if owner is None:
        return User.objects.none()
    seats = Membership.objects.filter(agency_id=owner.agency_id, until_day__isnull=True)
    if owner.team_id is not None:
        seats = seats.filter(team_id=owner.team_id)
    return User.objects.filter(is_active=True, pk__in=seats.values("user_id")).order_by("full_name")


def standing_facts(case: Case) -> dict[str, Fact]:
    """The answer that stands to each question, as far as the viewer may see it."""
    facts = Fact.objects.filter(case=case, replaced_by__isnull=True).select_related("added_by")
    return {fact.question: fact for fact in facts}


def grants_of(case: Case, at: datetime) -> QuerySet[CaseGrant]:
    """Who can see this case, and why."""
    grants = CaseGrant.objects.in_force(at).filter(case=case)
    return grants.select_related("agency", "team", "given_by").order_by("starts", "id")


def people_i_work_for(user: User, day: date) -> frozenset[UUID]:
    """The user, and everybody whose leave they cover on that day."""
    away = LeaveCover.objects.filter(covered_by=user, from_day__lte=day, until_day__gte=day)
    return frozenset({user.pk, *away.values_list("away_id", flat=True)})


def cases_of(user_ids: Iterable[UUID]) -> QuerySet[Case]:
    """Open cases whose key worker is one of these people, as far as the viewer may see them."""
    mine = KeyWorker.objects.filter(user_id__in=list(user_ids), until__isnull=True)
    return Case.objects.filter(Q(state="open"), pk__in=mine.values("case_id"))
