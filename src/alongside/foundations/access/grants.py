"""The one port through which the guarded managers learn which cases a viewer may see."""

from datetime import datetime
from typing import Protocol

from django.db.models import F, Q

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer


class GrantBook(Protocol):
    def opened(
        self,
        viewer: Viewer,
        case: F,
        section: Section | F | None,
        at: datetime,
        *,
        told_to_house: bool,
        shown_to_guests: bool,
    ) -> Q:
        """Whether `viewer` may see `section` of a row's case at a moment.

        `case` and `section` name columns of the row; a section may also be given, and None means any part.
        `told_to_house`: whether to give the person a bed is reason enough. `shown_to_guests`: whether to be one is.
        """
        ...

    def opens(self, case: str, section: str | None, *, told_to_house: bool, shown_to_guests: bool) -> str:
        """The same in SQL, for the second wall: whether the viewer told to the database may see that.

        `case` and `section` are SQL expressions; no section means any part.
        """
        ...


_book: GrantBook | None = None


def keep(book: GrantBook) -> None:
    """Called once, at start-up, by the room that holds the grants."""
    global _book
    _book = book


def book() -> GrantBook:
    if _book is None:
        raise RuntimeError("No room has given its grant book: guarded rows cannot be read.")
    return _book
