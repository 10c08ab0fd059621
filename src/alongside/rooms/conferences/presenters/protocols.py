"""How an agreement about conferences is said, and how one begins that is typed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from alongside.foundations.access.roles import REACH
from alongside.foundations.design.words import counted, day
from alongside.rooms.clocks.answers import ReviewTerms, conference_terms
from alongside.rooms.conferences import protocols
from alongside.rooms.conferences.models import ConferenceProtocol
from alongside.rooms.conferences.protocols import AttendeeKind, Chasing, Protocol, Topic
from alongside.rooms.directory.models import Partnership


@dataclass(frozen=True)
class Said:
    """`key` is there only for one that may still be taken back."""

    title: str
    state: str
    tone: str
    rows: list[dict[str, str]]
    key: UUID | None = None


def of_areas(
    areas: Iterable[Partnership], agreed: Iterable[ConferenceProtocol], today: date, led: Collection[UUID]
) -> list[tuple[Partnership, list[Said]]]:
    rows = list(agreed)
    return [
        (area, list(_of_area([row for row in rows if row.partnership_id == area.pk], today, led)))
        for area in areas
    ]


def _of_area(rows: list[ConferenceProtocol], today: date, led: Collection[UUID]) -> Iterator[Said]:
    """To come first, then what holds, then what held."""
    standing = next((row for row in rows if row.from_day <= today), None)
    for row in rows:
        said = terms(row.agreed, today, _named(row))
        if row.from_day > today:
            key = row.pk if row.partnership_id in led else None
            yield Said(row.title, f"Begins on {day(row.from_day)}", "info", said, key)
        elif row == standing:
            yield Said(row.title, f"Holds since {day(row.from_day)}", "good", said)
        else:
            yield Said(row.title, f"Began on {day(row.from_day)}", "neutral", said)
    if standing is None:
        shipped = protocols.on(today)
        state = "Holds, as long as the area has none of its own"
        yield Said(shipped.title, state, "good", terms(shipped, today, {}))


def _named(row: ConferenceProtocol) -> dict[UUID | None, str]:
    return {user.pk: user.full_name for user in (row.first_user, row.then_user) if user}


def terms(agreed: Protocol, today: date, named: dict[UUID | None, str]) -> list[dict[str, str]]:
    told = [
        f"{named.get(climb.user_id) or REACH[climb.role].words}, {climb.hours} hours before"
        for climb in agreed.climbs
    ]
    rows = {
        "How soon": _how_soon(agreed, today),
        "Core": "; ".join(kind.words for kind in agreed.core),
        "Asked if the answer is yes": "; ".join(
            f"{kind.words}: {kind.question}" for kind in agreed.if_appropriate
        ),
        "Least attendance": f"{agreed.least_core_present} of {len(agreed.core)} core attendees",
        "Agenda": "; ".join(f"{topic.number}. {topic.title}" for topic in agreed.agenda),
        "Reminders": f"{' and '.join(str(hours) for hours in agreed.reminder_hours)} hours before",
        "Told while nothing is arranged": "; ".join(told),
        "Written to about a step": _chased(agreed.chasing),
        "Agreed minutes": "Sent as files" if agreed.minutes_as_files else "Sent as links",
        "Where it comes from": agreed.source,
        "To check": agreed.check,
    }
    return [{"key": key, "value": value} for key, value in rows.items() if value]


def _chased(days: Chasing) -> str:
    return (
        f"Its owner {counted(days.before, 'day')} before its day and {counted(days.late, 'day')} after; "
        f"their manager {counted(days.manager, 'day')} after, the chair {counted(days.chair, 'day')} after"
    )


def _how_soon(agreed: Protocol, today: date) -> str:
    held = agreed.terms or conference_terms(today)
    if isinstance(held, ReviewTerms):
        return f"At the next meeting, every {counted(held.every.value, 'day')}, as on {day(held.first_on)}"
    limit = f"within {counted(held.limit.value, 'hour')}"
    return (
        f"Ideally within {counted(held.ideal.value, 'hour')}, at most {limit}"
        if held.ideal
        else limit.capitalize()
    )


def to_begin_with(begun: Protocol, today: date) -> dict[str, Any]:
    held = begun.terms or conference_terms(today)
    first, then = begun.climbs
    values: dict[str, Any] = {
        "least_core_present": begun.least_core_present,
        "day_before": max(begun.reminder_hours),
        "hours_before": min(begun.reminder_hours),
        "first_hours": first.hours,
        "then_hours": then.hours,
        **{f"chase_{name}": days for name, days in asdict(begun.chasing).items()},
        "minutes_as_files": begun.minutes_as_files,
    }
    if isinstance(held, ReviewTerms):
        return values | {"cycle_days": held.every.value, "cycle_from": held.first_on}
    return values | {"ideal_hours": held.ideal.value if held.ideal else None, "limit_hours": held.limit.value}


def attendee_values(kind: AttendeeKind) -> dict[str, str]:
    seat = "own" if kind.is_responsible_team else next(iter(sorted(kind.roles)), "none")
    asked = "if" if kind.question else "core"
    return {"code": kind.code, "words": kind.words, "seat": seat, "asked": asked, "question": kind.question}


def topic_values(topic: Topic) -> dict[str, Any]:
    return {
        "title": topic.title,
        "asks": topic.asks,
        "section": topic.section.value,
        "names": topic.names_first_responder,
    }
