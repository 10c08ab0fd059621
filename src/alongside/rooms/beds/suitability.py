"""Whether a place offered to somebody suits them. Facts in, an answer out."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.foundations.kernel.rules import rule
from alongside.rooms.beds.moving_on import Aspect, Fit, Suitability


@dataclass(frozen=True)
class Finding:
    """`because` are the aspects that do not suit; where none is, those that nobody knows of yet."""

    suitability: Suitability
    because: tuple[Aspect, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        ends = "does not suit" if self.suitability is Suitability.UNSUITABLE else "is not known yet"
        return tuple(f"{aspect.words}: {ends}" for aspect in self.because)

    @property
    def needs_reason(self) -> bool:
        """Somebody may lawfully decide otherwise, and says why."""
        return self.suitability is not Suitability.SUITABLE


@rule(
    "R-BED-09",
    source="national audits of safe houses and asylum support: what makes a place suitable",
    confidence="D",
)
def suitability(fits: Mapping[Aspect, Fit]) -> Finding:
    """One thing that does not suit makes an asylum placement unsuitable; one that is not known leaves it open."""
    for fit, found in (
        (Fit.DOES_NOT_SUIT, Suitability.UNSUITABLE),
        (Fit.NOT_KNOWN, Suitability.NOT_COMPLETE),
    ):
        because = tuple(aspect for aspect in Aspect if fits.get(aspect, Fit.NOT_KNOWN) is fit)
        if because:
            return Finding(found, because)
    return Finding(Suitability.SUITABLE)
