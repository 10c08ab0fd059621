"""The steps in: each one that is done changes the key of the session and leads on to what is still missing."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.foundations.access import entry
from alongside.foundations.access.entry import Entry, Step
from alongside.foundations.access.request import Request
from alongside.foundations.accounts import agreement
from alongside.foundations.accounts.models import Acceptance, User
from alongside.foundations.accounts.sessions import ABOUT, describe
from alongside.journeys.sign_in import actions

BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(request: Request, user: User, way: str, *, second: bool = False) -> None:
    """With `second`, this way in was a second factor as well."""
    login(request, user, backend=BACKEND)
    now = entry.seconds(request.now)
    proven = second or not entry.needs_second_factor(user, request.now)
    entry.keep(request.session, Entry(way, now, second=second, fresh=now if proven else 0))
    browser = describe(request.headers.get("User-Agent", ""))
    request.session[ABOUT] = {"began": request.now.isoformat(), "browser": browser}
    _note_agreement(request, user)
    actions.note_sign_in(user=user, way=way, by=user, at=request.now)


def prove(request: Request, user: User, *, second: bool) -> None:
    """They have shown again who they are; with `second`, by a second factor or for want of one."""
    request.session.cycle_key()
    rotate_token(request)
    request.user = user
    held = entry.entry_of(request.session)
    assert held is not None
    now = entry.seconds(request.now)
    proven = replace(held, second=True, fresh=now) if second else held
    entry.keep(request.session, replace(proven, seen=now))


def _note_agreement(request: Request, user: User) -> None:
    version = agreement.standing().version
    accepted = Acceptance.objects.in_force(user, version, request.now)
    if accepted:
        note_accepted(request, accepted)


def note_accepted(request: Request, accepted: Acceptance) -> None:
    held = entry.entry_of(request.session)
    assert held is not None
    until = entry.seconds(accepted.good_until)
    entry.keep(request.session, replace(held, agreed=accepted.text_id, agreed_until=until))


def at_step(request: Request, step: Step) -> User | None:
    arriving = request.arriving
    return arriving.user if arriving and arriving.step == step else None


def onward(request: Request) -> HttpResponse:
    return redirect(with_next(reverse("sign_in:on"), next_of(request)))


def with_next(url: str, wanted: str) -> str:
    return f"{url}?{urlencode({'next': wanted})}" if wanted else url


def next_of(request: Request) -> str:
    """The page that asked for a sign-in, if it is one of ours."""
    return if_ours(request, request.POST.get("next") or request.GET.get("next") or "")


def if_ours(request: HttpRequest, wanted: str) -> str:
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else ""
