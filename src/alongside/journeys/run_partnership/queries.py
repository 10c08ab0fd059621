from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from alongside.foundations.accounts.models import Agency
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.beds.queries.protocols import deciders, protocol_on
from alongside.rooms.beds.queries.rota import office_is_open
from alongside.rooms.directory.models import Duty, Partnership, RotaShift

LOOKED_AHEAD = timedelta(days=7)  # our own choice: time enough to find somebody
STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class Gap:
    """Hours in which a bed may be asked for and nobody of `agency` could answer."""

    duty: Duty
    agency: Agency
    starts: datetime
    ends: datetime


def gaps(partnership: Partnership, shifts: Sequence[RotaShift], now: datetime) -> list[Gap]:
    closed = [at for at in _steps(now) if not office_is_open(partnership, at)]
    found: list[Gap] = []
    for duty, agency in _asked_out_of_hours(partnership, now):
        named = [shift for shift in shifts if (shift.duty, shift.agency_id) == (duty, agency.pk)]
        unnamed = (at for at in closed if not any(shift.starts <= at < shift.ends for shift in named))
        found += [Gap(duty, agency, starts, ends) for starts, ends in _joined(unnamed)]
    return sorted(found, key=lambda gap: (gap.starts, gap.duty))


def _asked_out_of_hours(partnership: Partnership, now: datetime) -> Iterator[tuple[Duty, Agency]]:
    """Whoever approves under the protocol of today, and every agency that has a house."""
    for agency in deciders(partnership, protocol_on(partnership, in_london(now).date())):
        yield Duty.COUNCIL_APPROVAL, agency
    for agency in Agency.objects.filter(premises__partnership=partnership).distinct():
        yield Duty.HOSTEL_MANAGER, agency


def _steps(now: datetime) -> Iterator[datetime]:
    """In UTC, where every step is as long as the others."""
    at = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while at < now + LOOKED_AHEAD:
        yield at
        at += STEP


def _joined(moments: Iterable[datetime]) -> list[tuple[datetime, datetime]]:
    spans: list[tuple[datetime, datetime]] = []
    for at in moments:
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + STEP)
        else:
            spans.append((at, at + STEP))
    return spans
