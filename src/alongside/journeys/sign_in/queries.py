from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.tokens import default_token_generator
from django.db.models import Count
from django.utils.http import urlsafe_base64_decode

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import Membership, User


@dataclass(frozen=True)
class CastMember:
    user_id: UUID
    name: str
    role: str
    agency: str


def cast(day: date) -> list[CastMember]:
    """Everybody of a demo: first the area in which most agencies work together, in it by role."""
    order = {role.value: place for place, role in enumerate(Role)}
    members = Membership.objects.on(day).filter(user__is_active=True, user__is_service=False)
    company = Count("agency__partnerships__partnership__partners", distinct=True)
    most = dict(members.annotate(company=company).values_list("pk", "company"))
    rows = members.select_related("user", "agency").order_by("agency__name", "user__full_name")
    return list(_cast(sorted(rows, key=lambda row: (-most[row.pk], order[row.role]))))


def _cast(members: list[Membership]) -> Iterator[CastMember]:
    for member in members:
        role = REACH[Role(member.role)].words
        yield CastMember(member.user_id, member.user.full_name, role, member.agency.name)


def welcomed(key: str, token: str) -> User | None:
    """Whom a welcome link is for; nobody when it is used up, too old or made up."""
    try:
        user = User.objects.get(pk=UUID(urlsafe_base64_decode(key).decode()), is_active=True)
    except (ValueError, User.DoesNotExist):
        return None
    return user if default_token_generator.check_token(user, token) else None
