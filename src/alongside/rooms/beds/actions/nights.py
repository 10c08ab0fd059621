"""What happens between arrival and departure: another bed, a night away, a new word for the door."""

from dataclasses import dataclass
from datetime import date, datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions.holding import free, hold_nights
from alongside.rooms.beds.models import Absence, AbsenceAnswer, Bed, BedMove, BedRequest, DoorNote, Stay
from alongside.rooms.beds.rules import tonight, unsuitable_because
from alongside.rooms.beds.states import ABSENCE, GOING, STAY, AbsenceState, StayState
from alongside.rooms.beds.words import Expected


class ToldMeanwhile(Exception):
    """Somebody changed what the house is told since the page was read."""

    def __init__(self, standing: Stay) -> None:
        self.standing = standing


@dataclass(frozen=True, kw_only=True)
class AboutAbsence:
    """`tries_due`: by when whoever `tries_next` names has tried."""

    expected: Expected
    last_safe: str = ""
    tries_next: str = ""
    tries_due: datetime | None = None


@verb
def move_bed(*, stay: Stay, bed: Bed, reason: str, by: User, at: datetime) -> BedMove:
    """From the coming night on. The old nights go back to the board in the same transaction, or nothing happens."""
    held = _going(stay)
    old, night = held.occupancy, max(held.occupancy.check_in, tonight(at))
    if old.leaves <= night:
        raise Refused("Their nights are over.", "Ask for more nights first, then move them.")
    new = _lock(old.bed, bed)
    _check_move(held, new, at)
    taken = hold_nights(new, night, old.leaves, must_end_by=old.must_end_by, in_use=old.in_use)
    free(old, night, used=held.state == StayState.ARRIVED)
    held.occupancy = taken
    held.save(update_fields=["occupancy"])
    row = BedMove.objects.create(
        case=held.case, stay=held, night=night, left=old, taken=taken, reason=reason, moved_at=at, moved_by=by
    )
    record("stay.moved", by=by, at=at, case_id=held.case_id, about=held, to=new.pk)
    return row


def _going(stay: Stay) -> Stay:
    """The bed is asked for afterwards: read along, it would be the one from before whoever was waited for."""
    held = Stay.objects.select_for_update().get(pk=stay.pk)
    if held.state not in GOING:
        words = STAY.words[StayState(held.state)]
        raise Refused(f"The stay is “{words}”.", "Only somebody who has a bed can be moved.")
    return held


def _lock(old: Bed, new: Bed) -> Bed:
    """Both, in one order for everybody, so that two who want each other's bed do not wait for ever."""
    both = Bed.objects.select_for_update(of=("self",)).select_related("premises")
    return {bed.pk: bed for bed in both.filter(pk__in=(old.pk, new.pk)).order_by("pk")}[new.pk]


def _check_move(stay: Stay, new: Bed, at: datetime) -> None:
    old = stay.occupancy.bed
    if new.pk == old.pk:
        raise Refused("They sleep in this bed already.", "Choose another bed.")
    if new.premises_id != old.premises_id:
        raise Refused("That bed is in another house.", "End this stay, and ask for a bed there.")
    if new.closed_at is not None:
        raise Refused(f"{new.label} is out of service.", "Choose another bed.")
    with viewing.as_service(Service.BED_REQUESTS, at=at):
        needs = BedRequest.objects.get(pk=stay.request_id).needs
    if why_not := unsuitable_because(needs, new.room):
        raise Refused(f"{new.label} is not suitable. {'. '.join(why_not)}.", "Choose another bed.")


@verb
def note_absence(*, stay: Stay, night: date, by: User, at: datetime) -> Absence:
    """It asks whoever leads the case; it ends nothing, and calls nobody missing."""
    held = _going(stay)
    if held.state != StayState.ARRIVED:
        raise Refused("They have not arrived yet.", "If they do not come, say “Did not come”.")
    if not held.check_in <= night <= tonight(at):
        raise Refused(
            "That night is not one of their stay, or has not begun.",
            "Choose a night they should have slept here.",
        )
    return ask_after(held, night, by, at)


def ask_after(stay: Stay, night: date, by: User, at: datetime) -> Absence:
    if Absence.objects.filter(stay=stay, night=night).exists():
        raise Refused(
            "It is written down already that they were away that night.", "Nothing more has to be done."
        )
    row = Absence.objects.create(case=stay.case, stay=stay, night=night, noted_at=at, noted_by=by)
    record("absence.noted", by=by, at=at, case_id=stay.case_id, about=row)
    jobs.tell_who_asked.defer(stay_id=str(stay.pk))
    return row


@verb
def answer_absence(*, absence: Absence, about: AboutAbsence, by: User, at: datetime) -> AbsenceAnswer:
    """As often as something new is known."""
    held = _move_absence(absence, "answer")
    row = AbsenceAnswer.objects.create(
        case=held.case, absence=held, answered_at=at, answered_by=by, **vars(about)
    )
    record(ABSENCE.events["answer"], by=by, at=at, case_id=held.case_id, about=held, expected=about.expected)
    return row


@verb
def settle_absence(*, absence: Absence, by: User, at: datetime) -> Absence:
    """They are back, or somebody has heard that they are safe."""
    held = _move_absence(absence, "settle", settled_at=at, settled_by=by)
    record(ABSENCE.events["settle"], by=by, at=at, case_id=held.case_id, about=held)
    return held


def _move_absence(absence: Absence, act: str, **settled: object) -> Absence:
    held = Absence.objects.select_for_update().get(pk=absence.pk)
    held.state = absence.state = ABSENCE.next(act, AbsenceState(held.state))
    for name, value in settled.items():
        setattr(held, name, value)
    held.save(update_fields=["state", *settled])
    return held


@verb
def tell_house_anew(
    *, stay: Stay, read_version: int, keeps_them_safe: str, allergies: str, by: User, at: datetime
) -> Stay:
    """What was told until now is kept as a version of its own."""
    held = _going(stay)
    if held.version != read_version:
        raise ToldMeanwhile(held)
    DoorNote.objects.create(
        case=held.case,
        stay=held,
        number=held.version,
        keeps_them_safe=held.keeps_them_safe,
        allergies=held.allergies,
        replaced_at=at,
        replaced_by=by,
    )
    held.keeps_them_safe, held.allergies, held.version = keeps_them_safe, allergies, held.version + 1
    held.save(update_fields=["keeps_them_safe", "allergies", "version"])
    record("stay.told_anew", by=by, at=at, case_id=held.case_id, about=held, version=held.version)
    return held
