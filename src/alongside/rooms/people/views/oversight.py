from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import oversight
from alongside.rooms.people.actions.oversight import look_at_raised
from alongside.rooms.people.forms.glass import LookedAtForm
from alongside.rooms.people.words import RaisedWhy


@door(Door.PERMISSION, Permission.LEAD_AREA)
@once
def raised(request: Request, raised_id: UUID) -> HttpResponse:
    """For whoever leads the area, who may see nothing else of the case."""
    waiting = {row.pk: row for row in oversight.waiting_for(request.viewer, request.now)}
    if raised_id not in waiting:
        raise Http404
    row, form = waiting[raised_id], LookedAtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        look_at_raised(raised=row, words=form.cleaned_data["words"], by=request.user, at=request.now)
        return redirect("my_work:home")
    shown = {
        "row": row,
        "what": RaisedWhy(row.why).words,
        "times": oversight.counted_lately(row, request.now),
        "form": form,
    }
    return render(request, "people/raised.html", shown)
