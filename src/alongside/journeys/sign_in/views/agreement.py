from django.http import HttpResponse
from django.shortcuts import render

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import Step
from alongside.foundations.access.request import Request
from alongside.foundations.accounts import agreement as agreements
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in import actions
from alongside.journeys.sign_in.forms import AgreementForm
from alongside.journeys.sign_in.views.entering import at_step, next_of, note_accepted, onward


@door(Door.PUBLIC)
@once
def agreement(request: Request) -> HttpResponse:
    user, standing = at_step(request, Step.AGREEMENT), agreements.standing()
    if user is None:
        return onward(request)
    form = AgreementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accepted = actions.accept(user=user, agreement=standing, by=user, at=request.now)
            note_accepted(request, accepted)
            return onward(request)
        except Refused as refused:
            form.refuse(refused)
    words = {"form": form, "agreement": standing, "next": next_of(request)}
    return render(request, "sign_in/agreement.html", words)
