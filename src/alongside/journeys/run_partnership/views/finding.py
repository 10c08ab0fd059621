"""What a viewer keeps is found here; anything else is not there."""

from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import Membership
from alongside.rooms.directory import policies, queries
from alongside.rooms.directory.models import Partner, Partnership

SAVED = "Somebody else saved this page after you opened it."


def today(request: Request) -> date:
    return timezone.localdate(request.now)


def area_shown(request: Request, partnership_id: UUID) -> Partnership:
    return get_object_or_404(queries.areas_shown_to(request.viewer), pk=partnership_id)


def area_led(request: Request, partnership_id: UUID) -> Partnership:
    """For what changes the area itself: what a partner's administrator cannot do is not there for them."""
    return get_object_or_404(queries.areas_led_by(request.viewer), pk=partnership_id)


def partner_in(request: Request, partnership_id: UUID, agency_id: UUID) -> Partner:
    area = area_shown(request, partnership_id)
    partner = get_object_or_404(area.partners.select_related("agency"), agency_id=agency_id)
    partner.partnership = area
    return partner


def partner_kept(request: Request, partnership_id: UUID, agency_id: UUID) -> Partner:
    """Refuses where the agency works in other areas too and keeps itself."""
    partner = partner_in(request, partnership_id, agency_id)
    policies.check_can_keep_agency(request.viewer, partner.agency)
    return partner


def seat_kept(request: Request, partner: Partner, seat_id: UUID) -> Membership:
    return get_object_or_404(queries.seats_in(partner.agency, today(request)), pk=seat_id)
