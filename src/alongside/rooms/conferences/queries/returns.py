"""What was written before a meeting, with its history, and what of it does not agree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences.models import Conference, Contradiction, Invitation, WrittenReturn
from alongside.rooms.conferences.states import InvitationState


@dataclass(frozen=True)
class Statements:
    """One thing: what stands, and what stood before it, oldest first."""

    standing: WrittenReturn
    before: tuple[WrittenReturn, ...] = ()


def returns_of(conference: Conference) -> list[Statements]:
    """As far as the viewer may see them."""
    rows = WrittenReturn.objects.filter(conference=conference).select_related("invitation__agency", "sent_by")
    return _in_lines(rows.order_by("sent_at", "id"))


def sent_by(invitation: Invitation, at: datetime) -> list[Statements]:
    """Their own words, in whatever section they stand."""
    with viewing.as_service(Service.REPLY_LINK, at=at):
        rows = WrittenReturn.objects.filter(invitation=invitation).select_related(
            "invitation__agency", "sent_by"
        )
        return _in_lines(rows.order_by("sent_at", "id"))


def _in_lines(rows: Iterable[WrittenReturn]) -> list[Statements]:
    lines: dict[object, list[WrittenReturn]] = defaultdict(list)
    for row in rows:
        lines[row.line].append(row)
    ordered = (sorted(versions, key=lambda row: row.number) for versions in lines.values())
    return [Statements(versions[-1], tuple(versions[:-1])) for versions in ordered]


def contradictions_of(
    conference: Conference, seen: Iterable[Statements]
) -> list[tuple[Contradiction, Statements, Statements]]:
    """Only those of which the viewer reads both sides."""
    by_line = {statements.standing.line: statements for statements in seen}
    rows = Contradiction.objects.filter(conference=conference, settled_at__isnull=True)
    found = rows.select_related("marked_by").order_by("marked_at", "id")
    return [
        (row, by_line[row.one], by_line[row.other])
        for row in found
        if row.one in by_line and row.other in by_line
    ]


def invited_as(conference: Conference, user: User) -> Invitation | None:
    """The seat by which a worker writes for their agency."""
    asked = Invitation.objects.filter(conference=conference, user=user)
    return asked.exclude(state=InvitationState.WITHDRAWN).select_related("agency", "user", "case").first()
