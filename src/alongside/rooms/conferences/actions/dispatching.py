"""What is told to another deployment: a parcel, written in the transaction of what it tells, and sent after it."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from procrastinate.contrib.django import app

from alongside.foundations.kernel.results import Refused
from alongside.foundations.parcels.ours import own_keys
from alongside.foundations.parcels.writing import canonical, write
from alongside.rooms.conferences.models import Dispatch, Handover
from alongside.rooms.directory.models import Neighbour

DELIVER = "move_area.deliver"
ENDS = frozenset({"no", "withdrawn"})
CONTENT = 1  # the schema of what stands in these parcels


def tell_neighbour(row: Handover, kind: str, at: datetime, **content: Any) -> None:
    """Nothing where both areas are in this deployment; and an end is an end, also where the way there was ended."""
    if row.neighbour_id is None:
        return
    neighbour = Neighbour.objects.get(pk=row.neighbour_id)
    if neighbour.stands or kind not in ENDS:
        dispatch(neighbour, row, kind, content, at)


def dispatch(
    neighbour: Neighbour, row: Handover, kind: str, content: Mapping[str, Any], at: datetime
) -> Dispatch:
    if not neighbour.stands:
        raise Refused(f"The way to {neighbour} was ended.", f"Ring {neighbour.phone}.")
    key = uuid4()
    told = {**content, "move": str(row.move), "content": CONTENT}
    written = write(told, parcel=key, kind=kind, keys=own_keys(), to=neighbour.peer, made=at)
    parcel = Dispatch.objects.create(
        id=key, neighbour=neighbour, about=row.pk, kind=kind, parcel=written, made=at, next_try=at
    )
    app.configure_task(DELIVER).defer(number=parcel.number)
    return parcel


def digest_of(parts: Sequence[Mapping[str, Any]]) -> str:
    """By which both sides know that one holds the whole of what the other has now."""
    return hashlib.sha256(canonical({"parts": list(parts)})).hexdigest()
