from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.reporting import bed_presenters, presenters
from alongside.reporting.bed_figures import BedFigures
from alongside.reporting.beds import bed_figures
from alongside.reporting.conferences import conference_figures
from alongside.reporting.forms import NightsForm, PeriodForm
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


@door(Door.PERMISSION, Permission.SEE_REPORTS)
@require_safe
def beds(request: Request) -> HttpResponseBase:
    areas = partnerships_reported_to(request.viewer)
    area = _chosen(areas, request.GET.get("area", ""))
    form = NightsForm(request.GET)
    words: dict[str, object] = {"form": form, "area": area, "areas": presenters.areas(areas, area, "beds")}
    if area is not None and form.is_valid():
        figures = bed_figures(area, form.period, now=request.now)
        words["report"] = bed_presenters.bed_report(area, form.period, figures)
    return render(request, "reporting/beds.html", words)


@door(Door.PERMISSION, Permission.SEE_REPORTS)
@require_safe
@freshly_proven
def beds_csv(request: Request) -> HttpResponseBase:
    figures = bed_presenters.as_csv(_beds_asked_for(request))
    answer = HttpResponse(figures, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="beds.csv"'
    return answer


@door(Door.PERMISSION, Permission.SEE_REPORTS)
@require_safe
@freshly_proven
def beds_json(request: Request) -> HttpResponseBase:
    answer = JsonResponse(_beds_asked_for(request).to_publish())
    answer["Content-Disposition"] = 'attachment; filename="beds.json"'
    return answer


def _beds_asked_for(request: Request) -> BedFigures:
    area = _chosen(partnerships_reported_to(request.viewer), request.GET.get("area", ""))
    form = NightsForm(request.GET)
    if area is None or not form.is_valid():
        raise Http404
    return bed_figures(area, form.period, now=request.now)


def _chosen(areas: QuerySet[Partnership], wanted: str) -> Partnership | None:
    """The first by name, until another is asked for; one of somebody else does not exist here."""
    if not wanted:
        return areas.first()
    try:
        return get_object_or_404(areas, pk=UUID(wanted))
    except ValueError:
        raise Http404 from None
