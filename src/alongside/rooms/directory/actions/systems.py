"""Keys with which the systems of an agency come in."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.crypto import salted_hmac

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.models import SystemKey
from alongside.rooms.directory.words import Scope

PREFIX = "alongside_"
LONGEST = timedelta(days=366)


def digest_of(key: str) -> str:
    return salted_hmac("alongside.directory.system-key", key, algorithm="sha256").hexdigest()


@verb
def make_system_key(
    *, agency: Agency, name: str, scopes: Iterable[Scope], until_day: date, by: User, at: datetime
) -> tuple[SystemKey, str]:
    """The second is the key itself, which is told once and kept nowhere."""
    today, wanted = in_london(at).date(), sorted(set(scopes))
    if agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT:
        raise Refused("No system of immigration enforcement comes in here.", "This cannot be overridden.")
    if not set(wanted) - {Scope.ADDRESSES}:
        raise Refused("A key opens vacancies, stays or both.", "Choose what the system needs.")
    if not today <= until_day <= today + LONGEST:
        raise Refused(
            "A key is good for a year at most.", "Choose a day within a year. A new one takes a minute."
        )
    key = PREFIX + secrets.token_urlsafe(32)
    row = SystemKey.objects.create(
        agency=agency, user=_system(agency, name), name=name, scopes=wanted, digest=digest_of(key),
        from_day=today, until_day=until_day, made_at=at, made_by=by,
    )  # fmt: skip
    record("system_key.made", by=by, at=at, about=row, scopes="+".join(wanted), until=str(until_day))
    return row, key


def _system(agency: Agency, name: str) -> User:
    """Nobody signs in as it: it has no password, no seat, and is not active."""
    email = f"system-{secrets.token_hex(12)}@systems.invalid"
    return User.objects.create_user(
        email, full_name=f"{name}, {agency}"[:200], is_service=True, is_active=False
    )


@verb
def revoke_system_key(*, key: SystemKey, by: User, at: datetime) -> SystemKey:
    held = SystemKey.objects.select_for_update().get(pk=key.pk)
    if held.revoked_at is not None:
        raise Refused("This key has been revoked already.", "Nothing opens with it.")
    held.revoked_at, held.revoked_by = at, by
    held.save(update_fields=["revoked_at", "revoked_by"])
    record("system_key.revoked", by=by, at=at, about=held)
    return held
