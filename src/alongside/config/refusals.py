"""Refusals become pages that say why, what was kept and who can help."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from alongside.foundations.kernel.results import Refused


class ReadableRefusals:
    """A `Refused` that no page caught is answered by a page of its own, and nothing of the request is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        transaction.set_rollback(True)
        words = {"reason": exception.reason, "next_step": exception.next_step}
        return render(request, "design/refused.html", words, status=409)


def no_csrf_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    words = {
        "reason": "This form was open for too long, or it did not come from this service.",
        "next_step": "Nothing was saved. Go back, copy what you wrote, open the page again and send it once more.",
    }
    return render(request, "design/refused.html", words, status=403)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "design/400.html", status=400)


def not_permitted(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "design/403.html", status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "design/404.html", status=404)


def our_error(request: HttpRequest) -> HttpResponse:
    return render(request, "design/500.html", status=500)
