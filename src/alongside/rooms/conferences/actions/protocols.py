from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences.models import ConferenceProtocol
from alongside.rooms.conferences.protocols import AttendeeKind, Topic
from alongside.rooms.conferences.rules import AgreedFacts, cannot_be_agreed
from alongside.rooms.directory.models import Partnership


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """`first_user`, `then_user`: None is everybody of the role that the shipped model names."""

    base: str
    title: str
    from_day: date
    attendees: tuple[AttendeeKind, ...]
    agenda: tuple[Topic, ...]
    least_core_present: int
    reminder_hours: tuple[int, ...]
    first_hours: int
    then_hours: int
    first_user: User | None = None
    then_user: User | None = None
    ideal_hours: int | None = None
    limit_hours: int | None = None
    cycle_days: int | None = None
    cycle_from: date | None = None
    chase_before: int | None = None
    chase_late: int | None = None
    chase_manager: int | None = None
    chase_chair: int | None = None
    minutes_as_files: bool = False

    @property
    def facts(self) -> AgreedFacts:
        others = [kind for kind in self.attendees if kind.question]
        return AgreedFacts(
            core=[kind.words for kind in self.attendees if not kind.question],
            asked=[kind.words for kind in others],
            questions=[kind.question for kind in others],
            items=[topic.title for topic in self.agenda],
            least_present=self.least_core_present,
            ideal=self.ideal_hours,
            limit=self.limit_hours,
            cycle=self.cycle_days,
        )

    @property
    def columns(self) -> dict[str, Any]:
        listed = {
            "attendees": [_attendee(kind) for kind in self.attendees],
            "agenda": [_topic(topic) for topic in self.agenda],
            "reminder_hours": sorted(self.reminder_hours, reverse=True),
        }
        return vars(self) | listed


@verb
def agree_protocol(*, partnership: Partnership, agreed: Agreed, by: User, at: datetime) -> ConferenceProtocol:
    """From a later day on: conferences and clocks that began before keep what they began with."""
    if agreed.from_day <= in_london(at).date():
        raise Refused(
            "An agreement begins on a later day.", "Choose tomorrow or later, so that it can be read first."
        )
    if faults := cannot_be_agreed(agreed.facts):
        raise Refused("No conference could be held by this.", " ".join(faults))
    if agreed.cycle_days and not agreed.cycle_from:
        raise Refused("A cycle begins on a day.", "Enter the day of one of its meetings.")
    if ConferenceProtocol.objects.filter(partnership=partnership, from_day=agreed.from_day).exists():
        raise Refused("Another agreement of the area begins on that day.", "Take that one back first.")
    row = ConferenceProtocol.objects.create(
        partnership=partnership, added_at=at, added_by=by, **agreed.columns
    )
    record("conference_protocol.agreed", by=by, at=at, about=row, base=row.base)
    return row


@verb
def take_back_protocol(*, protocol: ConferenceProtocol, by: User, at: datetime) -> None:
    """One that has not begun. The one before it goes on."""
    held = ConferenceProtocol.objects.select_for_update().get(pk=protocol.pk)
    if held.from_day <= in_london(at).date():
        raise Refused("This agreement has begun.", "Add another that begins on a later day.")
    record("conference_protocol.taken_back", by=by, at=at, about=held)
    held.delete()


def _attendee(kind: AttendeeKind) -> dict[str, Any]:
    return {
        "code": kind.code,
        "words": kind.words,
        "roles": sorted(kind.roles),
        "is_responsible_team": kind.is_responsible_team,
        "question": kind.question,
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "number": topic.number,
        "title": topic.title,
        "section": str(topic.section),
        "asks": topic.asks,
        "names_first_responder": topic.names_first_responder,
    }
