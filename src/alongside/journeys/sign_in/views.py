from uuid import UUID

from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in import actions, queries
from alongside.journeys.sign_in.forms import NewPasswordForm, SignInForm

HOME = "my_work:home"


@door(Door.PUBLIC)
def sign_in(request: Request) -> HttpResponse:
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and form.user is not None:
        return _enter(request, form.user, "password")
    cast = queries.cast(timezone.localdate(request.now)) if request.is_demo else []
    return render(request, "sign_in/sign_in.html", {"form": form, "cast": cast, "next": _next(request)})


@door(Door.DEMO)
@require_POST
def step_in(request: Request, user_id: UUID) -> HttpResponse:
    """The one-click door of a demo. Where the database carries no demo stamp, it does not exist."""
    user = get_object_or_404(User, pk=user_id, is_active=True, is_service=False)
    return _enter(request, user, "demo")


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
        return _enter(request, user, "welcome")
    return render(request, "sign_in/welcome.html", {"form": form})


def _enter(request: Request, user: User, way: str) -> HttpResponse:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    actions.note_sign_in(user=user, way=way, by=user, at=request.now)
    return redirect(_next(request) or HOME)


def _next(request: Request) -> str:
    """The page that asked for a sign-in, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else ""
