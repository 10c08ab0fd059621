"""What was typed wrongly is put right, and what stood before is kept beside it."""

from collections.abc import Sequence
from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks.actions import correct_met
from alongside.rooms.conferences import policies, queries
from alongside.rooms.conferences.actions.clocks import CLOCKS
from alongside.rooms.conferences.actions.locking import locked
from alongside.rooms.conferences.actions.minutes_sent import send_minutes
from alongside.rooms.conferences.models import Conference, DueCorrection, HeldCorrection, PlannedAction
from alongside.rooms.conferences.states import ActionState

STILL_TO_DO = {ActionState.OPEN, ActionState.NOT_DONE}


class CorrectedMeanwhile(Refused):
    """Somebody else corrected the same thing since the page was opened. Carries their correction."""

    def __init__(self, standing: HeldCorrection | DueCorrection) -> None:
        super().__init__("Somebody corrected this while you were writing.", "Look at what stands now.")
        self.standing = standing


@verb
def correct_held_at(
    *, conference: Conference, held_at: datetime, reason: str = "", version: int, by: User, at: datetime
) -> HeldCorrection:
    """`version` is the number of corrections the writer had before them. The clocks it met follow."""
    row = locked(conference)
    if row.held_at is None or row.held_recorded is None:
        raise Refused("It is not written down as held yet.", "Write down when it was held.")
    _check_seen(queries.held_corrections_of(row), version)
    policies.check_correction_says_why(row, reason)
    policies.check_held_at(row.case, held_at, at)
    if held_at > row.held_recorded:
        raise Refused("It was written down as held before that.", "Check the day and the time.")
    correction = HeldCorrection.objects.create(
        case=row.case,
        conference=row,
        was=row.held_at,
        became=held_at,
        reason=reason.strip(),
        corrected_at=at,
        corrected_by=by,
    )
    for rule in CLOCKS:
        correct_met(case=row.case, rule=rule, was=row.held_at, became=held_at, by=by, at=at)
    row.held_at, row.version = held_at, row.version + 1
    row.save(update_fields=["held_at", "version"])
    record("conference.held_corrected", by=by, at=at, case_id=row.case_id, about=correction)
    _tell_readers(row, by, at)
    return correction


@verb
def correct_due_on(
    *, action: PlannedAction, due_on: date, reason: str = "", version: int, by: User, at: datetime
) -> DueCorrection:
    conference = locked(action.conference)
    row = PlannedAction.objects.select_for_update().get(pk=action.pk)
    if row.state not in STILL_TO_DO:
        raise Refused("This action has ended: its day stands.")
    _check_seen(queries.corrections_of(row), version)
    policies.check_correction_says_why(conference, reason)
    correction = DueCorrection.objects.create(
        case=row.case,
        action=row,
        was=row.due_on,
        became=due_on,
        reason=reason.strip(),
        corrected_at=at,
        corrected_by=by,
    )
    row.due_on = due_on
    row.save(update_fields=["due_on"])
    record("action.due_corrected", by=by, at=at, case_id=row.case_id, about=correction)
    _tell_readers(conference, by, at)
    return correction


def _tell_readers(conference: Conference, by: User, at: datetime) -> None:
    """Whoever holds agreed minutes hears that they say otherwise now."""
    if conference.closed_at is not None:
        send_minutes(conference, by=by, at=at)


def _check_seen(corrections: Sequence[HeldCorrection | DueCorrection], version: int) -> None:
    if len(corrections) > version:
        raise CorrectedMeanwhile(corrections[-1])
