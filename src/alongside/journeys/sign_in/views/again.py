"""Asked again who is there: after a quiet while, and before what must not be done from a screen left open.

What was typed meanwhile travels along, signed, and is given back when they have answered.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import Step, is_freshly_proven
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.factors import factors_of
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import remember_device
from alongside.foundations.design.forms import Form
from alongside.foundations.design.once import once
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in.forms import WRONG_CODE, WRONG_PASSWORD, CodeForm, PasswordAgainForm
from alongside.journeys.sign_in.views import entering
from alongside.journeys.sign_in.views.entering import at_step, next_of, onward, with_next
from alongside.journeys.sign_in.views.kept import Kept, keep_words, kept_words
from alongside.journeys.sign_in.views.trying import code_is_right, password_is_right


@door(Door.PUBLIC)
@once
def unlock(request: Request) -> HttpResponse:
    user = at_step(request, Step.UNLOCK)
    if user is None:
        return onward(request)
    return _asked(request, user, locked=True)


@door(Door.SIGNED_IN)
@once
def again(request: Request) -> HttpResponse:
    if request.method != "POST" and is_freshly_proven(request):
        return onward(request)
    return _asked(request, request.user, locked=False)


def ask(request: Request) -> HttpResponse:
    """In place of a page that wants a fresh proof."""
    if request.method != "POST":
        return redirect(with_next(reverse("sign_in:again"), request.get_full_path()))
    return _page(request, request.user, kept=keep_words(request, request.user), locked=False)


def give_back_after_lock(request: Request) -> HttpResponse:
    """In place of a form that was sent after the session had locked itself."""
    assert request.arriving is not None
    user = request.arriving.user
    return _page(request, user, kept=keep_words(request, user), locked=True)


def _asked(request: Request, user: User, *, locked: bool) -> HttpResponse:
    kept = request.POST.get("kept", "")
    if not {"password", "code"} & request.POST.keys():
        return _page(request, user, kept=kept, locked=locked)
    form, right = _answered(request, user, locked=locked)
    if not right:
        return _page(request, user, kept=kept, locked=locked, form=form)
    entering.prove(request, user, second=not locked)
    words = kept_words(kept, user)
    answer = _give_back(request, words) if words else onward(request)
    remember_device(request, answer, user)
    return answer


def _give_back(request: Request, words: Kept) -> HttpResponse:
    return render(request, "sign_in/kept.html", {"kept": words})


def by_password(user: User, *, locked: bool) -> bool:
    return user.has_usable_password() and (locked or not factors_of(user))


def _answered(request: Request, user: User, *, locked: bool) -> tuple[Form, bool]:
    if by_password(user, locked=locked):
        form: Form = PasswordAgainForm(request.POST)
        right = form.is_valid() and password_is_right(request, user, form.cleaned_data["password"])
        wrong = ("password", WRONG_PASSWORD)
    else:
        form = CodeForm(request.POST)
        right = form.is_valid() and code_is_right(request, user, form.cleaned_data["code"])
        wrong = ("code", WRONG_CODE)
    if form.is_valid() and not right:
        form.add_error(*wrong)
    return form, right


def _page(request: Request, user: User, *, kept: str, locked: bool, form: Form | None = None) -> HttpResponse:
    password = by_password(user, locked=locked)
    words: dict[str, Any] = {
        "form": form or (PasswordAgainForm() if password else CodeForm()),
        "kept": kept,
        "has_words": bool(kept and kept_words(kept, user)),
        "locked": locked,
        "next": next_of(request),
        "action": reverse("sign_in:unlock" if locked else "sign_in:again"),
        "passkeys": factors_of(user).passkeys,
        "user": user,
    }
    return render(request, "sign_in/again.html", words)
