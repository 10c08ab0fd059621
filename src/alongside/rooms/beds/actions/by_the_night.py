"""Rooms that a house gives for some nights: between two tenants, or an office made into a place to sleep."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from psycopg.errors import CheckViolation

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.models import Bed, NightsOffered, Premises
from alongside.rooms.beds.rules import tonight

MOST_NIGHTS, LATEST_FIRST = 14, timedelta(days=60)
STANDING = "{} is always on the board: it needs no offer."


@verb
def offer_room(
    *, premises: Premises, facts: BedFacts, first: date, nights: int, by: User, at: datetime
) -> NightsOffered:
    """The room is found again by what it is called; what is said of it now is what counts from now on."""
    _check_nights(first, nights, tonight(at))
    held = Premises.objects.select_for_update(of=("self",)).get(pk=premises.pk)
    bed = _room(held, facts)
    span = DateRange(first, first + timedelta(days=nights))
    if NightsOffered.objects.filter(bed=bed, nights__overlap=span).exists():
        raise Refused(f"{bed.label} is offered for one of these nights already.", "It is on the board.")
    offer = NightsOffered.objects.create(bed=bed, nights=span, offered_at=at, offered_by=by)
    record("bed.offered", by=by, at=at, about=bed, nights=nights)
    return offer


def _check_nights(first: date, nights: int, night: date) -> None:
    if not night <= first <= night + LATEST_FIRST:
        raise Refused(
            "A room is offered from tonight on, at most 60 days ahead.", "Choose another first night."
        )
    if not 1 <= nights <= MOST_NIGHTS:
        raise Refused(f"A room is offered for 1 to {MOST_NIGHTS} nights.", "Offer it again after that.")


def _room(premises: Premises, facts: BedFacts) -> Bed:
    bed = Bed.objects.select_for_update().filter(premises=premises, label__iexact=facts.label).first()
    if bed is None:
        return Bed.objects.create(premises=premises, by_the_night=True, **asdict(facts))
    if not bed.by_the_night:
        raise Refused(STANDING.format(bed.label), "Look at the board, or give the room another name.")
    if bed.closed_at is not None:
        raise Refused(f"{bed.label} is out of service.", "Put it back in service first.")
    for name, value in (asdict(facts) | {"label": bed.label, "version": bed.version + 1}).items():
        setattr(bed, name, value)
    bed.save()
    return bed


@verb
def take_back_room(*, offer: NightsOffered, by: User, at: datetime) -> NightsOffered:
    """From tonight on. Nights that were slept stay offered, and a night that somebody has is not taken back."""
    bed = Bed.objects.select_for_update().get(pk=offer.bed_id)
    held = NightsOffered.objects.select_for_update().get(pk=offer.pk)
    if held.taken_back_at is not None:
        raise Refused(f"{bed.label} is taken back already.", "Nobody is sent there.")
    held.nights = _what_was(held, tonight(at))
    held.taken_back_at, held.taken_back_by = at, by
    try:
        with transaction.atomic():
            held.save(update_fields=["nights", "taken_back_at", "taken_back_by"])
    except IntegrityError as error:
        raise _somebody_has_it(error, bed) from error
    record("bed.offer_taken_back", by=by, at=at, about=bed)
    return held


def _what_was(offer: NightsOffered, night: date) -> DateRange:
    if night <= offer.nights.lower:
        return DateRange(empty=True)
    return DateRange(offer.nights.lower, min(night, offer.nights.upper))


def _somebody_has_it(error: IntegrityError, bed: Bed) -> Exception:
    if not isinstance(error.__cause__, CheckViolation):
        return error
    return Refused(
        f"Somebody has {bed.label} on one of these nights, or is expected.",
        "End or cancel the stay first, or ring who booked it.",
    )


def is_not_offered(error: IntegrityError) -> bool:
    """The trigger `only_nights_offered` stood in the way."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") == "only_nights_offered"


def not_offered(bed: Bed, first: date, leaves: date) -> Refused:
    nights = f"from {spoken_day(first)} to {spoken_day(leaves)}"
    return Refused(
        f"{bed.label} is not offered on every night {nights}.", "Choose fewer nights, or another bed."
    )
