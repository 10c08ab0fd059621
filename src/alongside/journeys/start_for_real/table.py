"""A table of the file, read key by key. What is wrong is noted with its place, and reading goes on to the end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alongside.foundations.kernel.moments import in_london, read_moment, wall_clock
from alongside.foundations.kernel.places import postcode_of
from alongside.foundations.kernel.results import Refused, shown

W = TypeVar("W", bound=StrEnum)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # stands where a moment could not be read; such a plan is never used


@dataclass(frozen=True)
class Problem:
    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"


@dataclass
class Table:
    values: Mapping[str, Any]
    place: str
    problems: list[Problem]
    known: set[str] = field(default_factory=set)

    def text(self, key: str, *, needed: bool = True, most: int = 200, lines: bool = False) -> str:
        value = self._take(key, None if needed else "")
        flaw = _flaw(key, value, needed, most, lines)
        if flaw:
            self.wrong(key, flaw)
        return "" if flaw else str(value).strip()

    def email(self, key: str, *, needed: bool = True) -> str:
        address = self.text(key, needed=needed)
        try:
            if address:
                validate_email(address)
        except ValidationError:
            self.wrong(key, f"{shown(address)} is not an e-mail address like name@example.org")
        return address

    def postcode(self, key: str) -> str:
        typed = self.text(key, needed=False, most=10)
        code = postcode_of(typed)
        if typed and not code:
            self.wrong(key, f"{shown(typed)} is no postcode")
        return code

    def number(self, key: str, *, most: int) -> int:
        """A whole number from 0, which stands where nothing is said."""
        value = self._take(key, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self.wrong(key, f"is no whole number from 0 to {most}")
            return 0
        return value

    def yes(self, key: str) -> bool:
        value = self._take(key, False)
        if not isinstance(value, bool):
            self.wrong(key, "is neither true nor false")
        return value is True

    def one_of(self, key: str, words: type[W], *, but: tuple[W, ...] = (), usual: W | None = None) -> W:
        offered = [word for word in words if word not in but]
        value = self._take(key, usual)
        if value in offered:
            return words(value)
        which = "is missing" if value is None else f"{shown(str(value))} is not one of its words"
        self.wrong(key, f"{which}: choose {', '.join(offered)}")
        return offered[0]

    def moment(self, key: str) -> datetime:
        """A day with a time; without an offset it is what a clock on a UK wall shows."""
        value = self._take(key, None)
        try:
            if isinstance(value, datetime):
                return in_london(value) if value.tzinfo else wall_clock(value)
            return read_moment(str(value if value is not None else ""))
        except Refused as refused:
            self.wrong(key, "is missing" if value is None else str(refused))
            return NEVER

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            self.wrong(key, f'is not a list of names, like {key} = ["Day", "Night"]')
            return ()
        return tuple(one.strip() for one in value)

    def table(self, key: str) -> "Table":
        value = self._take(key, None)
        if not isinstance(value, dict):
            self.wrong("", f"there is no table [{key}]" if value is None else f"{key} is not a table")
            return Table({}, key, [])
        return Table(value, key, self.problems)

    def tables(self, key: str) -> Iterator["Table"]:
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.wrong("", f"{key} is not a list of tables, each begun with [[{key}]]")
            return
        for number, one in enumerate(value, start=1):
            name = one.get("name") or one.get("label") or ""
            called = f" ({shown(str(name))})" if name else ""
            inner = f"{self.place}, " if self.place else ""
            yield Table(one, f"{inner}{key} {number}{called}", self.problems)

    def end(self) -> None:
        """Everything has been read: what is left is a word that nobody knows."""
        for key in sorted(self.values.keys() - self.known):
            meant = get_close_matches(key, sorted(self.known), n=1)
            hint = f"; did you mean {meant[0]}?" if meant else ""
            self.wrong("", f"{shown(key)} is not a word of this file{hint}")

    def _take(self, key: str, default: Any) -> Any:
        self.known.add(key)
        return self.values.get(key, default)

    def wrong(self, key: str, says: str) -> None:
        place = ", ".join(part for part in (self.place, key) if part)
        self.problems.append(Problem(place or "the file", says))


def _flaw(key: str, value: Any, needed: bool, most: int, lines: bool) -> str:
    if value is None:
        return "is missing"
    if not isinstance(value, str):
        return f'is not a text: write it in quotes, like {key} = "..."'
    if needed and not value.strip():
        return "is empty"
    if len(value.strip()) > most:
        return f"is longer than {most} letters"
    readable = all(letter.isprintable() or (lines and letter == "\n") for letter in value)
    return "" if readable else "has a letter in it that cannot be printed, or more than one line"
