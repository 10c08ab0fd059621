"""How the ledger is said: who may know what, and what was shown without being agreed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from alongside.foundations.design.words import day, full_moment
from alongside.rooms.choices.models import Consent, SharingDecision
from alongside.rooms.choices.states import CONSENT, SHARING, WAITS, ConsentState, SharingState
from alongside.rooms.choices.words import (
    Capacity,
    InterpreterNeed,
    LawfulBasis,
    Purpose,
    SpecialCondition,
    Understood,
)
from alongside.rooms.people.languages import language_name
from alongside.rooms.people.presenters import sections_in_words

Entry = dict[str, object]

TONES = {
    ConsentState.GIVEN: "good",
    ConsentState.REFUSED: "bad",
    ConsentState.WITHDRAWN: "warn",
    ConsentState.EXPIRED: "neutral",
    ConsentState.NOT_YET: "info",
}
CHIPS = {
    ConsentState.GIVEN: ("Agreed", "given"),
    ConsentState.REFUSED: ("Said no", "refused"),
    ConsentState.WITHDRAWN: ("Taken back", "withdrawn"),
}


@dataclass(frozen=True)
class Line:
    """One row of the table: a recipient and a purpose, and what stands there."""

    row: Consent
    who: str
    purpose: str
    parts: str
    state: str
    tone: str
    until: str
    may_end: bool


def lines(rows: Iterable[Consent], now: datetime) -> list[Line]:
    return [_line(row, standing_state(row, now)) for row in rows]


def standing_state(row: Consent, now: datetime) -> ConsentState:
    """A yes whose day has come has ended, also before the night has written it down."""
    said = ConsentState(row.said)
    over = said is ConsentState.GIVEN and row.until is not None and row.until <= now
    return ConsentState.EXPIRED if over else said


def _line(row: Consent, state: ConsentState) -> Line:
    given = state is ConsentState.GIVEN
    return Line(
        row=row,
        who=row.who,
        purpose=Purpose(row.purpose).words,
        parts=sections_in_words(row.sections) or "Nothing named",
        state=CONSENT.words[state],
        tone=TONES[state],
        until=day(row.until) if given and row.until else "",
        may_end=given,
    )


def chips(rows: Iterable[Consent], now: datetime) -> list[dict[str, str]]:
    """For the bar of a case: one for each recipient and answer, with the parts they may see."""
    found: dict[tuple[str, ConsentState], set[str]] = {}
    for row in rows:
        state = standing_state(row, now)
        if state in CHIPS:
            found.setdefault((row.who, state), set()).update(row.sections)
    return [_chip(who, state, parts) for (who, state), parts in found.items()]


def _chip(who: str, state: ConsentState, parts: set[str]) -> dict[str, str]:
    word, shape = CHIPS[state]
    if state is ConsentState.GIVEN:
        return {"text": f"{word}: {who} may see {_spoken(sections_in_words(parts))}", "state": shape}
    return {"text": f"{word}: {who}", "state": shape}


def _spoken(words: str) -> str:
    return words[:1].lower() + words[1:]


def history(rows: Iterable[Consent]) -> list[Entry]:
    return [_said(row) for row in rows]


def _said(row: Consent) -> Entry:
    state = ConsentState(row.said)
    return {
        "at": row.starts,
        "title": f"{row.who}: {Purpose(row.purpose).words.lower()}",
        "badge": CONSENT.words[state],
        "tone": TONES[state],
        "text": "\n".join(_how(row)),
        "by": f"Recorded by {row.said_by.full_name}" if row.said_by else "It ended by itself",
    }


def _how(row: Consent) -> Iterable[str]:
    if row.sections:
        yield f"Parts: {sections_in_words(row.sections)}"
    if row.until:
        yield f"Until {full_moment(row.until)}"
    yield from _circumstances(row)
    if row.own_words:
        yield f"“{row.own_words}”"


def _circumstances(row: Consent) -> Iterable[str]:
    if row.language:
        yield f"Explained in {language_name(row.language)} by {row.explained_by or 'somebody'}"
    if row.interpreter_need:
        yield f"Interpreter: {_interpreter(row)}"
    if row.capacity:
        yield f"Could decide it: {Capacity(row.capacity).words.lower()}"
    if row.understood:
        yield f"Understood: {Understood(row.understood).words.lower()}"
    if row.text_version:
        yield f"Words that were read: {row.text_version}"


def _interpreter(row: Consent) -> str:
    if row.interpreter_need == InterpreterNeed.NOT_NEEDED:
        return "none needed"
    there = "there" if row.interpreter_present else "needed and not there"
    return f"{there}, {row.interpreter_service}" if row.interpreter_service else there


def decisions(rows: Iterable[SharingDecision], now: datetime) -> list[Entry]:
    return [_decision(row, now) for row in rows]


def _decision(row: SharingDecision, now: datetime) -> Entry:
    waits = row.state in WAITS and not is_over(row, now)
    return {
        "row": row,
        "who": row.who,
        "state": decision_state(row, now),
        "tone": "warn" if waits else "info",
        "parts": sections_in_words(row.sections),
    }


def is_over(row: SharingDecision, now: datetime) -> bool:
    """Its end has come, whether or not somebody has written that down."""
    return row.state in SHARING.final or row.until <= now


def decision_state(row: SharingDecision, now: datetime) -> str:
    state = SharingState(row.state)
    if state not in SHARING.final and is_over(row, now):
        return f"Ended on {day(row.until)}"
    if state is SharingState.OPEN_AT_ONCE and row.review_due and row.review_due <= now:
        return f"Closed on {day(row.review_due)}: nobody had looked. Late"
    return SHARING.words[state]


def decision_rows(row: SharingDecision) -> list[dict[str, str]]:
    said = [
        ("Who may see it", row.who),
        ("What for", Purpose(row.purpose).words),
        ("Parts", sections_in_words(row.sections)),
        ("Ground in law", LawfulBasis(row.basis).words),
        ("For health, origin and the like", SpecialCondition(row.special_condition).words),
        ("Why", row.reason),
        ("What the person had said", CONSENT.words[ConsentState(row.answer_then)]),
        ("Was the person told?", "Yes" if row.told else f"No. {row.not_told_why}"),
        ("Until", full_moment(row.until)),
        ("Decided by", f"{row.decided_by.full_name}, {full_moment(row.decided_at)}"),
        ("Second person", _second(row)),
    ]
    return [{"key": key, "value": value} for key, value in said]


def _second(row: SharingDecision) -> str:
    if row.reviewed_by is None or row.reviewed_at is None:
        due = f" It closes {full_moment(row.review_due)} if nobody does." if row.review_due else ""
        return f"Nobody has looked at it yet.{due}"
    word = f" “{row.review_word}”" if row.review_word else ""
    return f"{row.reviewed_by.full_name}, {full_moment(row.reviewed_at)}.{word}"
