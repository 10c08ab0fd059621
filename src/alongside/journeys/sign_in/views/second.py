"""The second factor: proven at every sign-in, set up at the first."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import Step, is_freshly_proven
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.factors import factors_of
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import remember_device
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in import actions, presenters
from alongside.journeys.sign_in.forms import WRONG_CODE, AppForm, CodeForm
from alongside.journeys.sign_in.views import entering
from alongside.journeys.sign_in.views.entering import at_step, next_of, onward, with_next
from alongside.journeys.sign_in.views.trying import code_is_right


@door(Door.PUBLIC)
@once
def second(request: Request) -> HttpResponse:
    user = at_step(request, Step.SECOND_FACTOR)
    if user is None:
        return onward(request)
    held = factors_of(user)
    if not held:
        return redirect(with_next(reverse("sign_in:set_up"), next_of(request)))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if code_is_right(request, user, form.cleaned_data["code"]):
            return proven(request, user)
        form.add_error("code", WRONG_CODE)
    words = {"form": form, "next": next_of(request), "passkeys": held.passkeys, "app": held.app}
    return render(request, "sign_in/second.html", words)


@door(Door.PUBLIC)
def set_up(request: Request) -> HttpResponse:
    user = setting_up(request)
    if user is None:
        return onward(request)
    words = {"next": next_of(request), "named": presenters.has_a_name(request.get_host())}
    return render(request, "sign_in/set_up.html", words)


@door(Door.PUBLIC)
@once
def set_up_app(request: Request) -> HttpResponse:
    user = setting_up(request)
    if user is None:
        return onward(request)
    form, secret = AppForm(request.POST or None), presenters.secret_being_shown(request)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_app(user=user, secret=secret, code=form.cleaned_data["code"], by=user, at=request.now)
            presenters.forget_secret(request)
            return proven(request, user, to="sign_in:codes")
        except Refused as refused:
            form.refuse(refused)
    words = {"form": form, "next": next_of(request)} | presenters.app_to_set_up(user, secret)
    return render(request, "sign_in/set_up_app.html", words)


def setting_up(request: Request) -> User | None:
    """Somebody who must have a second factor and has none yet, or who has just proven who they are."""
    arriving = at_step(request, Step.SECOND_FACTOR)
    if arriving is not None:
        return None if factors_of(arriving) else arriving
    return request.user if request.user.is_authenticated and is_freshly_proven(request) else None


def proven(request: Request, user: User, *, to: str = "") -> HttpResponse:
    entering.prove(request, user, second=True)
    wanted = next_of(request)
    answer = redirect(with_next(reverse(to), wanted)) if to else onward(request)
    remember_device(request, answer, user)
    return answer
