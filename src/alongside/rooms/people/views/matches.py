from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import lookalike, queries
from alongside.rooms.people.actions import answer_match
from alongside.rooms.people.forms.matches import MatchForm
from alongside.rooms.people.words import MatchAnswer


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def possible_match(request: Request, match_id: UUID) -> HttpResponse:
    """For the one who was asked, or covers for them. Of the new case it shows nothing but who to ring."""
    people = queries.people_i_work_for(request.user, in_london(request.now).date())
    asked = next((row for row in lookalike.asked_of(people, request.now) if row.match_id == match_id), None)
    if asked is None:
        raise Http404
    form = MatchForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_match(
                match_id=match_id,
                answer=MatchAnswer(form.cleaned_data["answer"]),
                by=request.user,
                at=request.now,
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("/")
    shown = {"form": form, "asked": asked, "mine": queries.visible([asked.earlier_id]).get(asked.earlier_id)}
    return render(request, "people/possible_match.html", shown)
