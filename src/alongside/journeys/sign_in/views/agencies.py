"""Sign-in by an agency's own service. It says who somebody is; that they were invited, we know ourselves."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect.views import callback as openid_callback
from allauth.socialaccount.providers.openid_connect.views import login as openid_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from alongside.foundations.access.doors import acts_when_opened, door
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.turnstile import remember_device
from alongside.foundations.design.answers import refused
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.sign_in import actions, queries
from alongside.journeys.sign_in.views.entering import enter, if_ours, with_next

NOT_NOW = "The sign-in of your agency did not work just now."
NOT_INVITED = "Your agency says who you are, but there is no sign-in for you here, or it is somebody else's."
ASK = "The administrator of your agency can invite you, or set your sign-in free again."


@door(Door.PUBLIC)
@require_POST
def begin(request: Request, provider_id: str) -> HttpResponse:
    try:
        answer: HttpResponse = openid_login(request, provider_id)
    except RequestException:
        return refused(request, NOT_NOW, "Try again in a minute.", status=409)
    return answer


@acts_when_opened
@door(Door.PUBLIC)
@require_safe
def come_back(request: Request, provider_id: str) -> HttpResponse:
    try:
        answer: HttpResponse = openid_callback(request, provider_id)
    except (RequestException, ValueError, KeyError):
        return refused(request, NOT_NOW, "Try again in a minute.", status=409)
    return answer


class AgencyAdapter(DefaultSocialAccountAdapter):
    """Everything that allauth would do after it knows who came is done by us: nobody signs up, nothing is merged."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        assert isinstance(request, HttpRequest)
        raise ImmediateHttpResponse(_arrived(request, sociallogin))

    def on_authentication_error(self, request: HttpRequest, *args: object, **about: object) -> None:
        raise ImmediateHttpResponse(refused(request, NOT_NOW, "Go back and try again.", status=409))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


def _arrived(request: Any, sociallogin: Any) -> HttpResponse:
    identity = sociallogin.account
    agency, claims = queries.agency_sign_in(identity.provider), identity.extra_data["id_token"]
    user = queries.invited(agency, claims, timezone.localdate(request.now))
    try:
        if user is None:
            raise Refused(NOT_INVITED, ASK)
        actions.recognise(user=user, agency=agency.id, subject=identity.uid, by=user, at=request.now)
    except Refused as no:
        actions.note_refusal(user=user, way="agency", by=None, at=request.now)
        return refused(request, no.reason, no.next_step, status=403)
    second = queries.says_second_factor(agency, claims)
    enter(request, user, "agency", second=second)
    wanted = if_ours(request, sociallogin.state.get("next") or "")
    answer = redirect(with_next(reverse("sign_in:on"), wanted))
    if second:
        remember_device(request, answer, user)
    return answer
