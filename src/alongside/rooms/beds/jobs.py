"""Letters that leave with the transaction that wants them. They carry a reference and no word about a person.

A job holds identifiers only, and looks again when it runs whether there is still something to tell and whether
the agency may still know of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Membership, User
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.beds.models import BedRequest, Extension, Ride, Stay
from alongside.rooms.beds.queries.protocols import deciders_of_area
from alongside.rooms.beds.queries.rides import link_to
from alongside.rooms.beds.states import ExtensionState, RequestState, RideState, StayState
from alongside.rooms.people.models import Case, CaseGrant

REQUEST_SUBJECTS = {
    RequestState.PENDING_APPROVAL: "A bed request is waiting for you",
    RequestState.ACCEPTED: "A bed has been asked for",
    RequestState.PLACED: "A bed has been booked",
}


ABOUT_A_STAY = "A question about a stay is waiting for you"
ABOUT_STAYS = {StayState.DECLINED: "A bed has been declined: another can be chosen"}
NO_LONGER_EXPECTED = frozenset({StayState.CANCELLED, StayState.DECLINED})
ANSWERED = frozenset({RequestState.ACCEPTED, RequestState.REFUSED})
BOTH_ANSWERED = frozenset({ExtensionState.GRANTED, ExtensionState.REFUSED})


@app.task(name="beds.tell_council_of_request", queue="post")
def tell_council_of_request(request_id: str) -> None:
    """To the shared mailbox, so that the whole team knows of every request (R-BED-02)."""
    with _post_room() as now:
        request = BedRequest.objects.select_related("case__partnership__host").filter(pk=request_id).first()
        subject = REQUEST_SUBJECTS.get(RequestState(request.state)) if request else None
        if request and subject:
            _tell_council(request.case, subject, "beds:approvals", now)


@app.task(name="beds.tell_hostel_of_stay", queue="post")
def tell_hostel_of_stay(stay_id: str) -> None:
    with _post_room() as now:
        stay = _stays().filter(pk=stay_id, state=StayState.BOOKED).first()
        if stay:
            _tell_hostel(stay, "Somebody is expected", now)


@app.task(name="beds.tell_hostel_nobody_comes", queue="post")
def tell_hostel_nobody_comes(stay_id: str) -> None:
    """It no longer sees the stay, so nothing is said but that a booking is off."""
    with _post_room():
        stay = _stays().filter(pk=stay_id, state__in=NO_LONGER_EXPECTED).first()
        if stay:
            house = stay.occupancy.bed.premises.agency
            _send("A booking is off: somebody is not expected any more", "beds:house", house.email)


@app.task(name="beds.ask_both_sides", queue="post")
def ask_both_sides(extension_id: str) -> None:
    with _post_room() as now:
        asked = Extension.objects.filter(pk=extension_id, state=ExtensionState.ASKED).first()
        stay = _stays().filter(pk=asked.stay_id).first() if asked else None
        if stay:
            _tell_hostel(stay, "A question about a stay is waiting for you", now)
            _tell_council(stay.case, "A question about a stay is waiting for you", "beds:approvals", now)


@app.task(name="beds.tell_who_asked", queue="post")
def tell_who_asked(stay_id: str) -> None:
    """Whoever asked for the bed: that it was declined, or that the person was away."""
    with _post_room() as now:
        stay = _stays().select_related("request__requested_by").filter(pk=stay_id).first()
        if stay:
            subject = ABOUT_STAYS.get(StayState(stay.state), ABOUT_A_STAY)
            _tell_worker(stay.case, stay.request.requested_by, subject, now)


@app.task(name="beds.tell_who_asked_the_council", queue="post")
def tell_who_asked_the_council(request_id: str) -> None:
    with _post_room() as now:
        found = BedRequest.objects.select_related("case", "requested_by").filter(pk=request_id)
        request = found.filter(state__in=ANSWERED).first()
        if request:
            _tell_worker(request.case, request.requested_by, "The council has answered about a bed", now)


@app.task(name="beds.tell_who_asked_for_more_nights", queue="post")
def tell_who_asked_for_more_nights(extension_id: str) -> None:
    """Whoever asked for the nights, and whoever asked for the bed."""
    with _post_room() as now:
        found = Extension.objects.select_related("case", "asked_by", "stay__request__requested_by")
        asked = found.filter(pk=extension_id, state__in=BOTH_ANSWERED).first()
        if asked:
            for user in dict.fromkeys([asked.asked_by, asked.stay.request.requested_by]):
                _tell_worker(asked.case, user, "More nights: there is an answer", now)


@app.task(name="beds.tell_driver", queue="post")
def tell_driver(ride_id: str, version: int) -> None:
    """The link alone: where, when and for whom to ask stands behind it, and nowhere else."""
    with _post_room():
        found = Ride.objects.select_related("driver").filter(pk=ride_id, version=version)
        ride = found.filter(state=RideState.ARRANGED).first()
        if ride and ride.driver.email:
            words = f"A drive is waiting for you.\n\nOpen it once, and write it down: {link_to(ride)}\n"
            send_mail("A drive is waiting for you", words, None, [ride.driver.email])


def _stays() -> QuerySet[Stay]:
    return Stay.objects.select_related("case__partnership__host", "occupancy__bed__premises__agency")


@contextmanager
def _post_room() -> Iterator[datetime]:
    now = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=now):
        yield now


def _tell_council(case: Case, subject: str, page: str, now: datetime) -> None:
    if any(_may_know(case.pk, agency, now) for agency in deciders_of_area(case.partnership)):
        _send(f"{subject}. Reference {case.reference}", page, case.partnership.bed_mailbox)


def _tell_hostel(stay: Stay, subject: str, now: datetime) -> None:
    agency = stay.occupancy.bed.premises.agency
    if _may_know(stay.case_id, agency, now):
        _send(subject, "beds:house", agency.email)


def _tell_worker(case: Case, user: User, subject: str, now: datetime) -> None:
    """Only where an agency they work for still sees the case."""
    seats = Membership.objects.on(in_london(now).date()).filter(user=user)
    works_for = Agency.objects.filter(pk__in=seats.values("agency"))
    if any(_may_know(case.pk, agency, now) for agency in works_for):
        _send(f"{subject}. Reference {case.reference}", "my_work:home", user.email)


def _may_know(case_id: UUID, agency: Agency, now: datetime) -> bool:
    return CaseGrant.objects.in_force(now).filter(case_id=case_id, agency=agency).exists()


def _send(subject: str, page: str, to: str) -> None:
    if to:
        words = f"{subject}.\n\nSign in to see it: {settings.SITE_URL}{reverse(page)}\n"
        send_mail(subject, words, None, [to])
