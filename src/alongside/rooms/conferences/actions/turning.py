"""A hand-over as it stands, held until the transaction ends, and who hears of what becomes of it."""

from collections.abc import Set as AbstractSet
from typing import Any

from procrastinate.contrib.django import app

from alongside.foundations.access.sections import Section
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.states import HANDOVER, HandoverState

POST_HANDOVER = "conferences.post_handover"
CLOCK = "R-MACC-07"


def turned(handover: Handover, act: str) -> Handover:
    row = locked_handover(handover)
    row.state = HANDOVER.next(act, HandoverState(row.state))
    return row


def locked_handover(handover: Handover) -> Handover:
    """Two who answer at once come one after the other, and the second is refused."""
    return Handover.objects.select_for_update(of=("self",)).select_related("case").get(pk=handover.pk)


def tell_sides(row: Handover, act: str) -> None:
    app.configure_task(POST_HANDOVER).defer(handover_id=str(row.pk), act=act)


def in_order(sections: AbstractSet[Any]) -> list[Section]:
    return sorted((Section(section) for section in sections), key=list(Section).index)
