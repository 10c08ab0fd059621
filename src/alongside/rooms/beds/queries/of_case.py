"""The beds of one person, as far as the viewer may see them."""

from django.db.models import QuerySet

from alongside.rooms.beds.models import BedRequest, Extension, Stay
from alongside.rooms.beds.states import GOING, OPEN_REQUEST, ExtensionState
from alongside.rooms.people.models import Case


def stays() -> QuerySet[Stay]:
    """Stays with their bed and house, soonest first."""
    with_house = Stay.objects.select_related(
        "case__partnership__host", "occupancy__bed__premises__agency", "occupancy__bed__premises__partnership"
    )
    return with_house.order_by("occupancy__nights", "id")


def stays_worked_on() -> QuerySet[Stay]:
    """Those of whose case the viewer sees more than whoever merely gives the bed: also what was asked for."""
    return stays().filter(request__in=BedRequest.objects.all())


def works_on(stay: Stay) -> bool:
    return BedRequest.objects.filter(pk=stay.request_id).exists()


def open_request(case: Case) -> BedRequest | None:
    found = BedRequest.objects.filter(case=case, state__in=OPEN_REQUEST)
    return found.select_related("case__partnership__host", "agency", "requested_by").first()


def going_stay(case: Case) -> Stay | None:
    return stays().filter(case=case, state__in=GOING).first()


def past_stays(case: Case) -> list[Stay]:
    return list(stays().filter(case=case).exclude(state__in=GOING).reverse())


def past_requests(case: Case) -> list[BedRequest]:
    """Those of which no stay came."""
    past = BedRequest.objects.filter(case=case, stays__isnull=True).exclude(state__in=OPEN_REQUEST)
    return list(past.select_related("decision", "withdrawal").order_by("-requested_at"))


def asked_extension(stay: Stay) -> Extension | None:
    return extensions_of(stay).filter(state=ExtensionState.ASKED).first()


def extensions_of(stay: Stay) -> QuerySet[Extension]:
    return Extension.objects.filter(stay=stay).select_related("asked_by").order_by("-asked_at", "id")
