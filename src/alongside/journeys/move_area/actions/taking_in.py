"""A parcel that came from another deployment: its effect and its answer are one transaction, and it has them once."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.parcels.reading import Parcel
from alongside.journeys.move_area.actions.releasing import release
from alongside.journeys.move_area.queries.waiting import NotYet, eyes_of_team, incoming, outgoing
from alongside.journeys.move_area.words import Said
from alongside.rooms.conferences.actions import asked, letting_go, remarking
from alongside.rooms.conferences.actions.dispatching import CONTENT
from alongside.rooms.conferences.models import Arrival, Handover
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.conferences.words import Remark
from alongside.rooms.directory.models import Neighbour

Told = Mapping[str, Any]


@verb
def take_in(*, parcel: Parcel, neighbour: Neighbour, by: User, at: datetime) -> Said:
    """One of a neighbour at a time. The same parcel again is answered as it was."""
    held = Neighbour.objects.select_for_update(of=("self",), no_key=True).get(pk=neighbour.pk)
    kind, before = (
        parcel.head.kind,
        Arrival.objects.filter(pk=parcel.head.id, neighbour__mark=held.mark).first(),
    )
    record(
        "parcel.came", by=by, at=at, about=held, parcel=parcel.head.id, kind=kind, again=before is not None
    )
    if before is not None:
        return Said(before.said)
    if not held.stands or kind not in TAKERS:
        raise NotYet
    if parcel.content["content"] != CONTENT:
        raise ValueError("Its release writes otherwise.")
    key = UUID(parcel.content["move"])
    with viewing.as_service(Service.NEIGHBOURS, at=at):
        said = TAKERS[kind](held, key, parcel.content, at)
    Arrival.objects.create(pk=parcel.head.id, neighbour=held, about=key, kind=kind, said=said)
    return said


def _proposal(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    asked.take_proposal(neighbour=neighbour, told=told, by=neighbour.user, at=at)
    return Said.TAKEN


def _question(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    return _remark(outgoing(neighbour, key), Remark.QUESTION, told, neighbour.user, at)


def _answer(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    return _remark(incoming(neighbour, key), Remark.ANSWER, told, neighbour.user, at)


def _remark(row: Handover, kind: Remark, told: Told, by: User, at: datetime) -> Said:
    if row.goes_on:
        remarking.take_remark(handover=row, kind=kind, text=str(told["text"]), by=by, at=at)
    return _stands(row)


def _yes(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    row = outgoing(neighbour, key)
    if row.waits:
        row = letting_go.take_yes(handover=row, told=told, by=neighbour.user, at=at)
        with eyes_of_team(row, at):
            letting_go.send_whole(handover=row, by=neighbour.user, at=at)
    return _stands(row)


def _no(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    row = outgoing(neighbour, key)
    if row.waits:
        letting_go.take_no(handover=row, told=told, by=neighbour.user, at=at)
    return Said.TAKEN


def _withdrawn(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    row = incoming(neighbour, key)
    if row.goes_on:
        letting_go.take_withdrawal(handover=row, by=neighbour.user, at=at)
    return Said.TAKEN


def _case(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    row = incoming(neighbour, key)
    if row.state == HandoverState.AGREED:
        asked.take_case(handover=row, told=told, by=neighbour.user, at=at)
    return Said.TAKEN


def _received(neighbour: Neighbour, key: UUID, told: Told, at: datetime) -> Said:
    row = outgoing(neighbour, key)
    if row.state == HandoverState.AGREED:
        has_gone = release(handover=row, digest=str(told["digest"]), by=neighbour.user, at=at)
        return Said.RELEASED if has_gone else Said.AGAIN
    return _stands(row)


def _stands(row: Handover) -> Said:
    """The one that asked decides where a yes and a withdrawal cross on the way."""
    return {HandoverState.WITHDRAWN: Said.WITHDRAWN, HandoverState.ACCEPTED: Said.RELEASED}.get(
        HandoverState(row.state), Said.TAKEN
    )


TAKERS: dict[str, Callable[[Neighbour, UUID, Told, datetime], Said]] = {
    "proposal": _proposal, "question": _question, "answer": _answer, "yes": _yes, "no": _no,
    "withdrawn": _withdrawn, "case": _case, "received": _received,
}  # fmt: skip
