"""A parcel is sent until its receipt came. What the receipt says takes effect in the transaction that keeps it."""

from datetime import datetime, timedelta

from django.conf import settings
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.demo import is_demo
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.foundations.parcels.addresses import stays_here
from alongside.foundations.parcels.courier import NotDelivered, carry
from alongside.foundations.parcels.ours import own_keys
from alongside.foundations.parcels.reading import NotOpened, read
from alongside.journeys.move_area.actions.releasing import begin
from alongside.journeys.move_area.words import Said
from alongside.rooms.conferences.actions import letting_go
from alongside.rooms.conferences.actions.dispatching import DELIVER
from alongside.rooms.conferences.models import Dispatch, Handover
from alongside.rooms.conferences.queries.handover import MORE

RECEIPT = "receipt"
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 1, 2, 5, 15, 30, 60))


def deliver(number: int, at: datetime) -> None:
    """Outside of any transaction: the other side may take its time. Two who do it at once do no harm.

    From a demo nothing leaves the machine.
    """
    row = Dispatch.objects.select_related("neighbour").get(pk=number)
    earlier = Dispatch.objects.filter(about=row.about, arrived__isnull=True, number__lt=row.number)
    if row.arrived is not None or earlier.exists():
        return
    assert row.parcel is not None
    if is_demo() and not stays_here(row.neighbour.address):
        note_failed(dispatch=row, why="demo", by=None, at=at)
        return
    try:
        status, answer = carry(row.neighbour.address, bytes(row.parcel), ours=settings.SITE_URL)
        said = _said(row, answer) if status == 200 else None
        failed = f"status_{status}"
        if said is not None:
            note_arrived(dispatch=row, said=said, by=None, at=at)
            return
    except NotDelivered:
        failed = "no_answer"
    except Refused:
        failed = "not_possible"
    note_failed(dispatch=row, why=failed, by=None, at=at)


def _said(row: Dispatch, answer: bytes) -> Said | None:
    """Only what the other deployment has signed, about this parcel."""
    try:
        receipt = read(answer, keys=own_keys(), peers=[row.neighbour.peer], opened_before=lambda _: False)
        mine = receipt.head.kind == RECEIPT and receipt.content["of"] == str(row.id)
        return Said(receipt.content["said"]) if mine else None
    except (NotOpened, KeyError, ValueError):
        return None


@verb
def note_failed(*, dispatch: Dispatch, why: str, by: None, at: datetime) -> None:
    row = Dispatch.objects.select_for_update(of=("self",)).get(pk=dispatch.pk)
    if row.arrived is None:
        row.tries, row.failed = row.tries + 1, why
        row.next_try = at + PAUSES[min(row.tries, len(PAUSES)) - 1]
        row.save(update_fields=["tries", "failed", "next_try"])
    record("parcel.not_arrived", by=by, at=at, service="neighbours", parcel=row.id, why=why, tries=row.tries)


@verb
def note_arrived(*, dispatch: Dispatch, said: Said, by: None, at: datetime) -> None:
    row = Dispatch.objects.select_for_update(of=("self",)).get(pk=dispatch.pk)
    record("parcel.arrived", by=by, at=at, service="neighbours", parcel=row.id, kind=row.kind, said=said)
    if row.arrived is not None:
        return
    row.arrived, row.said, row.parcel, row.tries = at, said, None, row.tries + 1
    row.save(update_fields=["arrived", "said", "parcel", "tries"])
    with viewing.as_service(Service.NEIGHBOURS, at=at):
        _take_effect(row, said, at)
    following = Dispatch.objects.filter(about=row.about, arrived__isnull=True).order_by("number").first()
    if following is not None:
        app.configure_task(DELIVER).defer(number=following.number)


def _take_effect(row: Dispatch, said: Said, at: datetime) -> None:
    asked = Handover.objects.select_related(*MORE).filter(pk=row.about, from_area__isnull=True).first()
    if asked is None or not asked.goes_on:
        return
    if said is Said.RELEASED and row.kind == "received":
        begin(handover=asked, by=None, at=at)
    if said is Said.WITHDRAWN:
        letting_go.take_withdrawal(handover=asked, by=asked.proposed_by, at=at)
