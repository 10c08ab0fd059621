from collections.abc import Iterable
from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.rooms.clocks.actions import meet_clocks
from alongside.rooms.conferences import policies, queries
from alongside.rooms.conferences.actions.clocks import CLOCKS
from alongside.rooms.conferences.actions.convening import lay_out_agenda
from alongside.rooms.conferences.actions.locking import locked, turn
from alongside.rooms.conferences.actions.minutes import note_late_arrival
from alongside.rooms.conferences.actions.minutes_sent import send_minutes
from alongside.rooms.conferences.actions.opening import let_run_out
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.states import CONFERENCE, ConferenceState
from alongside.rooms.conferences.words import Mode
from alongside.rooms.people.models import Case


@verb
def hold_conference(*, conference: Conference, held_at: datetime, by: User, at: datetime) -> Conference:
    """It took place at `held_at`, which meets the clocks; `at`, when this is written down, is kept beside it."""
    row = locked(conference)
    policies.check_held_at(row.case, held_at, at)
    turn(row, "hold")
    row.held_at, row.held_by, row.held_recorded = held_at, by, at
    row.save(update_fields=["state", "version", "held_at", "held_by", "held_recorded"])
    meet_clocks(case=row.case, rules=CLOCKS, by=by, at=held_at)
    record(CONFERENCE.events["hold"], by=by, at=at, case_id=row.case_id, about=row)
    return row


@verb
def record_past_conference(
    *,
    case: Case,
    held_at: datetime,
    mode: Mode,
    attended: Iterable[tuple[Agency, Team | None]] = (),
    by: User,
    at: datetime,
) -> Conference:
    """One that took place before anybody wrote of it here: nobody is invited and nothing is opened."""
    policies.check_is_for_an_adult(case)
    policies.check_held_at(case, held_at, at)
    conference = Conference.objects.create(
        case=case,
        protocol=queries.protocol_on(case.partnership, queries.today_of(held_at)).version,
        state=ConferenceState.HELD,
        starts=held_at,
        mode=mode,
        convened_at=at,
        convened_by=by,
        held_at=held_at,
        held_by=by,
        held_recorded=at,
    )
    lay_out_agenda(conference)
    for agency, team in attended:
        note_late_arrival(conference=conference, agency=agency, team=team, by=by, at=at)
    meet_clocks(case=case, rules=CLOCKS, by=by, at=held_at)
    record(CONFERENCE.events["hold"], by=by, at=at, case_id=case.pk, about=conference)
    return conference


@verb
def leave_minutes_elsewhere(*, conference: Conference, by: User, at: datetime) -> Conference:
    """It took place, and whatever was minuted stands in another book: nothing is open here, and nothing is claimed."""
    return _turn(conference, "leave_minutes", by, at)


@verb
def take_up_minutes(*, conference: Conference, by: User, at: datetime) -> Conference:
    """Its minutes are written here after all, and are then closed like any others."""
    return _turn(conference, "take_up_minutes", by, at)


def _turn(conference: Conference, act: str, by: User, at: datetime) -> Conference:
    row = locked(conference)
    turn(row, act)
    row.save(update_fields=["state", "version"])
    record(CONFERENCE.events[act], by=by, at=at, case_id=row.case_id, about=row)
    return row


@verb
def close_conference(*, conference: Conference, by: User, at: datetime) -> Conference:
    """R-MACC-03, R-MACC-04: not while anything is missing. A quorum that was not reached is kept, not hidden."""
    row = locked(conference)
    turn(row, "close")
    policies.check_ready_to_close(row, at)
    invitations = queries.standing_invitations(row)
    row.quorum_gaps = queries.quorum_gaps_of(row, invitations, row.attendances.all())
    row.closed_at, row.closed_by = at, by
    row.save(update_fields=["state", "version", "quorum_gaps", "closed_at", "closed_by"])
    let_run_out(row, by=by, at=at)
    send_minutes(row, by=by, at=at)
    record(
        CONFERENCE.events["close"], by=by, at=at, case_id=row.case_id, about=row, quorum=not row.quorum_gaps
    )
    return row
