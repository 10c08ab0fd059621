"""What an area goes by: its own protocol of the day, or the shipped one; and who answers under it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency
from alongside.rooms.beds.models import BedProtocol, BedRequest, Stay
from alongside.rooms.beds.protocols import Protocol, is_shipped, shipped_of_version, shipped_on
from alongside.rooms.directory.models import Partnership


def protocol_on(area: Partnership, day: date) -> Protocol:
    standing = BedProtocol.objects.filter(partnership=area, from_day__lte=day).order_by("from_day").last()
    return standing.agreed if standing else shipped_on(day)


def protocol_of(row: BedRequest | Stay) -> Protocol:
    """The version it began with."""
    if is_shipped(row.protocol):
        return shipped_of_version(row.protocol)
    return BedProtocol.objects.get(pk=UUID(row.protocol.partition("@")[2])).agreed


def answers_first(area: Partnership, protocol: Protocol) -> Agency:
    return _agency(area, protocol.approves_first)


def answers_longer(area: Partnership, protocol: Protocol) -> Agency:
    return _agency(area, protocol.approves_longer)


def deciders(area: Partnership, protocol: Protocol) -> list[Agency]:
    """Who answers for the council at any time of a stay, each once."""
    found = (answers_first(area, protocol), answers_longer(area, protocol))
    return list({agency.pk: agency for agency in found}.values())


def deciders_of_area(area: Partnership) -> list[Agency]:
    """The host, and whoever a protocol of the area names or has named."""
    named = BedProtocol.objects.filter(partnership=area)
    ids = {area.host_id, *named.values_list("approves_first", flat=True)}
    ids |= set(named.values_list("approves_longer", flat=True))
    return list(Agency.objects.filter(pk__in=ids - {None}).order_by("name"))


def may_approve(area: Partnership, agency: Agency) -> bool:
    return agency.pk == area.host_id or area.partners.filter(agency=agency).exists()


def with_somebody_who_approves(areas: Iterable[Partnership]) -> list[Agency]:
    """Hosts and partners where a commissioner sits: nobody else could answer."""
    here = list(areas)
    near = Q(hosted_partnerships__in=here) | Q(partnerships__partnership__in=here)
    sits = Q(
        memberships__role__in=[role for role in REACH if Permission.APPROVE_BED in REACH[role].permissions]
    )
    return list(Agency.objects.filter(near).filter(sits).distinct().order_by("name"))


def areas_hosted_by(viewer: Viewer) -> list[Partnership]:
    mine = [s.agency_id for s in viewer.seats if Permission.APPROVE_BED in REACH[s.role].permissions]
    return list(Partnership.objects.filter(host__in=mine).order_by("name"))


def areas_agreed_by(viewer: Viewer) -> list[Partnership]:
    """Those whose protocol the viewer may add to: who approves beds for the host, and who leads it."""
    says = {Permission.APPROVE_BED, Permission.LEAD_AREA}
    mine = [seat.agency_id for seat in viewer.seats if says & REACH[seat.role].permissions]
    return list(Partnership.objects.filter(host__in=mine).order_by("name"))


def agreed_in(areas: Iterable[Partnership]) -> list[BedProtocol]:
    """Every protocol of these areas, the newest of each first."""
    found = BedProtocol.objects.filter(partnership__in=list(areas))
    return list(found.select_related("partnership__host", "approves_first", "approves_longer", "added_by"))


def areas_answered_by(viewer: Viewer) -> QuerySet[Partnership]:
    """Those whose beds the viewer approves: as the host, or because a protocol names their agency."""
    mine = [s.agency_id for s in viewer.seats if Permission.APPROVE_BED in REACH[s.role].permissions]
    named = BedProtocol.objects.filter(Q(approves_first__in=mine) | Q(approves_longer__in=mine))
    near = Partnership.objects.filter(Q(host__in=mine) | Q(pk__in=named.values("partnership")))
    return near.select_related("host").order_by("name")


def _agency(area: Partnership, named: UUID | None) -> Agency:
    return Agency.objects.get(pk=named) if named else area.host
