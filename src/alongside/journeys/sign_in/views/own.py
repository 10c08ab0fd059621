"""Somebody's own way in: password, second factors, sessions."""

from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.entry import freshly_proven
from alongside.foundations.access.request import Request
from alongside.foundations.accounts import actions as proofs
from alongside.foundations.accounts import agreement
from alongside.foundations.accounts.factors import factors_of
from alongside.foundations.accounts.models import Acceptance, Session
from alongside.foundations.design.once import once
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in import actions, presenters
from alongside.journeys.sign_in.forms import NewPasswordForm
from alongside.journeys.sign_in.views.entering import next_of

OWN = "sign_in:own"


@door(Door.SIGNED_IN)
def own(request: Request) -> HttpResponse:
    user, version = request.user, agreement.standing().version
    sessions = Session.objects.of(user, request.now)
    words = {
        "user": user,
        "held": factors_of(user),
        "accepted": Acceptance.objects.in_force(user, version, request.now),
        "sessions": presenters.session_rows(sessions, request.session.session_key),
    }
    return render(request, "sign_in/own.html", words)


@door(Door.SIGNED_IN)
@freshly_proven
@once
def password(request: Request) -> HttpResponse:
    form = NewPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen, key = form.cleaned_data["password"], request.session.session_key
        actions.choose_password(user=request.user, password=chosen, but=key, by=request.user, at=request.now)
        update_session_auth_hash(request, request.user)
        return redirect(OWN)
    return render(request, "sign_in/password.html", {"form": form})


@door(Door.SIGNED_IN)
@freshly_proven
def codes(request: Request) -> HttpResponse:
    """Shown as often as somebody proves who they are; a code that was used is not among them."""
    held = factors_of(request.user)
    left = proofs.recovery_codes(request.user) if held.recovery else []
    return render(request, "sign_in/codes.html", {"codes": left, "next": next_of(request)})


@door(Door.SIGNED_IN)
@require_POST
@freshly_proven
@once
def new_codes(request: Request) -> HttpResponse:
    actions.new_recovery_codes(user=request.user, by=request.user, at=request.now)
    return redirect("sign_in:codes")


@door(Door.SIGNED_IN)
@require_POST
@freshly_proven
@once
def remove(request: Request, number: int) -> HttpResponse:
    actions.remove_factor(user=request.user, number=number, by=request.user, at=request.now)
    return redirect(OWN)


@door(Door.SIGNED_IN)
@require_POST
@once
def end_session(request: Request, number: UUID) -> HttpResponse:
    actions.end_session(user=request.user, number=number, by=request.user, at=request.now)
    return redirect(OWN)


@door(Door.SIGNED_IN)
@require_POST
@once
def end_others(request: Request) -> HttpResponse:
    key = request.session.session_key
    actions.end_other_sessions(user=request.user, but=key, by=request.user, at=request.now)
    update_session_auth_hash(request, request.user)
    return redirect(OWN)


@door(Door.SIGNED_IN)
def agreed(request: Request) -> HttpResponse:
    """The words they said yes to, which may not be those of today; where they have not been asked yet, these."""
    accepted = Acceptance.objects.last_of(request.user)
    words = accepted.text if accepted else agreement.standing()
    return render(request, "sign_in/agreed.html", {"agreement": words, "accepted": accepted})
