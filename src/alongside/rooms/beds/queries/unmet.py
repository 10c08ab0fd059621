"""Nights on which a bed had been asked for and there was none, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.rooms.beds.models import BedRequest, DeclinedByHouse, DeclinedByPerson, UnmetNight
from alongside.rooms.beds.queries.offers import Offer, offers
from alongside.rooms.beds.rules import Lack, lacking, tonight
from alongside.rooms.beds.states import OPEN_REQUEST, RequestState, StayState
from alongside.rooms.beds.words import Unmet

ONE = timedelta(days=1)


Declined = DeclinedByPerson | DeclinedByHouse


@dataclass(frozen=True)
class WhyUnmet:
    reason: Unmet
    lacking: tuple[Lack, ...] = ()


def waiting_for_a_bed() -> QuerySet[BedRequest]:
    found = BedRequest.objects.filter(state__in=OPEN_REQUEST).select_related("case__partnership")
    return found.order_by("requested_at", "id")


def nights_not_counted(request: BedRequest, until: date) -> list[date]:
    """From the first asked for up to `until`: also those of a count that did not run."""
    wanted = (until - request.check_in).days + 1
    counted = set(UnmetNight.objects.filter(request=request).values_list("night", flat=True))
    nights = (request.check_in + number * ONE for number in range(wanted))
    return [night for night in nights if night not in counted]


def why_unmet(request: BedRequest, night: date) -> WhyUnmet:
    """As the board and the request stand now. What was declined is read here to be counted, and nowhere to decide."""
    if request.state == RequestState.PENDING_APPROVAL:
        return WhyUnmet(Unmet.WAITED)
    return _declined(request, night) or _searched(request, offers(request, night, tonight=night))


def _declined(request: BedRequest, night: date) -> WhyUnmet | None:
    """Only by a no of that evening: on a later one it is asked anew what was free."""
    that_evening = [row for row in declines_of(request) if tonight(row.declined_at) == night]
    if not that_evening:
        return None
    by_house = isinstance(that_evening[0], DeclinedByHouse)
    return WhyUnmet(Unmet.DECLINED_BY_HOUSE if by_house else Unmet.DECLINED_BY_PERSON)


def _searched(request: BedRequest, found: Iterable[Offer]) -> WhyUnmet:
    free = [offer for offer in found if offer.nights and offer.row.in_service]
    if not free:
        return WhyUnmet(Unmet.NO_SPACE)
    if any(offer.can_be_chosen for offer in free):
        return WhyUnmet(Unmet.NOT_CHOSEN)
    safe = [offer for offer in free if not offer.stopped]
    lacks = lacking(request.needs, [offer.bed.room for offer in safe]) if safe else (Lack.NOT_SAFE,)
    return WhyUnmet(Unmet.NOT_SUITABLE, lacks)


def unmet_nights_of(request: BedRequest) -> list[UnmetNight]:
    return list(UnmetNight.objects.filter(request=request).order_by("-night"))


def declines_of(request: BedRequest) -> list[Declined]:
    """The last first."""
    around = ("stay__occupancy__bed__premises", "declined_by")
    by_person = DeclinedByPerson.objects.filter(stay__request=request).select_related(*around)
    by_house = DeclinedByHouse.objects.filter(stay__request=request).select_related(*around)
    return sorted([*by_person, *by_house], key=lambda row: row.declined_at, reverse=True)


def answered_requests(case_ids: Iterable[UUID], since: datetime) -> list[BedRequest]:
    """What the council said yes to and no bed was chosen for; and its no of late, while nothing else was asked."""
    asked = BedRequest.objects.filter(case_id__in=list(case_ids), decision__isnull=False)
    newer = BedRequest.objects.filter(case=OuterRef("case"), requested_at__gt=OuterRef("requested_at"))
    refused = Q(state=RequestState.REFUSED, decision__decided_at__gt=since) & ~Exists(newer)
    chosen = Q(state=RequestState.ACCEPTED, stays__isnull=True)
    return list(
        asked.filter(chosen | refused).select_related("case", "decision").order_by("requested_at", "id")
    )


def declined_requests(case_ids: Iterable[UUID]) -> list[BedRequest]:
    """Accepted, with no bed, because the last one was declined."""
    accepted = BedRequest.objects.filter(case_id__in=list(case_ids), state=RequestState.ACCEPTED)
    return list(accepted.filter(stays__state=StayState.DECLINED).select_related("case").distinct())
