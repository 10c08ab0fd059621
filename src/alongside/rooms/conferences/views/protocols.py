"""How each area confers: read by everybody of it, added to by whoever leads it or coordinates its conferences."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import protocols
from alongside.rooms.conferences.actions.protocols import agree_protocol, take_back_protocol
from alongside.rooms.conferences.forms.protocols import ProtocolForm
from alongside.rooms.conferences.models import ConferenceProtocol
from alongside.rooms.conferences.presenters import protocols as said
from alongside.rooms.conferences.queries import protocols as queries
from alongside.rooms.conferences.queries import today_of
from alongside.rooms.conferences.queries.climbing import who_may_be_named


@door(Door.SIGNED_IN)
@require_safe
def conference_protocols(request: Request) -> HttpResponse:
    areas = list(queries.areas_of(request.viewer))
    led = {area.pk for area in queries.areas_that_may_agree(request.viewer)}
    today = today_of(request.now)
    shown = {
        "areas": said.of_areas(areas, queries.agreed_in(areas), today, led),
        "models": [(name, protocols.on(today, name).title) for name in protocols.SHIPPED] if led else [],
    }
    return render(request, "conferences/protocols.html", shown)


@door(Door.SIGNED_IN)
@once
def new_protocol(request: Request) -> HttpResponse:
    """Begins with a shipped model, whose rows can be changed, emptied and added to."""
    areas, base = queries.areas_that_may_agree(request.viewer), request.GET.get("from", protocols.MACC)
    if not areas or base not in protocols.SHIPPED:
        raise Http404
    begun = protocols.on(today_of(request.now), base)
    form = ProtocolForm(
        areas,
        who_may_be_named(areas, today_of(request.now)),
        begun,
        request.POST if request.method == "POST" else None,
        attendees=[said.attendee_values(kind) for kind in begun.kinds],
        topics=[said.topic_values(topic) for topic in begun.agenda],
        initial=said.to_begin_with(begun, today_of(request.now)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            agree_protocol(partnership=form.area, agreed=form.agreed, by=request.user, at=request.now)
            return redirect("conferences:protocols")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "conferences/new_protocol.html", {"form": form, "begun": begun})


@door(Door.SIGNED_IN)
@require_POST
@once
def taking_back(request: Request) -> HttpResponse:
    led = queries.areas_that_may_agree(request.viewer)
    found = get_object_or_404(
        ConferenceProtocol.objects.filter(partnership__in=led), pk=_key(request.POST.get("protocol", ""))
    )
    take_back_protocol(protocol=found, by=request.user, at=request.now)
    return redirect("conferences:protocols")


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
