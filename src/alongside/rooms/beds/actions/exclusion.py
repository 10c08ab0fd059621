"""Where somebody is not safe, and the two people who decide otherwise for one house."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.places import is_outcode, outcode_of, postcode_of, spaced
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import BedRequest, ExclusionArea, ExclusionOverride, Premises
from alongside.rooms.beds.nearness import SMALLEST_RADIUS
from alongside.rooms.beds.queries.nearness import stops_for
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import OPEN_REQUEST, OVERRIDE, OverrideState
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.directory.queries import spots_of
from alongside.rooms.people.actions import hold_open
from alongside.rooms.people.models import Case

CHECK = "Check it, or say the first half of the postcode instead."


@dataclass(frozen=True, kw_only=True)
class Area:
    """`radius` in metres, of a circle only. `until` is the last day on which it counts."""

    shape: AreaShape
    place: str
    radius: int | None = None
    reason: str
    until: date | None = None


@verb
def add_exclusion_area(*, case: Case, area: Area, by: User, at: datetime) -> ExclusionArea:
    hold_open(case)
    facts = asdict(area) | {"place": _place(area)}
    if area.until and area.until < tonight(at):
        raise Refused("That day is over.", "Choose a later day, or leave it open.")
    row = ExclusionArea.objects.create(case=case, added_at=at, added_by=by, **facts)
    record("exclusion_area.added", by=by, at=at, case_id=case.pk, about=row, shape=area.shape)
    return row


def _place(area: Area) -> str:
    """As it is compared: a circle needs a postcode that we know the place of."""
    if area.shape is AreaShape.NAMED:
        return area.place
    code = postcode_of(area.place)
    if not code:
        raise Refused("That is no postcode.", CHECK)
    if area.shape is AreaShape.OUTCODE:
        return outcode_of(code)
    if area.radius is None or area.radius < SMALLEST_RADIUS:
        raise Refused(f"The ring is {SMALLEST_RADIUS} metres at least.", "Choose a wider one.")
    if not spots_of([code]):
        what = "The first half" if is_outcode(code) else "The postcode"
        raise Refused(f"{what} {spaced(code)} is not among those loaded here.", CHECK)
    return code


@verb
def lift_exclusion_area(*, area: ExclusionArea, why: str, by: User, at: datetime) -> ExclusionArea:
    """It counts no longer. What was written stays."""
    hold_open(area.case)
    held = ExclusionArea.objects.select_for_update().get(pk=area.pk)
    if held.lifted_at is not None:
        raise Refused("This has been lifted already.", "It stands below, with who lifted it.")
    held.lifted_at, held.lifted_by, held.lifted_why = at, by, why
    held.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    record("exclusion_area.lifted", by=by, at=at, case_id=held.case_id, about=held)
    return held


@verb
def ask_exclusion_override(
    *, request: BedRequest, area: ExclusionArea, premises: Premises, reason: str, by: User, at: datetime
) -> ExclusionOverride:
    held = BedRequest.objects.select_for_update().get(pk=request.pk)
    if held.state not in OPEN_REQUEST:
        raise Refused("No bed is asked for any more.", "Look at the page of the bed.")
    stops = stops_for(held, [premises], tonight(at))[premises.pk]
    stop = next((one for one in stops if one.area.pk == area.pk and one.holds), None)
    if stop is None:
        raise Refused("Nothing keeps them from that house.", "It can be chosen.")
    if stop.override is not None and stop.override.state == OverrideState.ASKED:
        raise Refused("This has been asked already.", "Somebody else must answer it.")
    row = ExclusionOverride.objects.create(
        case=held.case, request=held, area=area, premises=premises, reason=reason, asked_at=at, asked_by=by
    )
    record("exclusion_override.asked", by=by, at=at, case_id=held.case_id, about=row)
    return row


@verb
def answer_exclusion_override(
    *, override: ExclusionOverride, agreed: bool, answer: str = "", by: User, at: datetime
) -> ExclusionOverride:
    """Two people: the database refuses the one who asked."""
    held = ExclusionOverride.objects.select_for_update().get(pk=override.pk)
    act = "agree" if agreed else "refuse"
    held.state = OVERRIDE.next(act, OverrideState(held.state))
    if held.asked_by_id == by.pk:
        raise Refused("You asked for this yourself.", "Somebody else must answer it.")
    held.answered_at, held.answered_by, held.answer = at, by, answer
    held.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    record(OVERRIDE.events[act], by=by, at=at, case_id=held.case_id, about=held)
    return held


@verb
def withdraw_exclusion_override(
    *, override: ExclusionOverride, why: str, by: User, at: datetime
) -> ExclusionOverride:
    """Either of the two thinks otherwise now. What was agreed stays written, a bed taken by it is not ended."""
    held = ExclusionOverride.objects.select_for_update().get(pk=override.pk)
    held.state = OVERRIDE.next("withdraw", OverrideState(held.state))
    if by.pk not in (held.asked_by_id, held.answered_by_id):
        raise Refused("Only one of the two who decided this can withdraw it.", "Talk to one of them.")
    held.withdrawn_at, held.withdrawn_by, held.withdrawn_why = at, by, why
    held.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_why"])
    record(OVERRIDE.events["withdraw"], by=by, at=at, case_id=held.case_id, about=held)
    return held
