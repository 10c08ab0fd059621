from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Count
from django.utils.http import urlsafe_base64_decode

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import Membership, User

GOOGLE = "accounts.google.com"


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


class AgencySignIn(Protocol):
    """An agency that signs its people in itself, as the operator's file describes it."""

    @property
    def id(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def domains(self) -> frozenset[str]: ...
    @property
    def second_factor_claim(self) -> bool: ...


def agencies_that_sign_in() -> list[AgencySignIn]:
    return sorted(settings.AGENCY_SIGN_INS.values(), key=lambda one: one.agency)


def agency_sign_in(provider: str) -> AgencySignIn:
    found: AgencySignIn = settings.AGENCY_SIGN_INS[provider]
    return found


def places_of_sign_in() -> list[str]:
    """Where a browser may be led to by our form, besides to us."""
    parts = [urlsplit(one.issuer) for one in agencies_that_sign_in()]
    return [f"{part.scheme}://{part.netloc}" for part in parts]


def invited(agency: AgencySignIn, claims: Mapping[str, Any], day: date) -> User | None:
    """Somebody of that agency's own domains, with a seat in that agency today. Nobody is made on the way."""
    email = str(claims.get("email") or "").strip().lower()
    domain = email.rpartition("@")[2]
    if domain not in agency.domains or claims.get("email_verified") is False:
        return None
    if urlsplit(agency.issuer).hostname == GOOGLE and claims.get("hd") not in agency.domains:
        return None  # without it, anybody's own account that carries an address of that domain
    seats = Membership.objects.on(day).filter(agency__name=agency.agency)
    people = User.objects.filter(email__iexact=email, is_active=True, is_service=False)
    return people.filter(memberships__in=seats).first()


def says_second_factor(agency: AgencySignIn, claims: Mapping[str, Any]) -> bool:
    """`amr` says how somebody was recognised (RFC 8176); we believe it where the operator said so."""
    ways = claims.get("amr")
    return agency.second_factor_claim and isinstance(ways, list) and "mfa" in ways
