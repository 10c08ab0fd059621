"""Every read of a case is kept as evidence, and every refusal, whichever view it was.

The view has nothing to do for it, and nothing it could forget: what it was asked for stands in the address, what it
read of people was noted by the guarded managers. An entry that cannot be written is an error of ours, so that the
page is not shown.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.http import HttpResponseBase
from django.urls import ResolverMatch

from alongside.foundations.access import looks
from alongside.foundations.access.doors import doorway_of
from alongside.foundations.access.looks import Looks
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.audit.record import record, record_each
from alongside.foundations.kernel.vocabulary import Door

Answer = Callable[[Request], HttpResponseBase]
REFUSALS = {403, 404, 409}


def every_look(get_response: Answer) -> Answer:
    """Stands inside the transaction of the request, so that no page is shown without its entry."""

    def answer(request: Request) -> HttpResponseBase:
        with looks.noted() as seen:
            response = get_response(request)
        if response.status_code == 200 and request.resolver_match is not None:
            _keep(request, request.resolver_match, response, seen)
            _keep_told(request, seen)
        return response

    return answer


def every_refusal(get_response: Answer) -> Answer:
    """Stands outside the transaction of the request, which a refusal may have rolled back."""

    def answer(request: Request) -> HttpResponseBase:
        response = get_response(request)
        viewer, way = getattr(request, "viewer", None), request.resolver_match
        if response.status_code in REFUSALS and viewer is not None and viewer.user is not None and way:
            with transaction.atomic():
                _refused(request, way, response.status_code)
        return response

    return answer


def _refused(request: Request, way: ResolverMatch, status: int) -> None:
    named = way.kwargs.get("case_id")
    record(
        "request.refused",
        by=request.viewer.user,
        at=request.now,
        case_id=named if isinstance(named, UUID) else None,
        view=way.view_name,
        status=status,
        **_identifiers(way),
    )


def _keep(request: Request, way: ResolverMatch, response: HttpResponseBase, seen: Looks) -> None:
    """A page of one case; or a report; or a page that lists what was found in several."""
    asked, doorway = _rows_of_address(way, seen), doorway_of(way.func)
    case_id = _case_of_address(way, asked)
    by_link = doorway is not None and doorway.door is Door.REPLY_LINK
    if case_id is None and doorway is not None and doorway.door in (Door.REPLY_LINK, Door.GUEST):
        case_id = min(seen.cases, default=None)
    if case_id is not None:
        about = asked[-1] if asked else None
        _write(
            request, f"case.{_done(request, response)}", way, case_id=case_id, about=about, by_link=by_link
        )
    elif doorway is not None and doorway.door is Door.SYSTEM and request.method in ("GET", "HEAD"):
        _write(request, "system.read", way)
    elif doorway is not None and doorway.permission is Permission.SEE_REPORTS:
        _write(request, f"report.{_done(request, response)}", way)
    elif seen.any:
        _write(request, f"list.{_done(request, response)}", way, cases=len(seen.cases))


def _keep_told(request: Request, seen: Looks) -> None:
    if request.method not in ("GET", "HEAD"):
        return
    told = [(event, looks.case_of(row), row) for event, row in seen.told]
    record_each(told, by=request.viewer.user, at=request.now)


def _write(
    request: Request,
    event: str,
    way: ResolverMatch,
    *,
    case_id: UUID | None = None,
    about: models.Model | None = None,
    by_link: bool = False,
    **codes: int,
) -> None:
    record(
        event,
        by=request.viewer.user,
        at=request.now,
        case_id=case_id,
        about=about,
        service="reply_link" if by_link else "",
        view=way.view_name,
        **codes,
        **(_identifiers(way) if case_id is None else {}),
    )


def _rows_of_address(way: ResolverMatch, seen: Looks) -> list[models.Model]:
    """The rows that the address names, the case itself left out, the innermost last."""
    named = (value for name, value in way.kwargs.items() if name != "case_id" and isinstance(value, UUID))
    return [seen.rows[value] for value in named if value in seen.rows]


def _case_of_address(way: ResolverMatch, asked: list[models.Model]) -> UUID | None:
    named = way.kwargs.get("case_id")
    if isinstance(named, UUID):
        return named
    return looks.case_of(asked[-1]) if asked else None


def _identifiers(way: ResolverMatch) -> dict[str, Any]:
    """Nothing else of an address: its other words may have been typed by somebody, or open a door."""
    return {
        name: value
        for name, value in way.kwargs.items()
        if name.endswith("_id") and name != "case_id" and isinstance(value, UUID | int)
    }


def _done(request: Request, response: HttpResponseBase) -> str:
    """What a script is told of the words it sent is no file that somebody takes home."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html") or request.method == "POST"
    return "viewed" if is_page and "Content-Disposition" not in response.headers else "downloaded"
