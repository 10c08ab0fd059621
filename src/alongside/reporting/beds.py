"""The figures of beds, counted from the rows of the room each time they are asked for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Membership
from alongside.foundations.kernel.moments import in_london
from alongside.reporting.bed_figures import Asked, BedFigures, StayFacts, count_beds
from alongside.reporting.conferences import Period
from alongside.rooms.beds.models import (
    Absence,
    Bed,
    BedMove,
    BedRequest,
    Departure,
    DestinationLearned,
    Extension,
    ExtensionAnswer,
    NightsOffered,
    Occupancy,
    Stay,
    UnmetNight,
)
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import AbsenceState, StayState
from alongside.rooms.beds.words import NightsFor, Side
from alongside.rooms.conferences.queries.moved import met_in
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models import OpenedInError

KIND, STAFFED = "stay__occupancy__bed__premises__kind", "stay__occupancy__bed__premises__staffed_24h"
SLEPT = (StayState.ARRIVED, StayState.ENDED)


def bed_figures(partnership: Partnership, period: Period, *, now: datetime) -> BedFigures:
    """Nights of the period, up to tonight. Cases opened in error are in no figure; only numbers leave this function.

    Of thousands of stays no word is opened and none is named to the database: it joins them itself.
    """
    with viewing.as_service(Service.REPORTS, at=now):
        of_area = met_in(partnership, "case__") & ~Q(case__in=OpenedInError.objects.values("case_id"))
        stays = Stay.objects.filter(of_area, state__in=SLEPT)
        nights = _nights_of(stays)
        last = min(period.last or tonight(now), tonight(now))
        begun = min((first for spans in nights.values() for first, _ in spans), default=last)
        first = period.first or begun
        facts = _facts(stays, nights, first, last)
        asked = _asked(of_area, first, last)
        return count_beds(facts, asked, bed_nights=_nights_there_were(partnership, first, last))


Spans = list[tuple[date, date]]


def _nights_of(stays: QuerySet[Stay]) -> dict[UUID, Spans]:
    """The nights of each stay, in every bed of the house it had."""
    by_stay: dict[UUID, Spans] = defaultdict(list)
    here = stays.filter(occupancy__released=False).values_list("pk", "occupancy__nights")
    left = BedMove.objects.filter(stay__in=stays.values("pk"), left__released=False)
    for stay, nights in (*here, *left.values_list("stay_id", "left__nights")):
        by_stay[stay].append((nights.lower, nights.upper))
    return by_stay


def _facts(stays: QuerySet[Stay], nights: dict[UUID, Spans], first: date, last: date) -> list[StayFacts]:
    went = _destinations(stays, first, last)
    return [
        StayFacts(
            slept=sum(_within(span, first, last) for span in nights.get(stay, [])),
            began=first <= check_in <= last,
            length=sum((until - since).days for since, until in nights.get(stay, []))
            if stay in went
            else None,
            destination=went.get(stay, ""),
        )
        for stay, check_in in stays.values_list("pk", "check_in")
    ]


def _within(span: tuple[date, date], first: date, last: date) -> int:
    since, until = span
    return max((min(until, last + timedelta(days=1)) - max(since, first)).days, 0)


def _nights_there_were(partnership: Partnership, first: date, last: date) -> int:
    """Of every bed the nights on which it could be had: from its adding to its closing, not while out of service."""
    beds = list(Bed.objects.filter(premises__partnership=partnership))
    closed = Occupancy.objects.filter(bed__in=beds, kind=NightsFor.OUT_OF_SERVICE, released=False)
    out = _spans(closed.values_list("bed", "nights"))
    offered = _spans(NightsOffered.objects.filter(bed__in=beds).values_list("bed", "nights"))
    slept = dict(
        Occupancy.objects.filter(bed__in=beds, kind=NightsFor.STAY, released=False)
        .values_list("bed")
        .annotate(Min("nights__startswith"))
    )
    return sum(
        _nights_of_bed(bed, offered[bed.pk], out[bed.pk], _there_since(bed, slept.get(bed.pk), first), last)
        for bed in beds
    )


def _there_since(bed: Bed, slept: date | None, first: date) -> date:
    """From the day it was added, or from the first night that somebody is known to have slept in it."""
    if bed.added_at is None:
        return first
    return max(first, min(tonight(bed.added_at), slept or date.max))


def _spans(rows: Iterable[tuple[int, Any]]) -> dict[int, Spans]:
    by_bed: dict[int, Spans] = defaultdict(list)
    for bed, nights in rows:
        if not nights.isempty:
            by_bed[bed].append((nights.lower, nights.upper))
    return by_bed


def _nights_of_bed(bed: Bed, offered: Spans, out: Spans, first: date, last: date) -> int:
    """A room that its house gives by the night was there on those nights alone."""
    if bed.closed_at is not None:
        last = min(last, tonight(bed.closed_at) - timedelta(days=1))
    there = offered if bed.by_the_night else [(first, last + timedelta(days=1))]
    nights = sum(_within(span, first, last) for span in there)
    return max(nights - sum(_within(span, first, last) for span in out), 0)


def _destinations(stays: QuerySet[Stay], first: date, last: date) -> dict[UUID, str]:
    """Of the stays that ended in the period; what was learned since stands in the place of what was not known."""
    of_stays = Q(stay__in=stays.values("pk"))
    left = Departure.objects.filter(of_stays).values_list("stay_id", "destination", "departed_at")
    learned = dict(DestinationLearned.objects.filter(of_stays).values_list("stay_id", "destination"))
    return {
        stay: learned.get(stay, destination)
        for stay, destination, at in left
        if first <= in_london(at).date() <= last
    }


def _asked(of_area: Q, first: date, last: date) -> Asked:
    asked = Extension.objects.filter(of_area).values_list("pk", "state", "asked_at")
    extensions = {pk: state for pk, state, at in asked if first <= in_london(at).date() <= last}
    away = Absence.objects.filter(of_area, night__range=(first, last))
    unmet = UnmetNight.objects.filter(of_area, night__range=(first, last))
    return Asked(
        requests=BedRequest.objects.filter(of_area, check_in__range=(first, last)).count(),
        unmet=list(unmet.values_list("reason", flat=True)),
        extensions=list(extensions.values()),
        approvals=_approvals(extensions),
        absences=list(away.values_list(KIND, flat=True)),
        missing=_missing(away),
    )


def _missing(away: QuerySet[Absence]) -> list[tuple[str, bool]]:
    """Of everybody who was away and of whom nobody has learned since that they are safe: the kind of place, staffed."""
    lost = away.exclude(state=AbsenceState.SAFE)
    return [(kind, staffed) for _, kind, staffed in set(lost.values_list("stay", KIND, STAFFED))]


def _approvals(extensions: Iterable[UUID]) -> list[str]:
    """Side and role of whoever said yes: never who."""
    answers = ExtensionAnswer.objects.filter(extension__in=list(extensions), granted=True)
    said = list(answers.values_list("side", "answered_by_id", "answered_at"))
    roles: dict[UUID, list[Membership]] = {}
    for seat in Membership.objects.filter(user__in={by for _, by, _ in said}).order_by("from_day"):
        roles.setdefault(seat.user_id, []).append(seat)
    return [f"{Side(side).words}: {_role(roles.get(by, []), at)}" for side, by, at in said]


def _role(seats: list[Membership], at: datetime) -> str:
    day = in_london(at).date()
    held = [
        seat for seat in seats if seat.from_day <= day and (seat.until_day is None or day <= seat.until_day)
    ]
    return REACH[Role(held[-1].role)].words if held else "somebody who has left"
