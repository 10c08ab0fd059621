"""Entries as people read them: who, as what, which part, on what ground."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.audit.models import AuditEntry
from alongside.journeys.audit_trail.queries import Trail
from alongside.journeys.audit_trail.words.events import event_in_words
from alongside.journeys.audit_trail.words.parts import part_in_words
from alongside.rooms.people import looked
from alongside.rooms.people.models import CaseGrant
from alongside.rooms.people.words import Basis

NOBODY, BY_LINK, GONE = "The program itself", "Whoever holds the link of an invitation", "Somebody unknown"
SAID_ELSEWHERE = {"view", "status"}
WHY_REFUSED = {
    "403": "Not for their role",
    "404": "Not theirs to know of, or not there",
    "409": "A rule said no",
}


@dataclass(frozen=True)
class Line:
    """As the timeline draws it."""

    at: datetime
    title: str
    by: str
    text: str
    badge: str = ""
    tone: str = "neutral"


def trail_lines(found: Trail) -> list[Line]:
    return [_trail_line(entry, found) for entry in found.entries]


def _trail_line(entry: AuditEntry, found: Trail) -> Line:
    reference = found.references.get(entry.case_id, "a case elsewhere") if entry.case_id else ""
    told = [f"Case {reference}" if reference else "", _part(entry), *_further(entry, found.people)]
    refused = entry.event == "request.refused"
    return Line(
        entry.at,
        event_in_words(entry.event),
        _who(entry, found.people),
        ". ".join(filter(None, told)),
        "refused" if refused else "",
        "warn" if refused else "neutral",
    )


def _part(entry: AuditEntry) -> str:
    view, status = str(entry.codes.get("view") or ""), str(entry.codes.get("status") or "")
    return ". ".join(filter(None, [part_in_words(view) if view else "", WHY_REFUSED.get(status, "")]))


def _further(entry: AuditEntry, people: Mapping[UUID, User]) -> list[str]:
    """Codes as they stand: they are for whoever follows something up, and hold no word about a person."""
    codes = {name: value for name, value in entry.codes.items() if name not in SAID_ELSEWHERE}
    return [
        f"{name.replace('_', ' ')}: {value}" for name, value in sorted(codes.items()) if value is not None
    ]


def _who(entry: AuditEntry, people: Mapping[UUID, User]) -> str:
    if entry.by is None:
        return BY_LINK if entry.service == "reply_link" else NOBODY
    user = people.get(entry.by)
    return user.full_name if user else GONE


def look_lines(
    entries: Sequence[AuditEntry],
    people: Mapping[UUID, User],
    seats: Mapping[UUID, list[Membership]],
    grants: Collection[CaseGrant],
) -> list[Line]:
    """Who came near a case: from which agency, as what, to which part, and on what basis at that moment."""
    return [
        _look_line(entry, people, seats.get(entry.by, []) if entry.by else [], grants) for entry in entries
    ]


def _look_line(
    entry: AuditEntry, people: Mapping[UUID, User], seats: list[Membership], grants: Collection[CaseGrant]
) -> Line:
    sat = looked.sat(seats, entry.at)
    refused = entry.event == "request.refused"
    basis = _basis(entry, sat, grants)
    return Line(
        entry.at,
        _part(entry) or event_in_words(entry.event),
        ", ".join([_who(entry, people), *looked.places(sat)]),
        "" if refused else basis,
        "was refused" if refused else "",
        "warn" if refused else "neutral",
    )


def _basis(entry: AuditEntry, seats: list[Membership], grants: Collection[CaseGrant]) -> str:
    grounds = [Basis(grant.basis).words for grant in grants if _opened(grant, entry, seats)]
    if grounds:
        return f"On what basis: {', '.join(dict.fromkeys(grounds)).lower()}"
    if entry.by is None:
        return ""
    return "On what basis: something of theirs to do in it, without a grant"


def _opened(grant: CaseGrant, entry: AuditEntry, seats: Collection[Membership]) -> bool:
    """Whether the grant stood at that moment and reached them: by a seat, or as a guest."""
    ends = [moment for moment in (grant.until, grant.ended_at) if moment is not None]
    if not (grant.starts <= entry.at and all(entry.at < end for end in ends)):
        return False
    named = {entry.by, *(seat.agency_id for seat in seats), *(seat.team_id for seat in seats)}
    return grant.audience in named


def older(entries: Sequence[AuditEntry], has_more: bool, filters: Mapping[str, str]) -> str:
    """The address of the next page, by the last entry of this one: new entries do not shift it."""
    if not has_more:
        return ""
    kept = {name: value for name, value in filters.items() if value and name != "before"}
    return "?" + urlencode(kept | {"before": str(entries[-1].pk)})
