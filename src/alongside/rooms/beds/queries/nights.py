"""Moves, nights away and what the house was told, as far as the viewer may see them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.rooms.beds.models import (
    Absence,
    AbsenceAnswer,
    Bed,
    BedMove,
    BedRequest,
    DoorNote,
    Occupancy,
    Stay,
)
from alongside.rooms.beds.states import OPEN_ABSENCE


def away(stays: Iterable[Stay]) -> dict[UUID, Absence]:
    """The last night away of each that is still asked after."""
    asked = Absence.objects.filter(stay__in=list(stays), state__in=OPEN_ABSENCE).order_by("night")
    return {absence.stay_id: absence for absence in asked}


def absences() -> QuerySet[Absence]:
    found = Absence.objects.select_related(
        "case", "noted_by", "settled_by", "stay__occupancy__bed__premises__agency", "stay__case"
    )
    return found.order_by("-night", "id")


def absences_to_answer() -> QuerySet[Absence]:
    """For whoever works on the case, which a house does not."""
    return absences().filter(stay__request__in=BedRequest.objects.all())


def open_absences(case_ids: Iterable[UUID]) -> list[Absence]:
    asked = absences().filter(case_id__in=list(case_ids), state__in=OPEN_ABSENCE)
    return list(asked.prefetch_related("answers"))


def answers_of(absence: Absence) -> list[AbsenceAnswer]:
    found = AbsenceAnswer.objects.filter(absence=absence).select_related("answered_by")
    return list(found.order_by("-answered_at", "id"))


def moves_of(stay: Stay) -> list[BedMove]:
    found = BedMove.objects.filter(stay=stay).select_related("left__bed", "taken__bed", "moved_by")
    return list(found.order_by("-moved_at", "id"))


def door_notes_of(stay: Stay) -> list[DoorNote]:
    return list(DoorNote.objects.filter(stay=stay).select_related("replaced_by").order_by("-number"))


def beds_to_move_to(stay: Stay, night: date) -> list[Bed]:
    """Beds of the same house that nobody has from that night until the stay ends."""
    held = stay.occupancy
    taken = Occupancy.objects.filter(released=False, nights__overlap=(night, held.leaves))
    beds = Bed.objects.filter(premises=held.bed.premises_id, closed_at__isnull=True).exclude(pk=held.bed_id)
    return list(beds.exclude(pk__in=taken.values("bed_id")).select_related("premises"))
