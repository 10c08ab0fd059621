from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, policies, presenters, queries
from alongside.rooms.conferences.forms.plan import LateForm
from alongside.rooms.conferences.views.opened import opened


@door(Door.PERMISSION, Permission.TAKE_PART)
@once
def late(request: Request, conference_id: UUID) -> HttpResponse:
    """Asked after it was written down as held: it stops nobody, and is shown until it is answered."""
    found = opened(request, conference_id)
    row = found.conference
    policies.check_can_correct(request.viewer, row)
    if queries.lateness_of(row) is None:
        raise Http404
    standing = {"why": row.late_code or None, "words": row.late_words}
    form = LateForm(request.POST if request.method == "POST" else None, initial=standing)
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_why_late(conference=row, by=request.user, at=request.now, **form.cleaned_data)
            return redirect(
                "conferences:meeting" if policies.can_run(request.viewer, row) else "conferences:conference",
                row.pk,
            )
        except Refused as refused:
            form.refuse(refused)
    shown = {
        "page": found.page,
        "conference": row,
        "form": form,
        "late": presenters.late_words(row),
        "before": presenters.said_before(queries.late_corrections_of(row)),
    }
    return render(request, "conferences/late.html", shown)
