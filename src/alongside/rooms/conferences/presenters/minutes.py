"""The minutes, cut to what one reader may see. A closed item looks the same whether it holds something or not."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.foundations.design.words import full_moment
from alongside.rooms.conferences import rules
from alongside.rooms.conferences.models import AgendaItem, Attendance, Dissent, SafeguardingScreen
from alongside.rooms.conferences.protocols import Protocol, Topic
from alongside.rooms.conferences.words import Nation, Outcome, Presence, ScreenResult


@dataclass(frozen=True)
class MinutesRow:
    """`stays_here`: open to its reader as a page, and in no file."""

    title: str
    is_open: bool
    stays_here: bool = False
    outcome: str = ""
    wishes: str = ""
    notes: str = ""
    decision: str = ""
    dissents: Sequence[Dissent] = ()
    reason: str = ""
    lead: str = ""
    noted: str = ""


def minutes_rows(
    protocol: Protocol,
    items: Mapping[int, AgendaItem],
    dissents: Mapping[int, Sequence[Dissent]],
    stay: Container[int] = (),
) -> list[MinutesRow]:
    """`stay`: the numbers of those items that are in no file for this reader."""
    return [
        _row(topic, items.get(topic.number), dissents.get(topic.number, ()), stays=topic.number in stay)
        for topic in protocol.topics
    ]


def _row(topic: Topic, item: AgendaItem | None, dissents: Sequence[Dissent], *, stays: bool) -> MinutesRow:
    title = f"{topic.number}. {topic.title}" if topic.number else topic.title
    if item is None or stays:
        return MinutesRow(title, is_open=False, stays_here=stays)
    by = f"{item.noted_by.full_name}, {full_moment(item.noted_at)}" if item.noted_by and item.noted_at else ""
    return MinutesRow(
        title,
        is_open=True,
        outcome=Outcome(item.outcome).words if item.outcome else "",
        wishes=item.wishes,
        notes=item.notes,
        decision=item.decision,
        dissents=dissents,
        reason=item.reason if item.outcome == Outcome.NOT_RELEVANT else "",
        lead=str(item.lead or ""),
        noted=by,
    )


def attendance_rows(attendances: Iterable[Attendance]) -> list[dict[str, str]]:
    return [
        {
            "key": row.name or str(row.agency),
            "value": Presence(row.presence).words + (f": {row.deputy} in their place" if row.deputy else ""),
            "note": _seat(row) if row.name else (row.team.name if row.team else ""),
        }
        for row in attendances
    ]


def _seat(row: Attendance) -> str:
    return f"{row.agency}: {row.team.name}" if row.team else str(row.agency)


@dataclass(frozen=True)
class ScreenRow:
    law: str
    check: str
    points: list[dict[str, str]]
    result: str
    finding: str


def screen_row(protocol: Protocol, screen: SafeguardingScreen | None) -> ScreenRow | None:
    if screen is None:
        return None
    law = protocol.law_of(Nation(screen.nation))
    given = (screen.has_needs, screen.at_risk, screen.cannot_protect)
    answers = [{True: "Yes", False: "No", None: "Not answered"}[answer] for answer in given]
    points = [{"key": words, "value": said} for words, said in zip(law.points, answers, strict=False)]
    return ScreenRow(law.law, law.check, points, _result(screen), screen.finding)


def _result(screen: SafeguardingScreen) -> str:
    """R-MACC-05 decides for England only; elsewhere what was found is in the words of those who met."""
    if screen.nation != Nation.ENGLAND:
        return ""
    found: ScreenResult = rules.safeguarding_result(
        has_needs=screen.has_needs, at_risk=screen.at_risk, cannot_protect=screen.cannot_protect
    )
    return found.words
