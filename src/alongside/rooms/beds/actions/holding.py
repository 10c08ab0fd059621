"""Nights of a bed, taken and given back: the database lets nobody else into them."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from psycopg.errors import ExclusionViolation

from alongside.foundations.kernel.moments import spoken_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions.by_the_night import is_not_offered, not_offered
from alongside.rooms.beds.models import Bed, Occupancy


class JustTaken(Refused):
    """The database refused a second person in one bed on one night."""


def hold_nights(bed: Bed, first: date, leaves: date, *, must_end_by: date, in_use: bool = False) -> Occupancy:
    try:
        with transaction.atomic():
            return Occupancy.objects.create(
                bed=bed,
                nights=DateRange(first, leaves),
                turnaround=bed.premises.turnaround,
                must_end_by=must_end_by,
                in_use=in_use,
            )
    except IntegrityError as error:
        raise just_taken(error, bed, first, leaves) from error


def just_taken(error: IntegrityError, bed: Bed, first: date, leaves: date) -> Exception:
    if is_not_offered(error):
        return not_offered(bed, first, leaves)
    if not isinstance(error.__cause__, ExclusionViolation):
        return error
    nights = f"between {spoken_day(first)} and {spoken_day(leaves)}"
    return JustTaken(f"{bed.label} has just been taken for a night {nights}.", "Choose another bed below.")


def free(occupancy: Occupancy, night: date, *, used: bool) -> None:
    """Nights from `night` on go back to the board. Nights that nobody slept are wholly released."""
    if not used or night <= occupancy.check_in:
        occupancy.released = True
    else:
        occupancy.nights = DateRange(occupancy.check_in, min(night, occupancy.leaves))
    occupancy.in_use = False
    occupancy.save(update_fields=["nights", "released", "in_use"])
