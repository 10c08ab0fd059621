from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import indicators
from alongside.rooms.people.actions.holding import hold_open
from alongside.rooms.people.models import Case, IndicatorSeen


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """Where and when signs were seen, and by whom: one of us, or another agency."""

    where_seen: str
    seen_on: date
    seen_by: User | None = None
    seen_by_agency: Agency | None = None
    detail: str = ""


@verb
def record_indicators(
    *, case: Case, codes: Iterable[str], sighting: Sighting, by: User, at: datetime
) -> list[IndicatorSeen]:
    hold_open(case)
    return [_record_indicator(case, code, sighting, by, at) for code in codes]


def _record_indicator(case: Case, code: str, sighting: Sighting, by: User, at: datetime) -> IndicatorSeen:
    row = IndicatorSeen.objects.create(
        case=case, code=indicators.BY_CODE[code].code, recorded_at=at, recorded_by=by, **vars(sighting)
    )
    record("indicator.recorded", by=by, at=at, case_id=case.pk, about=row, code=code)
    return row


@verb
def withdraw_indicator(*, indicator: IndicatorSeen, why: str, by: User, at: datetime) -> None:
    hold_open(indicator.case)
    if indicator.withdrawn_at is not None:
        raise Refused("This indicator was withdrawn already.")
    indicator.withdrawn_at, indicator.withdrawn_by, indicator.withdrawn_why = at, by, why
    indicator.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    record("indicator.withdrawn", by=by, at=at, case_id=indicator.case_id, about=indicator)
