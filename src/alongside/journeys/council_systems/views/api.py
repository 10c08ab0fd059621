"""The interface for systems: its document is made of what stands here, so that both say the same."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.security import HttpBearer

from alongside.foundations.kernel.results import Refused
from alongside.journeys.council_systems.actions import offer_rooms, take_back
from alongside.journeys.council_systems.forms.api import (
    NightsAsked,
    RoomNoLonger,
    Rooms,
    ServicesAsked,
    StaysAsked,
)
from alongside.journeys.council_systems.presenters import beds, services
from alongside.journeys.council_systems.presenters.problems import Problem
from alongside.journeys.council_systems.queries import SystemRequest
from alongside.rooms.beds.actions.vacancies import RowRefused
from alongside.rooms.beds.policies import addresses_for_system
from alongside.rooms.beds.queries.for_systems import (
    free_beds,
    houses_of_agency,
    note_as_told,
    stays_out,
)
from alongside.rooms.beds.rules import tonight
from alongside.rooms.directory.models import SystemKey
from alongside.rooms.directory.queries import public_services
from alongside.rooms.directory.words import Scope

ABOUT = (
    "For the systems of agencies. A key is made by an administrator of the agency, and opens what they chose."
)
A_MONTH = timedelta(days=30)
REFUSED = dict.fromkeys((400, 401, 403, 422, 429), Problem)


class ByKey(HttpBearer):
    """The key was weighed before this is asked; a request without one does not come so far."""

    def authenticate(self, request: HttpRequest, token: str) -> SystemKey | None:
        return getattr(request, "system", None)


api = NinjaAPI(
    title="Alongside",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="systems",
)
with_key = ByKey()


@api.get(
    "vacancies",
    operation_id="vacancies",
    response={200: beds.VacanciesOut, **REFUSED},
    auth=with_key,
    url_name="vacancies",
)
def vacancies(request: HttpRequest, asked: Query[NightsAsked]) -> beds.VacanciesOut:
    """Which beds are free on which nights, in the areas of the agency. Nobody's name."""
    system = _opened(request, Scope.VACANCIES)
    night = tonight(cast(SystemRequest, request).now)
    first = asked.first_night or night
    rows = free_beds(system.agency_id, first, asked.nights, tonight=night)
    own = list(houses_of_agency(system.agency_id))
    known = addresses_for_system(system.agency_id, own) if Scope.ADDRESSES in system.scopes else {}
    return beds.vacancies(rows, first, asked.nights, own={house.pk for house in own}, addresses=known)


@api.post(
    "vacancies",
    operation_id="offer",
    response={200: beds.TakenIn, 409: Problem, **REFUSED},
    auth=with_key,
    url_name="vacancies",
)
def offer(request: HttpRequest, sent: Rooms) -> beds.TakenIn:
    """Offer empty rooms for some nights: all of them or none. The same again changes nothing."""
    system, at = _opened(request, Scope.VACANCIES), cast(SystemRequest, request).now
    houses = houses_of_agency(system.agency_id)
    done = offer_rooms(houses, sent.rooms, preview=sent.preview, by=system.user, at=at)
    return beds.taken_in(done, preview=sent.preview)


@api.post(
    "vacancies/taken-back",
    operation_id="take_back",
    response={200: beds.TakenBack, 409: Problem, **REFUSED},
    auth=with_key,
    url_name="taken_back",
)
def no_longer(request: HttpRequest, sent: RoomNoLonger) -> beds.TakenBack:
    """Take a room off the board from tonight on. Refused while somebody has it. The same again changes nothing."""
    system, at = _opened(request, Scope.VACANCIES), cast(SystemRequest, request).now
    houses = houses_of_agency(system.agency_id)
    done = take_back(houses, sent.house_id, sent.room, sent.first_night, by=system.user, at=at)
    return beds.TakenBack(effect="taken_back" if done else "unchanged")


@api.get(
    "stays", operation_id="stays", response={200: beds.StaysOut, **REFUSED}, auth=with_key, url_name="stays"
)
def stays(request: HttpRequest, asked: Query[StaysAsked]) -> beds.StaysOut:
    """Stays in the houses of the agency, and in the areas that it hosts. Nobody's name, and no way to a case."""
    _opened(request, Scope.STAYS)
    night = tonight(cast(SystemRequest, request).now)
    last = asked.last_night or max(night, asked.first_night or night)
    first = asked.first_night or last - A_MONTH
    found, more = stays_out(first, last, after=asked.after)
    note_as_told(found)
    return beds.stays(found, first, last, more=more)


@api.get(
    "services",
    operation_id="services",
    response={200: services.ServicesPage, 422: Problem},
    url_name="services",
)
def public(request: HttpRequest, asked: Query[ServicesAsked]) -> services.ServicesPage:
    """Services that everybody may find, in the shape of Open Referral UK. No house with beds is among them."""
    return services.page_of(public_services(), asked.page, asked.per_page)


@api.get(
    "services/{service_id}",
    operation_id="service",
    response={200: services.Service, 404: Problem, 422: Problem},
    url_name="service",
)
def one_public(request: HttpRequest, service_id: UUID) -> services.Service:
    return services.service(get_object_or_404(public_services(), pk=service_id))


def _opened(request: HttpRequest, scope: Scope) -> SystemKey:
    system = cast(SystemRequest, request).system
    if scope not in system.scopes:
        raise PermissionDenied
    return system


@api.exception_handler(PermissionDenied)
def _not_opened(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return _problem(
        request, 403, "This key does not open that.", "An administrator of the agency can make another."
    )


@api.exception_handler(ValidationError)
def _not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Where it is wrong and why; what was sent is not said back."""
    places = [".".join(map(str, one["loc"])) for one in error.errors]
    said = [f"{place}: {one['msg']}" for place, one in zip(places, error.errors, strict=True)]
    return _problem(request, 422, "; ".join(said[:10]))


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Nothing of the request is kept."""
    transaction.set_rollback(True)
    row = refused.number if isinstance(refused, RowRefused) else None
    return _problem(request, 409, refused.reason, refused.next_step, row)


def _problem(
    request: HttpRequest, status: int, detail: str, next_step: str = "", row: int | None = None
) -> HttpResponse:
    problem = Problem(detail=detail, next_step=next_step, row=row)
    return api.create_response(request, problem.model_dump(), status=status)
