"""Where other deployments send. Nobody signs in, no cookie counts: its signature says whose a parcel is."""

from http import HTTPStatus
from typing import Any
from uuid import uuid5

from django.db import IntegrityError, transaction
from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.turnstile import comer, may_ask
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.foundations.parcels.ours import own_keys
from alongside.foundations.parcels.reading import NotOpened, Parcel, Why, read
from alongside.foundations.parcels.writing import LARGEST, write
from alongside.foundations.uploads.receiving import takes_files
from alongside.journeys.move_area.actions.delivering import RECEIPT
from alongside.journeys.move_area.actions.taking_in import take_in
from alongside.journeys.move_area.queries.waiting import NotYet
from alongside.rooms.directory.models import Neighbour
from alongside.rooms.directory.queries import compared_neighbours

A_MINUTE = 120  # parcels from one address
STATUS = {Why.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Why.UNKNOWN_SENDER: HTTPStatus.FORBIDDEN}
NOT_UNDERSTOOD = (KeyError, ValueError, TypeError, AttributeError)


@csrf_exempt  # a signature stands in for the session that a stranger's page could use; there is none here
@door(Door.PUBLIC)
@takes_files
@require_POST
def parcels(request: Request) -> HttpResponse:
    if not may_ask("parcels", comer(request, None).address, request.now, most=A_MINUTE):
        return JsonResponse({"refused": "too_often"}, status=HTTPStatus.TOO_MANY_REQUESTS)
    known = {row.mark: row for row in compared_neighbours()}
    try:
        peers = [row.peer for row in known.values()]
        parcel = read(request.read(LARGEST + 1), keys=own_keys(), peers=peers, opened_before=lambda _: False)
    except NotOpened as error:
        record("parcel.refused", by=None, at=request.now, service="neighbours", why=error.why)
        return JsonResponse({"refused": error.why}, status=STATUS.get(error.why, HTTPStatus.BAD_REQUEST))
    return _taken(request, parcel, known[parcel.head.sender])


def _taken(request: Request, parcel: Parcel, neighbour: Neighbour) -> HttpResponse:
    try:
        with transaction.atomic():
            said = take_in(parcel=parcel, neighbour=neighbour, by=neighbour.user, at=request.now)
    except NotYet:
        return _not_taken(request, parcel, neighbour, "not_yet", HTTPStatus.CONFLICT)
    except (Refused, IntegrityError):
        return _not_taken(request, parcel, neighbour, "not_possible", HTTPStatus.CONFLICT)
    except NOT_UNDERSTOOD:
        return _not_taken(request, parcel, neighbour, "not_understood", HTTPStatus.UNPROCESSABLE_ENTITY)
    told: dict[str, Any] = {"of": str(parcel.head.id), "said": said}
    key = uuid5(parcel.head.id, RECEIPT)
    receipt = write(told, parcel=key, kind=RECEIPT, keys=own_keys(), to=neighbour.peer, made=request.now)
    return HttpResponse(receipt, content_type="application/octet-stream")


def _not_taken(
    request: Request, parcel: Parcel, neighbour: Neighbour, why: str, status: HTTPStatus
) -> HttpResponse:
    """Nothing of it was kept but that it came; the sender tries again, and says so to its people."""
    record(
        "parcel.not_taken", by=neighbour.user, at=request.now, about=neighbour, kind=parcel.head.kind, why=why
    )
    return JsonResponse({"refused": why}, status=status)
