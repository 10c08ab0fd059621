"""One reader's copy of the minutes, as a page or as a file."""

from collections.abc import Container
from datetime import datetime
from typing import Any

from alongside.foundations.design.words import counted, full_moment
from alongside.rooms.conferences import gaps, queries
from alongside.rooms.conferences.models import Conference, MinutesSent, SafeguardingScreen
from alongside.rooms.conferences.presenters.conference import headline, held_words, quorum_now
from alongside.rooms.conferences.presenters.corrections import correction_lines
from alongside.rooms.conferences.presenters.lateness import late_words
from alongside.rooms.conferences.presenters.minutes import attendance_rows, minutes_rows, screen_row
from alongside.rooms.conferences.presenters.plan import action_rows
from alongside.rooms.conferences.queries.minutes_sent import Corrections, corrections_since_close


def copy_of(row: Conference, ask: str, now: datetime, stay: Container[int] = ()) -> dict[str, Any]:
    """What whoever looks may see. `ask`: whom to ask about the rest; `stay`: items that are in no file for them."""
    protocol, today = queries.protocol_of(row), queries.today_of(now)
    attendances = list(queries.attendances_of(row))
    quorum = quorum_now(row, queries.standing_invitations(row), attendances)
    corrections = corrections_since_close(row)
    return {
        "conference": row,
        "ask": ask,
        "headline": headline(row),
        "held_words": held_words(row),
        "version": version_words(corrections) if row.closed_at else "",
        "corrections": correction_lines(corrections),
        "rows": minutes_rows(protocol, queries.items_of(row), queries.dissents_of(row), stay),
        "attendance": attendance_rows(attendances),
        "screen": screen_row(protocol, SafeguardingScreen.objects.filter(conference=row).first()),
        "earlier": action_rows(queries.earlier_actions(row), today),
        "actions": action_rows(queries.actions_of_conference(row), today),
        "quorum": [*late_words(row), *gaps.quorum_sentences(protocol, quorum)],
        "now": now,
    }


def version_words(corrections: Corrections) -> str:
    if not corrections:
        return "Version 1, as it was agreed."
    times = counted(len(corrections), "correction")
    return f"Version {len(corrections) + 1}: {times} since it was agreed."


def sent_rows(sent: list[MinutesSent], corrections: Corrections) -> list[dict[str, str]]:
    """Who, in which version, when, and whether it was opened by the link."""
    stands = len(corrections) + 1
    return [
        {
            "who": row.invitation.name,
            "agency": str(row.invitation.agency),
            "version": f"{row.version}{', corrected since' if row.version < stands else ''}",
            "how": "As a file" if row.as_file else "By link",
            "sent": full_moment(row.sent_at) if row.posted else "Not left yet",
            "opened": _opened(row),
        }
        for row in sent
    ]


def _opened(row: MinutesSent) -> str:
    at = row.opened_at or getattr(row, "guest_came", None)
    return full_moment(at) if at else "Not yet"
