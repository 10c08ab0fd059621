"""What is still missing from a conference, as sentences that name it."""

from collections.abc import Iterable, Iterator

from alongside.rooms.conferences.models import AgendaItem, Conference, SafeguardingScreen
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.rules import ItemGap, PlanGap, safeguarding_result
from alongside.rooms.conferences.words import Nation, ScreenResult

_ITEM = {
    ItemGap.NOTHING: "is not recorded",
    ItemGap.DECISION: "has no decision",
    ItemGap.REASON: "has no reason why it is not relevant",
}
_QUORUM = {
    "too_few_present": "Fewer than {least} core attendees were there.",
    "no_chair": "No chair is named.",
    "no_minute_taker": "No minute-taker is named.",
}


def item_sentences(protocol: Protocol, gaps: dict[int, ItemGap]) -> Iterator[str]:
    for number, gap in gaps.items():
        yield f"Item {number}, {protocol.topic(number).title}, {_ITEM[gap]}."


def wishes_sentences(opening: AgendaItem | None) -> Iterator[str]:
    """Said before the close to whoever may read it, and it stops nobody."""
    if opening is not None and not opening.notes.strip():
        yield "What the person wants is not recorded. If nobody could ask them, write that."


def screen_sentences(conference: Conference) -> Iterator[str]:
    """R-MACC-05: said before the close, and it stops nobody."""
    screen = SafeguardingScreen.objects.filter(conference=conference).first()
    if screen is None:
        yield "The safeguarding screen is not recorded yet."
    elif screen.nation == Nation.ENGLAND and _result(screen) is ScreenResult.INCOMPLETE:
        yield "The safeguarding screen is not complete yet."


def _result(screen: SafeguardingScreen) -> ScreenResult:
    result: ScreenResult = safeguarding_result(
        has_needs=screen.has_needs, at_risk=screen.at_risk, cannot_protect=screen.cannot_protect
    )
    return result


def plan_sentences(gaps: Iterable[PlanGap]) -> Iterator[str]:
    for gap in gaps:
        if gap.number is None:
            yield "The action plan is empty: it needs at least one action, with an owner and a date."
        else:
            yield f"Action {gap.number} has no {gap.missing}."


def quorum_sentences(protocol: Protocol, codes: Iterable[str]) -> Iterator[str]:
    """`codes` as they are kept with a conference: a word, or a word and the kind of attendee."""
    for code in codes:
        word, _, kind = code.partition(":")
        if known := protocol.kind(kind):
            yield f"{known.words} was not invited."
        else:
            yield _QUORUM[word].format(least=protocol.least_core_present)
