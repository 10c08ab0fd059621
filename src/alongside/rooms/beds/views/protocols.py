"""What each area agreed on about its beds: read by everybody who looks for one, added to by the host."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.beds.actions import agree_protocol, take_back_protocol
from alongside.rooms.beds.forms.protocols import ProtocolForm
from alongside.rooms.beds.models import BedProtocol
from alongside.rooms.beds.presenters.protocols import of_areas
from alongside.rooms.beds.queries import protocols as queries
from alongside.rooms.beds.queries.board import areas_of


@door(Door.SIGNED_IN)
@require_safe
def protocols(request: Request) -> HttpResponse:
    """For those who look for beds, and for those who lead the area."""
    sees_board = request.viewer.may(Permission.SEE_BED_BOARD)
    if not (sees_board or request.viewer.may(Permission.LEAD_AREA)):
        raise PermissionDenied
    areas = areas_of(request.viewer)
    mine = {area.pk for area in queries.areas_agreed_by(request.viewer)}
    today = in_london(request.now).date()
    shown = of_areas(areas, queries.agreed_in(areas), today, mine)
    return render(
        request, "beds/protocols.html", {"areas": shown, "may_add": bool(mine), "sees_board": sees_board}
    )


@door(Door.SIGNED_IN)
@once
def new_protocol(request: Request) -> HttpResponse:
    areas = queries.areas_agreed_by(request.viewer)
    if not areas:
        raise Http404
    agencies = queries.with_somebody_who_approves(areas)
    form = ProtocolForm(areas, agencies, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            agree_protocol(partnership=form.area, agreed=form.agreed, by=request.user, at=request.now)
            return redirect("beds:protocols")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "beds/new_protocol.html", {"form": form})


@door(Door.SIGNED_IN)
@require_POST
@once
def taking_back(request: Request) -> HttpResponse:
    hosted = BedProtocol.objects.filter(partnership__in=queries.areas_agreed_by(request.viewer))
    found = get_object_or_404(hosted, pk=_key(request.POST.get("protocol", "")))
    take_back_protocol(protocol=found, by=request.user, at=request.now)
    return redirect("beds:protocols")


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
