"""Who comes by the door for systems is the system that its key says, whatever else the request brings along."""

from collections.abc import Callable
from typing import cast

from django.http import HttpResponseBase, JsonResponse
from django.urls import Resolver404, resolve

from alongside.foundations.access import viewing
from alongside.foundations.access.doors import doorway_of
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.turnstile import comer
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.council_systems.queries import (
    SystemRequest,
    may_ask_again,
    may_knock_again,
    system_behind,
)

Answer = Callable[[Request], HttpResponseBase]
NO_KEY = "No key that opens anything here came with this request: send Authorization: Bearer and the key."
TOO_OFTEN = "Too many requests: wait a minute."
A_MINUTE = "60"


def known_systems(get_response: Answer) -> Answer:
    """Stands inside `one_viewer`, around what keeps the evidence."""

    def answer(request: Request) -> HttpResponseBase:
        if not _is_for_systems(request):
            return get_response(request)
        return _let_in(cast(SystemRequest, request), get_response)

    return answer


def _let_in(request: SystemRequest, get_response: Answer) -> HttpResponseBase:
    request.viewer = Viewer(user=None)  # a cookie is nobody at this door
    key = system_behind(request.headers.get("Authorization", ""), request.now)
    if key is None:
        return _turned_away(request)
    request.system, request.user = key, key.user
    request.viewer = viewing.system_of(key.agency_id, key.user)
    if not may_ask_again(key, request.now):
        return _problem(TOO_OFTEN, 429, {"Retry-After": A_MINUTE})
    with viewing.seen_by(request.viewer, at=request.now):
        return get_response(request)


def _turned_away(request: Request) -> HttpResponseBase:
    if not may_knock_again(comer(request, None), request.now):
        return _problem(TOO_OFTEN, 429, {"Retry-After": A_MINUTE})
    record("system.turned_away", by=None, at=request.now, service="system")
    return _problem(NO_KEY, 401, {"WWW-Authenticate": "Bearer"})


def _problem(words: str, status: int, headers: dict[str, str]) -> HttpResponseBase:
    return JsonResponse({"detail": words}, status=status, headers=headers)


def _is_for_systems(request: Request) -> bool:
    try:
        way = doorway_of(resolve(request.path_info).func)
    except Resolver404:
        return False
    return way is not None and way.door is Door.SYSTEM
