from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import policies
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.models import (
    AgendaItem,
    Attendance,
    Conference,
    Invitation,
    SafeguardingScreen,
)
from alongside.rooms.conferences.words import Nation, Outcome, Presence
from alongside.rooms.people.policies import check_can_be_granted


class SomebodyWasFirst(Refused):
    """The row on the screen was saved by somebody else meanwhile. Carries what stands, so that both are kept."""

    def __init__(self, standing: AgendaItem | SafeguardingScreen) -> None:
        super().__init__(
            "Somebody saved this while you were writing.", "Both texts are below. Nothing is lost."
        )
        self.standing = standing


@dataclass(frozen=True, kw_only=True)
class ItemEntry:
    outcome: Outcome | None
    wishes: str = ""
    notes: str = ""
    decision: str = ""
    reason: str = ""
    lead: Agency | None = None


@dataclass(frozen=True, kw_only=True)
class ScreenEntry:
    nation: Nation
    has_needs: bool | None = None
    at_risk: bool | None = None
    cannot_protect: bool | None = None
    finding: str = ""


@verb
def record_agenda_item(
    *, item: AgendaItem, entry: ItemEntry, version: int, by: User, at: datetime
) -> AgendaItem:
    """`version` is the one the writer had before them; when another stands by now, nothing is overwritten."""
    policies.check_minutes_open(locked(item.conference))
    row = AgendaItem.objects.select_for_update().get(pk=item.pk)
    if row.version != version:
        raise SomebodyWasFirst(row)
    row.outcome, row.lead = entry.outcome or "", entry.lead
    row.wishes, row.notes = entry.wishes, entry.notes
    row.decision, row.reason = entry.decision, entry.reason
    row.noted_at, row.noted_by, row.version = at, by, row.version + 1
    row.save()
    record("agenda_item.recorded", by=by, at=at, case_id=row.case_id, about=row, item=row.number)
    return row


@verb
def record_screen(
    *, conference: Conference, entry: ScreenEntry, version: int, by: User, at: datetime
) -> SafeguardingScreen:
    """`version` 0 means that the writer saw none yet."""
    policies.check_minutes_open(locked(conference))
    row = SafeguardingScreen.objects.filter(conference=conference).first()
    if row is None:
        row = SafeguardingScreen(case_id=conference.case_id, conference=conference, version=0)
    if row.version != version:
        raise SomebodyWasFirst(row)
    for field, value in vars(entry).items():
        setattr(row, field, value)
    row.noted_at, row.noted_by, row.version = at, by, version + 1
    row.save()
    record("safeguarding_screen.recorded", by=by, at=at, case_id=row.case_id, about=row, nation=row.nation)
    return row


@verb
def note_attendance(
    *, invitation: Invitation, presence: Presence, deputy: str = "", by: User, at: datetime
) -> Attendance:
    """Said again, it replaces what was said before."""
    policies.check_minutes_open(locked(invitation.conference))
    row = Attendance.objects.filter(invitation=invitation).first() or _seat_of(invitation)
    row.presence, row.deputy, row.noted_at, row.noted_by = presence, deputy, at, by
    row.save()
    record("attendance.noted", by=by, at=at, case_id=row.case_id, about=row, presence=presence)
    return row


def _seat_of(invitation: Invitation) -> Attendance:
    return Attendance(
        case_id=invitation.case_id,
        conference_id=invitation.conference_id,
        invitation=invitation,
        agency_id=invitation.agency_id,
        team_id=invitation.team_id,
        name=invitation.name,
    )


@verb
def note_late_arrival(
    *,
    conference: Conference,
    agency: Agency,
    team: Team | None = None,
    name: str = "",
    by: User,
    at: datetime,
) -> Attendance:
    """Somebody who was there without having been invited; it opens nothing to them."""
    check_can_be_granted(agency)
    policies.check_minutes_open(locked(conference))
    row = Attendance.objects.create(
        case_id=conference.case_id,
        conference=conference,
        agency=agency,
        team=team,
        name=name,
        presence=Presence.PRESENT,
        noted_at=at,
        noted_by=by,
    )
    record("attendance.noted", by=by, at=at, case_id=row.case_id, about=row, presence=Presence.PRESENT)
    return row
