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
from alongside.reporting import (
    bed_presenters,
    course_presenters,
    course_sheet,
    network_presenters,
    presenters,
)
from alongside.reporting.agencies import agencies_of
from alongside.reporting.bed_figures import BedFigures
from alongside.reporting.beds import bed_figures
from alongside.reporting.conferences import Period, conference_course
from alongside.reporting.forms import NightsForm, PeriodForm
from alongside.reporting.policies import partnerships_led_by, partnerships_reported_to
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.glass import used_in


@door(Door.PERMISSION, Permission.SEE_REPORTS)
def conferences(request: Request) -> HttpResponseBase:
    areas = partnerships_reported_to(request.viewer)
    area = _chosen(areas, request.GET.get("area", ""))
    form = PeriodForm(request.GET)
    words: dict[str, object] = {"form": form, "area": area, "areas": presenters.areas(areas, area)}
    words["leads"] = request.viewer.may(Permission.LEAD_AREA)
    if area is not None and form.is_valid():
        figures, course = conference_course(area, form.period, now=request.now)
        agencies = agencies_of(area, form.period, now=request.now)
        today = timezone.localdate(request.now)
        words["used"] = used_in(area, now=request.now)
        words["report"] = presenters.report(area, form.period, figures, today)
        words["course"] = course_presenters.course_shown(course, agencies)
        words["csv_url"] = presenters.address(
            {"area": area.pk, **presenters.asked(form.period)}, "conferences_csv"
        )
    return render(request, "reporting/conferences.html", words)


@door(Door.PERMISSION, Permission.SEE_REPORTS)
@require_safe
@freshly_proven
def conferences_csv(request: Request) -> HttpResponseBase:
    area, period = _asked_for(request, PeriodForm(request.GET))
    figures, course = conference_course(area, period, now=request.now)
    agencies = agencies_of(area, period, now=request.now)
    return _taken(course_sheet.as_csv(figures, course, agencies), "conferences.csv")


@door(Door.PERMISSION, Permission.LEAD_AREA)
@require_safe
def network(request: Request) -> HttpResponseBase:
    """Who is usually missing, who answers slowly, whose steps fail: agencies, and no person who is helped."""
    areas = partnerships_led_by(request.viewer)
    area = _chosen(areas, request.GET.get("area", ""))
    form = PeriodForm(request.GET)
    words: dict[str, object] = {"form": form, "area": area, "areas": presenters.areas(areas, area, "network")}
    if area is not None and form.is_valid():
        agencies = agencies_of(area, form.period, now=request.now)
        words["network"] = network_presenters.network(agencies)
    return render(request, "reporting/network.html", words)


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
    return _taken(bed_presenters.as_csv(_beds_asked_for(request)), "beds.csv")


@door(Door.PERMISSION, Permission.SEE_REPORTS)
@require_safe
@freshly_proven
def beds_json(request: Request) -> HttpResponseBase:
    answer = JsonResponse(_beds_asked_for(request).to_publish())
    answer["Content-Disposition"] = 'attachment; filename="beds.json"'
    return answer


def _beds_asked_for(request: Request) -> BedFigures:
    area, period = _asked_for(request, NightsForm(request.GET))
    return bed_figures(area, period, now=request.now)


def _asked_for(request: Request, form: PeriodForm) -> tuple[Partnership, Period]:
    area = _chosen(partnerships_reported_to(request.viewer), request.GET.get("area", ""))
    if area is None or not form.is_valid():
        raise Http404
    return area, form.period


def _taken(sheet: str, name: str) -> HttpResponse:
    answer = HttpResponse(sheet, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _chosen(areas: QuerySet[Partnership], wanted: str) -> Partnership | None:
    """The first by name, until another is asked for; one of somebody else does not exist here."""
    if not wanted:
        return areas.first()
    try:
        return get_object_or_404(areas, pk=UUID(wanted))
    except ValueError:
        raise Http404 from None
