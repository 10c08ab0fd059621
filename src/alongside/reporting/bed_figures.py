"""What is counted of the beds of a partnership. Pure: facts of nights and stays in, figures out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from alongside.reporting.figures import percent
from alongside.reporting.small_numbers import UNDER_FEW, hidden, is_few


@dataclass(frozen=True, slots=True, kw_only=True)
class StayFacts:
    """`slept` are the nights in the period; `length` all nights of one that has ended, else None."""

    slept: int
    began: bool = False
    length: int | None = None
    destination: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of requests and extensions: codes as they stand, `approvals` as side and role, and never a name.

    `missing`: for each person the kind of place they are missing from, and whether it is staffed day and night.
    """

    requests: int = 0
    unmet: Sequence[str] = ()
    extensions: Sequence[str] = ()
    approvals: Sequence[str] = ()
    absences: Sequence[str] = ()
    missing: Sequence[tuple[str, bool]] = ()


@dataclass(frozen=True, kw_only=True)
class BedFigures:
    """The names and their order are those of the JSON document."""

    requests: int
    unmet_nights: int
    unmet_reasons: Mapping[str, int]
    stays: int
    nights_slept: int
    bed_nights: int
    occupancy_percent: int | None
    ended: int
    median_nights: float | None
    longest_nights: int | None
    destinations: Mapping[str, int]
    extensions_asked: int
    extensions_granted: int
    extensions_refused: int
    approvals: Mapping[str, int]
    nights_away: int
    nights_away_by_place: Mapping[str, int] = field(default_factory=dict)
    missing: int = 0
    missing_by_place: Mapping[str, int] = field(default_factory=dict)
    missing_by_staffing: Mapping[str, int] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        return asdict(self)

    def to_publish(self) -> dict[str, Any]:
        """R-STAT-03: no number of people from 1 to 4, nor what is worked out from one."""
        held = {name: hidden(value) for name, value in self.document().items()}
        if is_few(self.ended):
            held |= dict.fromkeys(("median_nights", "longest_nights"), UNDER_FEW)
        if is_few(self.nights_slept):
            held["occupancy_percent"] = UNDER_FEW
        return held | dict.fromkeys(("bed_nights",), self.bed_nights)


def count_beds(stays: Iterable[StayFacts], asked: Asked, *, bed_nights: int) -> BedFigures:
    every = list(stays)
    lengths = [stay.length for stay in every if stay.length is not None]
    slept = sum(stay.slept for stay in every)
    extended = Counter(asked.extensions)
    return BedFigures(
        requests=asked.requests,
        unmet_nights=len(asked.unmet),
        unmet_reasons=_sorted(asked.unmet),
        stays=sum(stay.began for stay in every),
        nights_slept=slept,
        bed_nights=bed_nights,
        occupancy_percent=percent(slept, bed_nights),
        ended=len(lengths),
        median_nights=float(median(lengths)) if lengths else None,
        longest_nights=max(lengths, default=None),
        destinations=_sorted(stay.destination for stay in every if stay.length is not None),
        extensions_asked=extended.total(),
        extensions_granted=extended["granted"],
        extensions_refused=extended["refused"],
        approvals=_sorted(asked.approvals),
        nights_away=len(asked.absences),
        nights_away_by_place=_sorted(asked.absences),
        missing=len(asked.missing),
        missing_by_place=_sorted(kind for kind, _ in asked.missing),
        missing_by_staffing=_sorted("staffed" if staffed else "not_staffed" for _, staffed in asked.missing),
    )


def _sorted(codes: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(codes).items()))
