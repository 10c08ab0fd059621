from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access import viewing
from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Service
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, queries, reply_links
from alongside.rooms.conferences.forms.ends import EndActionForm
from alongside.rooms.conferences.models import Chaser
from alongside.rooms.conferences.queries.chasing import chaser_behind


@door(Door.REPLY_LINK)
@once
def step(request: Request, token: str) -> HttpResponse:
    """The link opens a page that does not say what the step is; the button answers, once."""
    chaser = chaser_behind(reply_links.chaser_key(token), request.now)
    if chaser is None:
        raise Http404
    today = queries.today_of(request.now)
    form = EndActionForm(request.POST if request.method == "POST" else None, initial={"done_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, chaser, form)
            return redirect("conferences:step_answered")
        except Refused as refused:
            form.refuse(refused)
    shown = {"form": form, "due_on": chaser.due_on, "reference": chaser.action.case.reference}
    return render(request, "conferences/step.html", shown)


@door(Door.PUBLIC)
@require_safe
def answered(request: Request) -> HttpResponse:
    return render(request, "conferences/step_answered.html")


def _answer(request: Request, chaser: Chaser, form: EndActionForm) -> None:
    with viewing.as_service(Service.REPLY_LINK, at=request.now):
        actions.answer_chaser(chaser=chaser, by=chaser.told, at=request.now, **form.end)
