"""A date of which only a part is known, kept as exactly as it was told and no more."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from alongside.foundations.design.words import MONTHS


@dataclass(frozen=True)
class PartDate:
    """Refuses, with ValueError, a day without a month and a date that does not exist."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, stored: str) -> "PartDate":
        """Read what `stored` wrote: `2025`, `2025-03` or `2025-03-14`."""
        return cls(*(int(part) for part in stored.split("-")))

    @property
    def stored(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.month is None:
            return f"about {self.year}"
        if self.day is None:
            return f"about {MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"
