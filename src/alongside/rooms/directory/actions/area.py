from collections.abc import Mapping
from datetime import datetime
from typing import Any

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.models import Partner, Partnership, PublicService
from alongside.rooms.directory.queries import team_version

NO_SEAT = "Immigration enforcement has no seat in a partnership."
NO_OVERRIDE = "This cannot be overridden."


class ChangedMeanwhile(Refused):
    """The row on the screen is older than the row that stands; `standing` is what somebody else saved."""

    def __init__(self, standing: Agency | Partnership | PublicService | Team | User) -> None:
        super().__init__("Somebody saved this while you were writing.", "Nothing of yours is saved yet.")
        self.standing = standing


@verb
def found_partnership(*, name: str, host: Agency, by: User, at: datetime, **more: Any) -> Partnership:
    if Partnership.objects.filter(name__iexact=name).exists():
        raise Refused("There is a partnership of this name.", "Choose another name.")
    _check_has_seat(host.kind)
    partnership = Partnership.objects.create(name=name, host=host, **more)
    Partner.objects.create(partnership=partnership, agency=host)
    record("partnership.founded", by=by, at=at, about=partnership)
    return partnership


@verb
def change_partnership(
    *, partnership: Partnership, version: int, changes: Mapping[str, Any], by: User, at: datetime
) -> None:
    name, host = changes.get("name", ""), changes.get("host", partnership.host)
    if Partnership.objects.filter(name__iexact=name).exclude(pk=partnership.pk).exists():
        raise Refused("There is another partnership of this name.", "Choose another name.")
    if not partnership.partners.filter(agency=host).exists():
        raise Refused(f"{host} is not a partner, so it cannot host.", "Add it to the partnership first.")
    _change(Partnership.objects.select_for_update().get(pk=partnership.pk), version, changes)
    record("partnership.changed", by=by, at=at, about=partnership)


@verb
def add_agency(*, name: str, kind: AgencyKind, by: User, at: datetime, **more: Any) -> Agency:
    if Agency.objects.filter(name__iexact=name).exists():
        raise Refused("There is an agency of this name.", "Choose it from the list, or write another name.")
    agency = Agency.objects.create(name=name, kind=kind, **more)
    record("agency.added", by=by, at=at, about=agency)
    return agency


@verb
def change_agency(
    *, agency: Agency, version: int, changes: Mapping[str, Any], by: User, at: datetime
) -> None:
    name, kind = changes.get("name", ""), changes.get("kind", agency.kind)
    if Agency.objects.filter(name__iexact=name).exclude(pk=agency.pk).exists():
        raise Refused("There is another agency of this name.", "Choose another name.")
    if agency.partnerships.exists() or agency.memberships.exists():
        _check_has_seat(kind)
    _change(Agency.objects.select_for_update().get(pk=agency.pk), version, changes)
    record("agency.changed", by=by, at=at, about=agency)


@verb
def add_team(*, agency: Agency, name: str, by: User, at: datetime) -> Team:
    if agency.teams.filter(name__iexact=name).exists():
        raise Refused("The agency has a team of this name.", "Choose another name.")
    team = Team.objects.create(agency=agency, name=name)
    record("team.added", by=by, at=at, about=team)
    return team


@verb
def rename_team(*, team: Team, version: int, name: str, by: User, at: datetime) -> None:
    """Its cases and its people stay with it."""
    held = Team.objects.select_for_update().get(pk=team.pk)
    if team_version(held) != version:
        raise ChangedMeanwhile(held)
    if Team.objects.filter(agency=held.agency_id, name__iexact=name).exclude(pk=held.pk).exists():
        raise Refused("The agency has another team of this name.", "Choose another name.")
    held.name = name
    held.save(update_fields=["name"])
    record("team.renamed", by=by, at=at, about=held)


@verb
def add_partner(
    *, partnership: Partnership, agency: Agency, trusted_referrer: bool = False, by: User, at: datetime
) -> Partner:
    _check_has_seat(agency.kind)
    if partnership.partners.filter(agency=agency).exists():
        raise Refused("The agency is a partner already.")
    partner = Partner.objects.create(
        partnership=partnership,
        agency=agency,
        trusted_referrer=trusted_referrer,
        trust_said_at=at,
        trust_said_by=by,
    )
    record("partner.added", by=by, at=at, about=partner, trusted=trusted_referrer)
    return partner


@verb
def trust_referrer(*, partner: Partner, trusted: bool, by: User, at: datetime) -> None:
    """Whether the agency places people in emergency beds directly (R-BED-02)."""
    held = Partner.objects.select_for_update().get(pk=partner.pk)
    held.trusted_referrer, held.trust_said_at, held.trust_said_by = trusted, at, by
    held.version += 1
    held.save(update_fields=["trusted_referrer", "trust_said_at", "trust_said_by", "version"])
    record("partner.trust_changed", by=by, at=at, about=held, trusted=trusted)


def _check_has_seat(kind: str) -> None:
    if kind == AgencyKind.IMMIGRATION_ENFORCEMENT:
        raise Refused(NO_SEAT, NO_OVERRIDE)


def _change(standing: Agency | Partnership, version: int, changes: Mapping[str, Any]) -> None:
    if standing.version != version:
        raise ChangedMeanwhile(standing)
    for name, value in changes.items():
        setattr(standing, name, value)
    standing.version += 1
    standing.save()
