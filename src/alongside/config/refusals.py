"""Refusals become pages that say why, what was kept and who can help."""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from psycopg.errors import InsufficientPrivilege

from alongside.foundations.access.entry import Step
from alongside.foundations.access.request import Request
from alongside.foundations.design.answers import refused
from alongside.foundations.kernel.results import ClosedMeanwhile, Refused
from alongside.journeys.sign_in.views.again import give_back_after_lock

log = logging.getLogger(__name__)
FOREIGN_FORM = "This form was open for too long, or it did not come from this service."
SIGNED_OUT = "You were signed out before this was sent."
SOMEBODY_FIRST = "Somebody else was first, or this was already done."
LOOK_AGAIN = "Nothing was saved. Open the page again and look at what stands now."


class ReadableRefusals:
    """What no page caught is answered by a page of its own, and nothing of the request is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IntegrityError):
            exception = said_by_the_database(exception)
        if _stood_in_the_way(exception.__cause__):
            log.error("The wall in the database stood in front of a write.", exc_info=exception)
            exception = ClosedMeanwhile()
        if not isinstance(exception, Refused):
            return None
        transaction.set_rollback(True)
        return refused(request, exception.reason, exception.next_step, status=409)


def _stood_in_the_way(cause: BaseException | None) -> bool:
    """The wall around rows, and not a right that the program should have had."""
    said = cause.diag.message_primary if isinstance(cause, InsufficientPrivilege) else None
    return "row-level security" in (said or "")


def said_by_the_database(violation: IntegrityError) -> Refused:
    """The sentence that the broken constraint carries, or a general one; never the values it was about."""
    name = getattr(getattr(violation.__cause__, "diag", None), "constraint_name", None)
    return Refused(_sentences().get(name or "", SOMEBODY_FIRST), LOOK_AGAIN)


@cache
def _sentences() -> dict[str, str]:
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }


def no_csrf_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refused(
        request, FOREIGN_FORM, "Nothing was saved. Open the page again and send it once more.", status=403
    )


def signed_out(request: HttpRequest) -> HttpResponse:
    """For a form that came after the session had ended: what was typed is shown, to be copied.

    A session that only locked itself gives it back to be sent once more.
    """
    arriving = getattr(request, "arriving", None)
    if arriving is not None and arriving.step == Step.UNLOCK:
        return give_back_after_lock(cast(Request, request))
    return refused(
        request, SIGNED_OUT, "Nothing was saved. Copy your words, sign in again and send them.", status=403
    )


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "design/400.html", status=400)


def not_permitted(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "design/403.html", status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "design/404.html", status=404)


def our_error(request: HttpRequest) -> HttpResponse:
    return render(request, "design/500.html", status=500)
