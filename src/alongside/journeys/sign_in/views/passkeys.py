"""Passkeys: what no browser can do without a script. These pages load ours."""

import json
from collections.abc import Callable
from typing import Any

from allauth.mfa.webauthn.internal.auth import (
    begin_authentication,
    begin_registration,
    complete_registration,
    parse_registration_response,
)
from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import Step
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.factors import factors_of
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import remember_device
from alongside.foundations.design.once import once
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in import actions
from alongside.journeys.sign_in.forms import NewPasskeyForm, PasskeyForm
from alongside.journeys.sign_in.views import entering
from alongside.journeys.sign_in.views.entering import at_step, next_of, onward, with_next
from alongside.journeys.sign_in.views.kept import kept_words
from alongside.journeys.sign_in.views.second import proven, setting_up
from alongside.journeys.sign_in.views.trying import UNREADABLE, passkey_is_right

NO_LETTER = "\\u0000"  # as JSON writes it; no table holds it
NOT_THIS_ONE = "The passkey did not answer as it should. Try again, or use a code."

with_our_script: Callable[[Any], Any] = csp_update({"script-src": [SELF]})


@with_our_script
@door(Door.PUBLIC)
@once
def second(request: Request) -> HttpResponse:
    user = at_step(request, Step.SECOND_FACTOR)
    if user is None or not factors_of(user).passkeys:
        return onward(request)
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and _is_right(request, user, form):
        return proven(request, user)
    return _ask(request, user, form, instead=reverse("sign_in:second"))


@with_our_script
@door(Door.PUBLIC)
@once
def again(request: Request) -> HttpResponse:
    """Opens a lock, and is a fresh proof, whichever of the two was asked for."""
    locked = at_step(request, Step.UNLOCK)
    user = locked or (request.user if request.user.is_authenticated else None)
    if user is None or not factors_of(user).passkeys:
        return onward(request)
    form = PasskeyForm(request.POST if "credential" in request.POST else None)
    if request.method == "POST" and _is_right(request, user, form):
        entering.prove(request, user, second=True)
        words = kept_words(request.POST.get("kept", ""), user)
        answer = render(request, "sign_in/kept.html", {"kept": words}) if words else onward(request)
        remember_device(request, answer, user)
        return answer
    return _ask(request, user, form, instead=reverse("sign_in:unlock" if locked else "sign_in:again"))


@with_our_script
@door(Door.PUBLIC)
@once
def set_up(request: Request) -> HttpResponse:
    user = setting_up(request)
    if user is None:
        return onward(request)
    form = NewPasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        credential = _registered(form)
        if credential is not None:
            name = form.cleaned_data["name"]
            actions.add_passkey(user=user, name=name, credential=credential, by=user, at=request.now)
            return proven(request, user, to="sign_in:codes")
    options = json.dumps(dict(begin_registration(user, passwordless=False)), default=dict)
    words = {"form": form, "options": options, "next": next_of(request)}
    return render(request, "sign_in/set_up_passkey.html", words)


def _is_right(request: Request, user: User, form: PasskeyForm) -> bool:
    credential = _answer_in(form)
    if credential is not None and passkey_is_right(request, user, credential):
        return True
    if form.is_bound:
        form.add_error(None, NOT_THIS_ONE)
    return False


def _registered(form: PasskeyForm) -> dict[str, Any] | None:
    credential = _answer_in(form)
    try:
        if credential is None:
            raise ValueError
        parse_registration_response(credential)
        complete_registration(credential)
    except UNREADABLE:
        form.add_error(None, NOT_THIS_ONE)
        return None
    return credential


def _answer_in(form: PasskeyForm) -> dict[str, Any] | None:
    if not form.is_valid() or NO_LETTER in form.cleaned_data["credential"]:
        return None
    try:
        answer = json.loads(form.cleaned_data["credential"])
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _ask(request: Request, user: User, form: PasskeyForm, *, instead: str) -> HttpResponse:
    options = json.dumps(dict(begin_authentication(user)), default=dict)
    words = {
        "form": form,
        "options": options,
        "next": next_of(request),
        "kept": request.POST.get("kept", ""),
        "instead": with_next(instead, next_of(request)),
    }
    return render(request, "sign_in/passkey.html", words)
