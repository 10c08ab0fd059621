"""How the place after the bed is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import due_in_words, elapsed, full_moment, span
from alongside.rooms.beds.actions.next_places import is_late
from alongside.rooms.beds.models import AddressTold, AfterMove, NextPlace, SentBack
from alongside.rooms.beds.moving_on import (
    Aspect,
    Fit,
    KeepAway,
    NextKind,
    Reconnect,
    Suitability,
    Tied,
    TurnedDownBy,
)
from alongside.rooms.beds.queries.nearness import Stop
from alongside.rooms.beds.queries.next_places import Assessed, Known
from alongside.rooms.beds.states import NEXT_PLACE, NextPlaceState
from alongside.rooms.clocks.answers import address_notice

Rows = list[dict[str, str]]
TONES = {
    NextPlaceState.PROPOSED: "info",
    NextPlaceState.AGREED: "good",
    NextPlaceState.MOVED: "good",
    NextPlaceState.TURNED_DOWN: "neutral",
}
FOUND_TONES = {
    Suitability.SUITABLE: "good",
    Suitability.UNSUITABLE: "bad",
    Suitability.NOT_COMPLETE: "warn",
}


@dataclass(frozen=True)
class PlaceCard:
    """One place, in a list and above its own page."""

    place: NextPlace

    @property
    def kind(self) -> str:
        return NextKind(self.place.kind).words

    @property
    def state(self) -> str:
        return NEXT_PLACE.words[NextPlaceState(self.place.state)]

    @property
    def tone(self) -> str:
        return TONES[NextPlaceState(self.place.state)]

    @property
    def where(self) -> str:
        return ", ".join(filter(None, (self.place.provider, self.place.area, self.place.outcode)))

    @property
    def rows(self) -> Rows:
        place = self.place
        rows = [
            _said("Proposed", place.words or "Nothing was said", _by(place.proposed_by, place.proposed_at))
        ]
        if place.agreed_at is not None:
            rows.append(_said("Agreed", _all_the_same(place), _by(place.agreed_by, place.agreed_at)))
        if place.moves_due is not None and place.moved_at is None:
            rows.append(_said("Moves", full_moment(place.moves_due)))
        if place.moved_at is not None:
            rows.append(_said("Moved in", full_moment(place.moved_at), _name(place.moved_by)))
        return rows + _turned_down(place)


def _turned_down(place: NextPlace) -> Rows:
    """Nothing in it counts against anybody, and it says so."""
    if place.state != NextPlaceState.TURNED_DOWN:
        return []
    no = place.turned_down
    words = ". ".join(filter(None, (TurnedDownBy(no.by_whom).words, no.words)))
    return [
        _said(
            "Turned down",
            words,
            f"{_by(no.turned_down_by, no.turned_down_at)}. It never counts against them.",
        )
    ]


def _all_the_same(place: NextPlace) -> str:
    return f"All the same, because: {place.agreed_despite}" if place.agreed_despite else "Yes"


def _said(key: str, value: str, note: str = "") -> dict[str, str]:
    return {"key": key, "value": value, "note": note}


def _by(user: User | None, at: datetime) -> str:
    return f"{_name(user)}, {full_moment(at)}"


def _name(user: User | None) -> str:
    return user.full_name if user else ""


def assessments(assessed: Iterable[Assessed]) -> list[tuple[str, Rows]]:
    return [(assessed_when(one), assessment_rows(one)) for one in assessed]


def assessment_rows(assessed: Assessed) -> Rows:
    found = assessed.aspects
    return [
        _said(aspect.words, Fit(found[aspect].fit).words, found[aspect].words)
        for aspect in Aspect
        if aspect in found
    ]


def assessed_when(assessed: Assessed) -> str:
    row = assessed.row
    return f"Version {row.number}, {_by(row.assessed_by, row.assessed_at)}"


def neutral_lines(known: Known) -> list[str]:
    """What a letter may say of an unsuitable place: never what happened, never what somebody said."""
    finding = known.finding
    if finding is None or finding.suitability is not Suitability.UNSUITABLE:
        return []
    return [aspect.neutral for aspect in finding.because]


def near_danger(stops: Iterable[Stop]) -> str:
    """R-BED-08, and no distance: whether the place lies where they are not safe, or may."""
    found = list(stops)
    if any(not stop.unknown for stop in found):
        return "It lies where they are not safe, as far as its postcode says."
    return "It may lie where they are not safe: what is written of it does not tell." if found else ""


def sent_back_rows(rows: list[SentBack]) -> Rows:
    return [
        _said(
            row.area or "An area that is not written here",
            KeepAway(row.keep_away).words,
            _by(row.answered_by, row.answered_at),
        )
        for row in rows
    ]


def keeps_away(rows: list[SentBack]) -> bool:
    return bool(rows) and rows[0].keep_away != KeepAway.NO


@dataclass(frozen=True)
class NoticeLine:
    """R-BED-10, as it stands: told in time, told late and why, or to be told by a moment."""

    state: str
    tone: str
    words: str


def notice(place: NextPlace, addresses: list[AddressTold], now: datetime) -> NoticeLine | None:
    if place.moves_due is None:
        return None
    if addresses:
        return _told(place, addresses[0])
    by = address_notice(place.moves_due).moment("tell_by")
    if place.moved_at is not None:
        return NoticeLine(
            "Not told before", "bad", "They moved, and nobody wrote down that they had been told where."
        )
    late = by < now
    return NoticeLine(
        "Late" if late else "To be told",
        "bad" if late else "warn",
        f"Tell them the address {due_in_words(by, now)}.",
    )


def _told(place: NextPlace, told: AddressTold) -> NoticeLine:
    assert place.moves_due is not None
    if not is_late(place, told.told_at):
        return NoticeLine("Told in time", "good", "A full day or more before the move.")
    gap = place.moves_due - told.told_at
    before = (
        f"{span(elapsed(told.told_at, place.moves_due))} before the move"
        if gap.total_seconds() > 0
        else "after it"
    )
    why = f" Because: {told.late_why}" if told.late_why else " Nobody has said why."
    return NoticeLine("Told late", "bad", f"Told {before}.{why}")


def address_rows(addresses: list[AddressTold]) -> Rows:
    return [
        _said(
            "Address" if number == 0 else "Before that",
            told.address,
            f"Told {full_moment(told.told_at)}, {told.told_by.full_name}",
        )
        for number, told in enumerate(addresses)
    ]


@dataclass(frozen=True)
class Line:
    """One line of the list after the move."""

    line: Reconnect
    row: AfterMove | None

    @property
    def state(self) -> str:
        return Tied(self.row.answer).words if self.row else Tied.OPEN.words

    @property
    def is_open(self) -> bool:
        return self.row is None or self.row.answer == Tied.OPEN

    @property
    def tone(self) -> str:
        return "warn" if self.is_open else "good"

    @property
    def words(self) -> str:
        if self.row is None:
            return ""
        return ". ".join(filter(None, (self.row.words, _by(self.row.answered_by, self.row.answered_at))))


def lines_after_move(known: Known) -> list[Line]:
    return [Line(line, known.after.get(line)) for line in Reconnect]
