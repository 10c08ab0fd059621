from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from psycopg.errors import ExclusionViolation

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions.by_the_night import is_not_offered, not_offered
from alongside.rooms.beds.actions.moves import move_extension
from alongside.rooms.beds.actions.stays import CLOCKS, drop_extension
from alongside.rooms.beds.models import Bed, Extension, ExtensionAnswer, Occupancy, Stay
from alongside.rooms.beds.queries.board import next_taken_night
from alongside.rooms.beds.queries.protocols import protocol_of
from alongside.rooms.beds.rules import extension_state
from alongside.rooms.beds.states import EXTENSION, STAY, ExtensionState, StayState
from alongside.rooms.beds.words import Side
from alongside.rooms.clocks.actions import start_clocks, stop_clocks


@verb
def ask_extension(*, stay: Stay, leaves: date, reason: str, by: User, at: datetime) -> Extension:
    """R-BED-04: an end is always given, since the protocol leaves the length open.

    Also after the first of these nights has begun: until both say yes they are nights that nobody authorised.
    """
    standing = Stay.objects.select_for_update().get(pk=stay.pk)
    if standing.state != StayState.ARRIVED:
        words = STAY.words[StayState(standing.state)]
        raise Refused(f"The stay is “{words}”.", "More nights are asked for while somebody is here.")
    if leaves <= standing.occupancy.leaves:
        last = spoken_day(standing.occupancy.leaves)
        raise Refused(f"They have the bed until {last} already.", "Give a later day.")
    extension = Extension.objects.create(
        case=standing.case,
        stay=standing,
        begins=standing.occupancy.leaves,
        leaves=leaves,
        reason=reason,
        asked_at=at,
        asked_by=by,
    )
    record("extension.asked", by=by, at=at, case_id=standing.case_id, about=extension)
    jobs.ask_both_sides.defer(extension_id=str(extension.pk))
    return extension


@verb
def answer_extension(
    *, extension: Extension, side: Side, granted: bool, reason: str = "", by: User, at: datetime
) -> Extension:
    """The second yes makes the stay longer in the same transaction; one no ends the matter."""
    held = _held(extension)
    EXTENSION.next("grant", ExtensionState(held.state))
    answer = ExtensionAnswer.objects.create(
        case=held.case,
        extension=held,
        side=side,
        granted=granted,
        reason=reason,
        answered_at=at,
        answered_by=by,
    )
    record("extension.answered", by=by, at=at, case_id=held.case_id, about=answer, side=side, granted=granted)
    said = dict(held.answers.values_list("side", "granted"))
    outcome = extension_state(hostel=said.get(Side.HOSTEL), council=said.get(Side.COUNCIL))
    if outcome is ExtensionState.GRANTED:
        _grant(held, by, at)
    elif outcome is ExtensionState.REFUSED:
        _decide(held, "refuse", by, at)
    extension.state = outcome
    return held


@verb
def withdraw_extension(*, extension: Extension, by: User, at: datetime) -> Extension:
    return drop_extension(extension, by, at)


def _held(extension: Extension) -> Extension:
    """The stay first: whoever moves or ends it at the same moment does so before, or afterwards."""
    Stay.objects.select_for_update().get(pk=extension.stay_id)
    return Extension.objects.select_for_update().get(pk=extension.pk)


def _grant(extension: Extension, by: User, at: datetime) -> None:
    _decide(extension, "grant", by, at)
    stay = extension.stay
    _lengthen(stay.occupancy, extension.leaves)
    case, about = stay.case, stay.pk
    stop_clocks(case=case, rules=CLOCKS, why="extended", about_id=about, by=by, at=at)
    facts = {
        "check_in": stay.check_in, "extended_to": extension.leaves, "terms": protocol_of(stay).terms
    }  # fmt: skip
    for rule in CLOCKS:
        start_clocks(case=case, rule=rule, facts=facts, event=at, about_id=about, by=by, at=at)


def _decide(extension: Extension, act: str, by: User, at: datetime) -> None:
    held = move_extension(extension, act)
    record(EXTENSION.events[act], by=by, at=at, case_id=held.case_id, about=held)
    jobs.tell_who_asked_for_more_nights.defer(extension_id=str(held.pk))


def _lengthen(occupancy: Occupancy, leaves: date) -> None:
    bed = Bed.objects.select_for_update().get(pk=occupancy.bed_id)
    until = occupancy.leaves
    occupancy.nights = DateRange(occupancy.check_in, leaves)
    occupancy.must_end_by = max(occupancy.must_end_by, leaves)
    try:
        with transaction.atomic():
            occupancy.save(update_fields=["nights", "must_end_by"])
    except IntegrityError as error:
        if is_not_offered(error):
            raise not_offered(bed, occupancy.check_in, leaves) from error
        if not isinstance(error.__cause__, ExclusionViolation):
            raise
        raise _promised(bed, until) from error


def _promised(bed: Bed, until: date) -> Refused:
    taken = next_taken_night(bed, until)
    first = spoken_day(taken) if taken else "one of these nights"
    return Refused(
        f"{bed.label} is promised to somebody else from {first}, so the stay cannot grow that long.",
        f"Say no with this as the reason, and ask for nights up to {first}, or for another bed.",
    )
