"""What another deployment is told of a case, part by part. Each part is in its section, and readable as it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from alongside.foundations.access.sections import Section
from alongside.rooms.people.models import Case


@dataclass(frozen=True, kw_only=True)
class Part:
    """`kind` and `data` are for the program there, which may not know them; `title` and `text` for whoever reads."""

    section: Section
    kind: str
    title: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)


Telling = Callable[[Case, datetime], Iterable[Part]]
_tellings: list[Telling] = []


def tells(telling: Telling) -> None:
    """Called once, at start-up, for each kind of rows that go along when a case moves to another deployment."""
    _tellings.append(telling)


def parts_of(case: Case, sections: Iterable[str], at: datetime) -> list[dict[str, Any]]:
    """As far as the viewer sees the case, and no more than these sections. Always in the same order."""
    wanted = set(sections)
    return [asdict(part) for part in _all(case, at) if part.section in wanted]


def _all(case: Case, at: datetime) -> Iterator[Part]:
    for telling in _tellings:
        yield from telling(case, at)
