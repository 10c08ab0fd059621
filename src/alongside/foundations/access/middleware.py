"""The outer walls of a request: one transaction, one viewer, one door."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.module_loading import import_string

from alongside.foundations.access import demo, guests, viewing
from alongside.foundations.access.doors import Doorway, doorway_of
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.vocabulary import Door

Answer = Callable[[Request], HttpResponseBase]


def one_transaction(get_response: Answer) -> Answer:
    """Whatever a request writes is kept whole, or, when its answer is an error of ours, not at all."""

    def answer(request: Request) -> HttpResponseBase:
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return answer


def one_reader(get_response: Answer) -> Answer:
    """Asking changes nothing: while a page is made for a GET, the database refuses to write.

    What is written around it, such as the evidence that somebody looked, is written before or after. What a refused
    form wrote is undone alone, so that the session and the evidence around it are kept.
    """

    def answer(request: Request) -> HttpResponseBase:
        with transaction.atomic():
            if request.method in ("GET", "HEAD") and not _acts_when_opened(request.path_info):
                connection.cursor().execute("SET TRANSACTION READ ONLY")
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return answer


def _acts_when_opened(path: str) -> bool:
    try:
        return getattr(resolve(path).func, "acts_when_opened", False)
    except Resolver404:
        return False


def one_viewer(get_response: Answer) -> Answer:
    def answer(request: Request) -> HttpResponseBase:
        request.now = timezone.now()
        request.is_demo = demo.is_demo()
        request.viewer = _viewer(request)
        with viewing.seen_by(request.viewer, at=request.now):
            return get_response(request)

    return answer


def _viewer(request: Request) -> Viewer:
    user = request.user if request.user.is_authenticated else guests.visitor(request.session, request.now)
    return viewing.viewer_for(user, today=timezone.localdate(request.now)) if user else Viewer(user=None)


class OneDoor:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        way = doorway_of(view)
        if way is None:
            raise Http404
        return _knock(request, way)


def _knock(request: Request, way: Doorway) -> HttpResponseBase | None:
    if way.door is Door.DEMO and not request.is_demo:
        raise Http404
    if way.door is Door.SYSTEM and request.viewer.within is None:
        raise Http404
    if way.door is Door.GUEST and not request.viewer.is_guest:
        return _outside(request, settings.GUEST_OUTSIDE_URL)
    if way.door not in (Door.SIGNED_IN, Door.PERMISSION):
        return None
    if request.viewer.is_guest:
        return redirect(settings.GUEST_URL)
    if not request.user.is_authenticated:
        return _outside(request)
    if way.permission is not None and not request.viewer.may(way.permission):
        raise PermissionDenied
    return None


def _outside(request: Request, way_in: str = "") -> HttpResponseBase:
    """To the sign-in page; a form that was sent after the session ended gives its words back first."""
    if request.method == "POST":
        give_back: Answer = import_string(settings.SIGNED_OUT_VIEW)
        return give_back(request)
    return redirect(way_in) if way_in else redirect_to_login(request.path, settings.LOGIN_URL)
