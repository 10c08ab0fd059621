"""Reads that join the tables of this room."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Max, Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.kernel.identifiers import case_number, case_reference
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.models import (
    AgeSaid,
    Attachment,
    AttachmentRemoved,
    Case,
    CaseGrant,
    CaseLink,
    ContactMade,
    ContactRule,
    Fact,
    IndicatorSeen,
    KeyWorker,
    LeaveCover,
    MetCorrection,
    Name,
    Note,
    NoteMove,
    Ownership,
    PossibleMatch,
    ShutOut,
    ShutOutReason,
    Tombstone,
)

MANAGES = [role for role in Role if Permission.MANAGE_TEAM_CASES in REACH[role].permissions]
Replaced = TypeVar("Replaced", Fact, Name, ContactRule)


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
    colleagues = User.objects.filter(is_active=True, pk__in=seats.values("user_id"))
    return colleagues.exclude(pk__in=shut_out_of(case.pk)).order_by("full_name")


def shut_out_of(case_id: UUID) -> frozenset[UUID]:
    """The workers who must see nothing of the case, whoever asks."""
    at = viewing.looked_at()
    if at is None:
        raise RuntimeError("Nobody looks: who is shut out cannot be known, and must not be guessed.")
    with viewing.as_service(Service.GRANTS, at=at):
        standing = ShutOut.objects.filter(case_id=case_id, ended_at__isnull=True)
        return frozenset(standing.values_list("user_id", flat=True))


def cases_shut_to(user_ids: Iterable[UUID]) -> QuerySet[ShutOut]:
    """For services that tell workers of cases they do not see."""
    return ShutOut.objects.filter(user_id__in=list(user_ids), ended_at__isnull=True)


def shut_outs_of(case: Case, at: datetime) -> list[tuple[ShutOut, str]]:
    """Each with its reason, the newest first; for those who answer for the case."""
    reasons = dict(ShutOutReason.objects.filter(case=case).values_list("shut_out_id", "text"))
    with viewing.as_service(Service.GRANTS, at=at):
        rows = ShutOut.objects.filter(case=case).select_related("user", "shut_by", "ended_by")
        return [(row, reasons.get(row.pk, "")) for row in rows.order_by("-shut_at", "id")]


def workers_around(case: Case, day: date) -> list[Membership]:
    """The seats of the agencies of the area, in order of names."""
    seats = Membership.objects.on(day).filter(
        user__is_active=True, user__is_service=False, agency__partnerships__partnership=case.partnership_id
    )
    return list(seats.select_related("user", "agency").order_by("user__full_name", "id"))


def key_worker_and_managers(case: Case) -> list[User]:
    """Of the responsible agency, each once, and nobody who is shut out."""
    key_worker = key_worker_of(case)
    led = [key_worker] if key_worker and key_worker.is_active else []
    shut = shut_out_of(case.pk)
    return [user for user in dict.fromkeys([*led, *_managers_of(case)]) if user.pk not in shut]


def who_answers_for(case: Case) -> list[User]:
    """The managers of the responsible agency first, then the active people of the team."""
    shut = shut_out_of(case.pk)
    found = dict.fromkeys([*_managers_of(case), *owner_colleagues(case)])
    return [user for user in found if user.pk not in shut]


def is_manager_of(case: Case, user: User) -> bool:
    return user in _managers_of(case)


def _managers_of(case: Case) -> list[User]:
    at = viewing.looked_at()
    if at is None:
        return []
    owners = Ownership.objects.filter(case=case, until__isnull=True).values("agency_id")
    today = Membership.objects.on(in_london(at).date())
    seats = today.filter(agency_id__in=owners, role__in=MANAGES, user__is_active=True)
    return [seat.user for seat in seats.select_related("user").order_by("user__full_name", "id")]


def colleagues_of(user: User) -> QuerySet[User]:
    """Active people who sit in a team (or a teamless agency) with this one."""
    mine = user.memberships.filter(until_day__isnull=True).values_list("agency_id", "team_id")
    beside = Q(pk__in=[])
    for agency_id, team_id in mine:
        beside |= Q(agency_id=agency_id, team_id=team_id)
    seats = Membership.objects.filter(beside, until_day__isnull=True)
    others = User.objects.filter(is_active=True, is_service=False, pk__in=seats.values("user_id"))
    return others.exclude(pk=user.pk).order_by("full_name", "pk")


def covers_among(user_ids: Iterable[UUID], day: date) -> list[LeaveCover]:
    """Leave of these people that is not over yet."""
    covers = LeaveCover.objects.filter(away_id__in=list(user_ids), until_day__gte=day)
    return list(covers.select_related("away", "covered_by").order_by("from_day", "id"))


def standing_facts(case: Case) -> dict[str, Fact]:
    """The answer that stands to each question, as far as the viewer may see it."""
    facts = Fact.objects.filter(case=case, replaced_by__isnull=True).select_related("added_by")
    return {fact.question: fact for fact in facts}


def grants_of(case: Case, at: datetime) -> list[CaseGrant]:
    """Who can see this case, and why. To be asked by whoever has found the case."""
    with viewing.as_service(Service.GRANTS, at=at):
        grants = CaseGrant.objects.in_force(at).filter(case=case)
        return list(grants.select_related("agency", "team", "guest", "given_by").order_by("starts", "id"))


def past_grants_of(case: Case, at: datetime) -> list[CaseGrant]:
    """Those that have ended or run out, the newest first."""
    with viewing.as_service(Service.GRANTS, at=at):
        over = CaseGrant.objects.filter(Q(ended_at__isnull=False) | Q(until__lte=at), case=case)
        people = over.select_related("agency", "team", "guest", "given_by", "ended_by")
        return list(people.order_by("-starts", "id"))


def people_i_work_for(user: User, day: date) -> frozenset[UUID]:
    """The user, and everybody whose leave they cover on that day."""
    away = _covers_on(day).filter(covered_by=user)
    return frozenset({user.pk, *away.values_list("away_id", flat=True)})


def with_cover(users: Iterable[User], day: date) -> list[User]:
    """These, and whoever covers the leave of one of them on that day."""
    known = list(users)
    covers = _covers_on(day).filter(away__in=known)
    found = covers.filter(covered_by__is_active=True).select_related("covered_by").order_by("from_day", "id")
    return list(dict.fromkeys([*known, *(row.covered_by for row in found)]))


def _covers_on(day: date) -> QuerySet[LeaveCover]:
    return LeaveCover.objects.filter(from_day__lte=day, until_day__gte=day)


def cases_of(user_ids: Iterable[UUID]) -> QuerySet[Case]:
    """Open cases whose key worker is one of these people, as far as the viewer may see them."""
    mine = KeyWorker.objects.filter(user_id__in=list(user_ids), until__isnull=True)
    return Case.objects.filter(Q(state="open"), pk__in=mine.values("case_id"))


def names_of(case: Case) -> list[Name]:
    """Every name, those that were corrected too, newest first."""
    return list(Name.objects.filter(case=case).select_related("added_by").order_by("-added_at", "id"))


def answers_to(case: Case, question: str) -> list[Fact]:
    """The answer that stands and those before it, newest first."""
    facts = Fact.objects.filter(case=case, question=question).select_related("added_by")
    return list(facts.order_by("-added_at", "id"))


def contact_rules_of(case: Case) -> list[ContactRule]:
    """The ways to reach the person that stand: safe ones first, then those nobody knows about."""
    rules = ContactRule.objects.filter(case=case, replaced_by__isnull=True).select_related("added_by")
    return sorted(rules, key=lambda rule: ({True: 0, None: 1, False: 2}[rule.safe], rule.added_at))


def standing_in_place_of(row: Replaced) -> Replaced:
    """The row itself, or what has taken its place since, however often."""
    standing: Replaced = type(row).objects.select_related("added_by").get(pk=row.pk)
    while standing.replaced_by_id is not None:
        standing = type(row).objects.select_related("added_by").get(pk=standing.replaced_by_id)
    return standing


def contacts_with(case: Case) -> list[ContactMade]:
    contacts = ContactMade.objects.filter(case=case).select_related("made_by")
    return list(contacts.order_by("-made_at", "id"))


def notes_of(case: Case) -> list[Note]:
    return list(Note.objects.filter(case=case).select_related("written_by").order_by("-written_at", "id"))


def notes_moved_away(case: Case) -> list[NoteMove]:
    return list(NoteMove.objects.filter(case=case).select_related("moved_by").order_by("-moved_at", "id"))


def attachments_of(case: Case) -> list[Attachment]:
    """Those that stand, the newest first."""
    standing = Attachment.objects.filter(case=case).exclude(pk__in=_removed(case).values("attachment_id"))
    return list(standing.select_related("added_by", "agreed_by").order_by("-added_at", "id"))


def removed_attachments_of(case: Case) -> list[AttachmentRemoved]:
    return list(_removed(case).select_related("removed_by").order_by("-removed_at", "id"))


def _removed(case: Case) -> QuerySet[AttachmentRemoved]:
    return AttachmentRemoved.objects.filter(case=case)


def is_removed(attachment: Attachment) -> bool:
    return AttachmentRemoved.objects.filter(attachment=attachment).exists()


def files_of_attachments(at: datetime) -> set[UUID]:
    """Every file that a document stands for, in all cases: for the sweep of those that none does.

    The rows of an erased case stay; its files must go, also those that a crash left.
    """
    with viewing.as_service(Service.FILE_SWEEP, at=at):
        removed = AttachmentRemoved.objects.values_list("attachment_id", flat=True)
        standing = Attachment.objects.exclude(case_id__in=Tombstone.objects.values("case_id"))
        return {*standing.values_list("pk", flat=True)}.difference(removed)


def next_attachment_number(case: Case, section: Section) -> int:
    rows = Attachment.objects.filter(case=case, section=section)
    return 1 + (rows.aggregate(last=Max("number"))["last"] or 0)


def ages_said_of(case: Case) -> list[AgeSaid]:
    """Oldest first, as far as the viewer may see them."""
    return list(AgeSaid.objects.filter(case=case).select_related("said_by").order_by("said_at", "id"))


def met_corrections_of(case: Case) -> list[MetCorrection]:
    """Oldest first."""
    found = MetCorrection.objects.filter(case=case).select_related("corrected_by")
    return list(found.order_by("corrected_at", "id"))


def indicators_of(case: Case) -> list[IndicatorSeen]:
    seen = IndicatorSeen.objects.filter(case=case).select_related("seen_by", "seen_by_agency", "recorded_by")
    return list(seen.order_by("-seen_on", "code", "id"))


def matches_raised_by(case: Case) -> list[PossibleMatch]:
    """What the look-alike check found for this case: whom to talk to, and what they said."""
    matches = PossibleMatch.objects.filter(case=case).select_related("talk_to")
    return list(matches.order_by("found_at", "id"))


def visible(case_ids: Iterable[UUID]) -> dict[UUID, Case]:
    """Those of these cases that the viewer may see."""
    return Case.objects.in_bulk(list(case_ids))


def found_together_with(case: Case) -> list[UUID]:
    links = CaseLink.objects.filter(case=case).order_by("linked_at", "id")
    return list(links.values_list("other_id", flat=True))


def by_reference(text: str) -> Case | None:
    """A case that the viewer may see, however its reference was typed."""
    try:
        return Case.objects.filter(reference=case_reference(case_number(text))).first()
    except Refused:
        return None
