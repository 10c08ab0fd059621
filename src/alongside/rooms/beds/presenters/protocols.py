"""How the protocol of an area is said."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.foundations.design.words import counted, day
from alongside.rooms.beds.models import BedProtocol
from alongside.rooms.beds.protocols import Protocol, shipped_on
from alongside.rooms.directory.models import Partnership


@dataclass(frozen=True)
class Said:
    """`key` is there only for one that its area may still take back."""

    title: str
    state: str
    tone: str
    rows: list[dict[str, str]]
    key: UUID | None = None


def of_areas(
    areas: Iterable[Partnership], agreed: Iterable[BedProtocol], today: date, hosted: Collection[UUID]
) -> list[tuple[Partnership, list[Said]]]:
    rows = list(agreed)
    return [
        (area, list(_said_in(area, [row for row in rows if row.partnership_id == area.pk], today, hosted)))
        for area in areas
    ]


def _said_in(
    area: Partnership, rows: list[BedProtocol], today: date, hosted: Collection[UUID]
) -> Iterator[Said]:
    """To come first, then what holds, then what held."""
    standing = next((row for row in rows if row.from_day <= today), None)
    for row in rows:
        words = terms(row.agreed, area, {row.approves_first_id: row.approves_first,
                                         row.approves_longer_id: row.approves_longer})  # fmt: skip
        if row.from_day > today:
            key = row.pk if area.pk in hosted else None
            yield Said(row.title, f"Begins on {day(row.from_day)}", "info", words, key)
        elif row == standing:
            yield Said(row.title, f"Holds since {day(row.from_day)}", "good", words)
        else:
            yield Said(row.title, f"Began on {day(row.from_day)}", "neutral", words)
    if standing is None:
        shipped = shipped_on(today)
        yield Said(
            shipped.title, "Holds, as long as the area has none of its own", "good", terms(shipped, area, {})
        )


def terms(agreed: Protocol, area: Partnership, agencies: dict[UUID | None, object]) -> list[dict[str, str]]:
    look, decide = agreed.terms.reminder_days
    first = agencies.get(agreed.approves_first) or area.host
    longer = agencies.get(agreed.approves_longer) or area.host
    return [
        {"key": "Nights at most", "value": counted(agreed.most_nights, "night")},
        {"key": "A next place is asked for", "value": f"on day {look}; the day of arrival is day 1"},
        {"key": "More nights are decided", "value": f"on day {decide}"},
        {"key": "Beds are for", "value": "; ".join(reason.words for reason in agreed.reasons)},
        {"key": "Approves agencies that are not trusted", "value": str(first)},
        {"key": "Says yes to more nights, with the house", "value": str(longer)},
    ]  # fmt: skip
