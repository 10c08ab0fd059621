from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.run_partnership.views.finding import partner_in
from alongside.rooms.conferences.actions.availability import state_hours
from alongside.rooms.conferences.forms.availability import WeekForm
from alongside.rooms.conferences.queries.availability import hours_of


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def hours(request: Request, partnership_id: UUID, agency_id: UUID) -> HttpResponse:
    """When people of an agency can usually come, until they say so themselves."""
    partner = partner_in(request, partnership_id, agency_id)
    data = request.POST if request.method == "POST" else None
    form = WeekForm(data, week=hours_of(partner.agency))
    if request.method == "POST" and form.is_valid():
        state_hours(whose=partner.agency, week=form.week, by=request.user, at=request.now)
        return redirect("run_partnership:agency", partnership_id, agency_id)
    shown = {"area": partner.partnership, "partner": partner, "form": form}
    return render(request, "run_partnership/hours.html", shown)
