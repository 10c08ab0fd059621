"""Who may drive somebody: known to the area, and checked."""

from dataclasses import dataclass
from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import Driver
from alongside.rooms.beds.rules import is_known_driver
from alongside.rooms.directory.models import Partnership


@dataclass(frozen=True, kw_only=True)
class DriverFacts:
    """`checked`: what was seen, by whom, like “enhanced check and insurance, seen by the council”."""

    name: str
    scheme: str
    phone: str
    email: str = ""
    checked_on: date
    checked: str


@verb
def add_driver(*, partnership: Partnership, facts: DriverFacts, by: User, at: datetime) -> Driver:
    if not is_known_driver(facts.checked_on, in_london(at).date()):
        raise Refused("This check is too old, or still to come.", "Have the driver checked, then add them.")
    if Driver.objects.filter(partnership=partnership, name=facts.name, ended_at__isnull=True).exists():
        raise Refused(
            "There is a driver of this name in the area already.", "Take that one off the list first."
        )
    row = Driver.objects.create(partnership=partnership, added_at=at, added_by=by, **vars(facts))
    record("driver.added", by=by, at=at, about=row)
    return row


@verb
def end_driver(*, driver: Driver, by: User, at: datetime) -> Driver:
    """Nobody is driven by them from now on; what they have been sent is worthless."""
    held = Driver.objects.select_for_update().get(pk=driver.pk)
    if held.ended_at is not None:
        raise Refused(f"{held} is off the list already.")
    held.ended_at, held.ended_by = at, by
    held.save(update_fields=["ended_at", "ended_by"])
    record("driver.ended", by=by, at=at, about=held)
    return held
