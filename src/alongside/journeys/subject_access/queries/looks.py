"""Who looked at the case, for the person: on which day, as what, from where. Never by name."""

from datetime import date
from uuid import UUID

from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.people import looked
from alongside.rooms.people.models import Case

BY_LINK = "Whoever holds the link of an invitation"


def who_looked(case: Case) -> list[tuple[date, str]]:
    """Each once a day, the newest first. Who was refused saw nothing."""
    entries = [entry for entry in looked.looks_at(case) if entry.event != "request.refused"]
    people = looked.people_of(entries)
    seats = looked.seats_of(list(people))
    told = [
        (in_london(entry.at).date(), _who(entry, people.get(entry.by) if entry.by else None, seats))
        for entry in entries
    ]
    return list(dict.fromkeys(told))


def _who(entry: AuditEntry, user: User | None, seats: dict[UUID, list[Membership]]) -> str:
    if user is None:
        return BY_LINK if entry.service == "reply_link" else looked.THE_PROGRAM
    return looked.as_what(user, seats.get(user.pk, []), entry.at)
