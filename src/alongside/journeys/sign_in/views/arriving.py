from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse as _url
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import BY_DEMO, Step, needs_second_factor
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import remember_device
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in import actions, queries
from alongside.journeys.sign_in.forms import NewPasswordForm, SignInForm
from alongside.journeys.sign_in.views.entering import enter, next_of, onward, with_next

HOME = "my_work:home"
STEPS = {
    Step.UNLOCK: "sign_in:unlock",
    Step.SECOND_FACTOR: "sign_in:second",
    Step.AGREEMENT: "sign_in:agreement",
}


@door(Door.PUBLIC)
def sign_in(request: Request) -> HttpResponse:
    if request.arriving and request.method != "POST":
        return onward(request)
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and form.user is not None:
        return _entered(request, form.user, "password")
    cast = queries.cast(timezone.localdate(request.now)) if request.is_demo else []
    agencies = queries.agencies_that_sign_in()
    words = {"form": form, "cast": cast, "next": next_of(request), "agencies": agencies}
    answer = render(request, "sign_in/sign_in.html", words)
    if agencies:  # browsers hold a form to the policy wherever it is led on to
        csp_update({"form-action": [SELF, *queries.places_of_sign_in()]})(lambda _: answer)(request)
    return answer


@require_safe
@door(Door.PUBLIC)
def on(request: Request) -> HttpResponse:
    """To the next thing that is missing on the way in, or to where they wanted to go."""
    wanted = next_of(request)
    if request.arriving:
        return redirect(with_next(_url(STEPS[Step(request.arriving.step)]), wanted))
    if request.user.is_authenticated:
        return redirect(wanted or HOME)
    return redirect(with_next(_url("sign_in:sign_in"), wanted))


@door(Door.DEMO)
@require_POST
def step_in(request: Request, user_id: UUID) -> HttpResponse:
    """The one-click door of a demo. Where the database carries no demo stamp, it does not exist."""
    user = get_object_or_404(User, pk=user_id, is_active=True, is_service=False)
    enter(request, user, BY_DEMO)
    return redirect(next_of(request) or HOME)


@door(Door.PUBLIC)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    logout(request)
    return redirect("sign_in:sign_in")


@door(Door.PUBLIC)
def welcome(request: Request, key: str, token: str) -> HttpResponse:
    user = queries.welcomed(key, token)
    if user is None:
        raise Http404
    form = NewPasswordForm(user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.choose_password(user=user, password=form.cleaned_data["password"], by=user, at=request.now)
        return _entered(request, user, "welcome")
    return render(request, "sign_in/welcome.html", {"form": form})


def _entered(request: Request, user: User, way: str) -> HttpResponse:
    enter(request, user, way)
    answer = onward(request)
    if not needs_second_factor(user, request.now):
        remember_device(request, answer, user)
    return answer
