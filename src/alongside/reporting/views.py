from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.reporting import presenters
from alongside.reporting.conferences import conference_figures
from alongside.reporting.forms import PeriodForm
from alongside.reporting.policies import partnerships_reported_to
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.glass import used_in


@door(Door.PERMISSION, Permission.SEE_REPORTS)
def conferences(request: Request) -> HttpResponseBase:
    areas = partnerships_reported_to(request.viewer)
    area = _chosen(areas, request.GET.get("area", ""))
    form = PeriodForm(request.GET)
    words: dict[str, object] = {"form": form, "area": area, "areas": presenters.areas(areas, area)}
    if area is not None and form.is_valid():
        figures = conference_figures(area, form.period, now=request.now)
        today = timezone.localdate(request.now)
        words["used"] = used_in(area, now=request.now)
        words["report"] = presenters.report(area, form.period, figures, today)
    return render(request, "reporting/conferences.html", words)


def _chosen(areas: QuerySet[Partnership], wanted: str) -> Partnership | None:
    """The first by name, until another is asked for; one of somebody else does not exist here."""
    if not wanted:
        return areas.first()
    try:
        return get_object_or_404(areas, pk=UUID(wanted))
    except ValueError:
        raise Http404 from None
