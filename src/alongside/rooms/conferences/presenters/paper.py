"""The minutes as a paper: what one reader may see, and on every page whose copy it is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from alongside.foundations.design.words import day, full_moment
from alongside.foundations.papers.paper import Block, Heading, Paper, Table, Words
from alongside.rooms.conferences.presenters.minutes import MinutesRow, ScreenRow
from alongside.rooms.conferences.presenters.plan import ActionRow

CLOSED = "Closed to you. Ask {who}."
NOT_IN_A_FILE = (
    "Not in this file: the person has not agreed, by name, that it is handed on. Read it in Alongside."
)
NOT_YET = "Not recorded yet."


def minutes_paper(shown: dict[str, Any], reader: str) -> Paper:
    """`shown`: the reader's copy, as the page of the minutes shows it."""
    conference, reference = shown["conference"], shown["conference"].case.reference
    closed = CLOSED.format(who=shown["ask"])
    blocks = [
        Words(f"{shown['headline']}. {shown['held_words']}"),
        *(Words(line) for line in (shown["version"], *shown["corrections"], *shown["quorum"]) if line),
        *_item(shown["rows"][0], closed),
        Words(conference.chair.full_name if conference.chair else "Not named", label="Chair:"),
        Words(
            conference.minute_taker.full_name if conference.minute_taker else "Not named",
            label="Minute-taker:",
        ),
        *_attendance(shown["attendance"]),
        *steps_before(shown["earlier"]),
        *(block for row in shown["rows"][1:] for block in _item(row, closed)),
        *_screen(shown["screen"]),
        *_plan(shown["actions"]),
    ]
    mark = f"This copy is for {reader}, {full_moment(shown['now'])}. It holds what is open to them. Do not pass it on."
    return Paper(f"Minutes, meeting {reference}", mark, blocks)


def _attendance(rows: Sequence[dict[str, str]]) -> Iterator[Block]:
    yield Heading("Who was there")
    if not rows:
        yield Words(NOT_YET, quiet=True)
        return
    told = [(row["key"], row["note"], row["value"]) for row in rows]
    yield Table("Who came, and who did not", ("Who", "From", "How"), told)


def _item(row: MinutesRow, closed: str) -> Iterator[Block]:
    yield Heading(row.title)
    if not row.is_open or not row.noted:
        yield Words(NOT_YET if row.is_open else NOT_IN_A_FILE if row.stays_here else closed, quiet=True)
        return
    yield from _lines(row.wishes, "What the person wants:")
    if row.outcome:
        yield Words(row.reason, label=f"{row.outcome}.")
    yield from _lines(row.notes)
    yield from _lines(row.decision, "Decision:")
    for dissent in row.dissents:
        yield from _lines(dissent.why, f"{dissent.agency} did not agree:")
    yield from _lines(row.lead, "Lead first responder:")
    yield Words(row.noted, quiet=True)


def _lines(text: str, label: str = "") -> Iterator[Block]:
    for number, line in enumerate(line for line in text.splitlines() if line.strip()):
        yield Words(line, label="" if number else label)


def _screen(screen: ScreenRow | None) -> Iterator[Block]:
    yield Heading("Safeguarding")
    if screen is None:
        yield Words(NOT_YET, quiet=True)
        return
    yield Words(f"{screen.law}. To check: {screen.check}.")
    for point in screen.points:
        yield Words(point["value"], label=f"{point['key']}:")
    yield from _lines(screen.result)
    yield from _lines(screen.finding)


def steps_before(actions: Sequence[ActionRow]) -> Iterator[Block]:
    if actions:
        yield Heading("What became of the steps agreed before")
        yield _steps("As it stands now", actions)


def _plan(actions: Sequence[ActionRow]) -> Iterator[Block]:
    yield Heading("Action plan")
    if actions:
        yield _steps("Who does what by when", actions)
    else:
        yield Words("No action yet.", quiet=True)


def _steps(title: str, actions: Iterable[ActionRow]) -> Table:
    told = [(row.step, row.owner, day(row.due_on), f"{row.state} {row.word}".strip()) for row in actions]
    return Table(title, ("Step", "Who", "By", "State"), told)
