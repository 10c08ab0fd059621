from dataclasses import dataclass
from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import BedProtocol
from alongside.rooms.beds.queries.protocols import may_approve
from alongside.rooms.beds.rules import days_in_order
from alongside.rooms.beds.words import Reason
from alongside.rooms.directory.models import Partnership


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """`approves_first`, `approves_longer`: None is the host of the area."""

    title: str
    from_day: date
    most_nights: int
    look_day: int
    decide_day: int
    reasons: tuple[Reason, ...]
    approves_first: Agency | None = None
    approves_longer: Agency | None = None


@verb
def agree_protocol(*, partnership: Partnership, agreed: Agreed, by: User, at: datetime) -> BedProtocol:
    """From a later day on: what was asked before keeps the version it began with."""
    if agreed.from_day <= in_london(at).date():
        raise Refused(
            "A protocol begins on a later day.",
            "Choose tomorrow or later, so that everybody can read it first.",
        )
    if not days_in_order(agreed.look_day, agreed.decide_day, agreed.most_nights):
        raise Refused("The two days come one after the other, before the last night.", "Change the days.")
    for agency in (agreed.approves_first, agreed.approves_longer):
        if agency is not None and not may_approve(partnership, agency):
            raise Refused(f"{agency} is not an agency of this area.", "Add it as a partner first.")
    if BedProtocol.objects.filter(partnership=partnership, from_day=agreed.from_day).exists():
        raise Refused("Another protocol of the area begins on that day.", "Take that one back first.")
    row = BedProtocol.objects.create(partnership=partnership, added_at=at, added_by=by, **vars(agreed))
    record("bed_protocol.agreed", by=by, at=at, about=row, nights=row.most_nights)
    return row


@verb
def take_back_protocol(*, protocol: BedProtocol, by: User, at: datetime) -> None:
    """One that has not begun, as when a number was mistyped. The one before it goes on."""
    held = BedProtocol.objects.select_for_update().get(pk=protocol.pk)
    if held.from_day <= in_london(at).date():
        raise Refused("This protocol has begun.", "Add another that begins on a later day.")
    record("bed_protocol.taken_back", by=by, at=at, about=held)
    held.delete()
