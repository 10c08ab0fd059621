from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User

WRITTEN_LATE = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One thing that happened, as the timeline of a case shows it; `day_only`: its hour is not known."""

    at: datetime
    title: str
    by: str = ""
    text: str = ""
    url: str = ""
    badge: str = ""
    tone: str = "neutral"
    written: datetime | None = None
    day_only: bool = False
    section: Section = Section.SUPPORT


def late(happened: datetime, recorded: datetime | None) -> datetime | None:
    """When it was written down, where that was more than an hour after it happened."""
    return recorded if recorded is not None and recorded - happened > WRITTEN_LATE else None


def of_whereabouts(at: datetime, by: User | None, title: str, text: str = "") -> Moment:
    return Moment(at=at, title=title, text=text, by=name_of(by), section=Section.WHEREABOUTS)


def name_of(user: User | None) -> str:
    return user.full_name if user else ""
