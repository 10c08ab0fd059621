"""When somebody can usually come to a meeting, as they say themselves."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences.actions.availability import (
    state_days_away,
    state_hours,
    take_back_days_away,
)
from alongside.rooms.conferences.forms.availability import AwayForm, WeekForm
from alongside.rooms.conferences.models import DaysAway
from alongside.rooms.conferences.queries import today_of
from alongside.rooms.conferences.queries.availability import days_away, hours_of


@door(Door.SIGNED_IN)
@once
def hours(request: Request) -> HttpResponse:
    form = WeekForm(request.POST if request.method == "POST" else None, week=hours_of(request.user))
    if request.method == "POST" and form.is_valid():
        state_hours(whose=request.user, week=form.week, by=request.user, at=request.now)
        return redirect("conferences:hours")
    return _page(request, form, AwayForm(auto_id="away_%s"))


@door(Door.SIGNED_IN)
@require_POST
@once
def away(request: Request) -> HttpResponse:
    form = AwayForm(request.POST, auto_id="away_%s")
    if form.is_valid():
        first = form.cleaned_data["from_day"]
        last = form.cleaned_data["until_day"] or first
        try:
            state_days_away(
                user=request.user, from_day=first, until_day=last, by=request.user, at=request.now
            )
            return redirect("conferences:hours")
        except Refused as refused:
            form.refuse(refused)
    return _page(request, WeekForm(week=hours_of(request.user)), form)


@door(Door.SIGNED_IN)
@require_POST
@once
def not_away(request: Request, days_id: UUID) -> HttpResponse:
    found = get_object_or_404(DaysAway.objects.filter(user=request.user), pk=days_id)
    take_back_days_away(days=found, by=request.user, at=request.now)
    return redirect("conferences:hours")


def _page(request: Request, week: WeekForm, free: AwayForm) -> HttpResponse:
    """The page says what is wrong with whichever form was sent."""
    shown = {
        "form": free if free.is_bound else week,
        "week": week,
        "away_form": free,
        "away": days_away(request.user, today_of(request.now)),
    }
    return render(request, "conferences/hours.html", shown)
