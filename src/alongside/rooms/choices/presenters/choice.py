"""How a choice is said on its page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from alongside.rooms.choices.models import Advice, Answer, InformationSession
from alongside.rooms.choices.queries import Choice
from alongside.rooms.choices.states import ANSWER, Said
from alongside.rooms.choices.words import AdviceKind, InterpreterNeed, LegalAdvice, Point, RefusalReason
from alongside.rooms.people.languages import language_name

Entry = dict[str, object]
MUCH_LATER = timedelta(hours=1)

CHILD = (
    "They are under 18, or may be. The referral does not wait for a yes: children's services hear first,"
    " and it is explained all the same."
)
STANDING = {
    Said.NOT_ASKED: "There is no answer yet. Nothing is sent before there is one.",
    Said.NOT_YET: "They said: not yet. Nothing is sent. Support goes on, and they can answer at any time.",
    Said.NO: "They said no. Support goes on, and they can say yes later.",
    Said.WITHDRAWN: "They took their yes back. Support goes on, and they can say yes again.",
}
TONES = {
    Said.YES: "good",
    Said.NO: "info",
    Said.NOT_YET: "info",
    Said.WITHDRAWN: "warn",
    Said.NOT_ASKED: "neutral",
}


@dataclass(frozen=True)
class Asks:
    """What the part about the choice shows: `choices/choice.html`."""

    words: str
    badge: str
    tone: str
    to_explain: list[str]
    explained: list[str]
    talks: list[Entry]
    answers: list[Entry]


def standing_words(choice: Choice, child: bool) -> str:
    if child:
        return CHILD
    if choice.said is not Said.YES:
        return STANDING[choice.said]
    if choice.counts:
        return "They said yes, and everything was explained before."
    return "They said yes. It does not count yet: some things were not explained before. Explain them, and ask again."


def badge_of(choice: Choice) -> tuple[str, str]:
    """The word of the answer, and its tone."""
    if choice.said is Said.YES and not choice.counts:
        return "Said yes, not yet informed", "warn"
    return ANSWER.words[choice.said], TONES[choice.said]


def to_explain(choice: Choice) -> list[str]:
    """What a yes still needs, and the ninth point, which is asked for and does not decide."""
    if choice.home_office_told:
        return choice.missing.words
    return [*choice.missing.words, _lettered(Point.HOME_OFFICE)]


def _lettered(point: Point) -> str:
    return f"({point.letter}) {point.words}"


def asks_of(choice: Choice, rows: list[Advice], *, child: bool, may_record: bool) -> Asks:
    badge, tone = badge_of(choice)
    talks = [_session(session, may_record) for session in choice.sessions]
    talks += [_advice(row) for row in rows]
    talks.sort(key=_moment, reverse=True)
    return Asks(
        words=standing_words(choice, child),
        badge=badge,
        tone=tone,
        to_explain=to_explain(choice),
        explained=[_lettered(point) for point in Point if point in choice.explained],
        talks=talks,
        answers=answers(choice),
    )


def _moment(entry: Entry) -> float:
    at = entry["at"]
    assert isinstance(at, datetime)
    return at.timestamp()


def _session(session: InformationSession, may_record: bool) -> Entry:
    language = f" in {language_name(session.language)}" if session.language else ""
    who, wrote = session.explained_by or session.held_by.full_name, session.held_by.full_name
    return {
        "at": session.held_at,
        "title": f"Talk{language}",
        "text": "\n".join(_lines(session)),
        "by": who if who == wrote else f"{who}. Recorded by {wrote}",
        **_written(session),
        **({"url": _correct_url(session)} if may_record else {}),
    }


def _correct_url(session: InformationSession) -> str:
    return reverse("choices:session", kwargs={"case_id": session.case_id, "session_id": session.pk})


def _lines(session: InformationSession) -> list[str]:
    letters = ", ".join(f"({point.letter})" for point in Point if point in session.explained)
    lines = [
        f"Explained: {letters}" if letters else "Nothing of the list was explained.",
        _interpreter(session),
    ]
    if session.legal_advice:
        lines.append(f"Legal advice: {LegalAdvice(session.legal_advice).words}")
    if session.understanding:
        lines.append(f"Told back: {session.understanding}")
    return lines


def _interpreter(session: InformationSession) -> str:
    if not session.interpreter_need:
        return "Interpreter: not recorded whether one is needed"
    if session.interpreter_need == InterpreterNeed.NOT_NEEDED:
        return "Interpreter: none needed"
    if session.without_needed_interpreter:
        return "Interpreter: needed, and none was there. Explain it again with one."
    service = f", {session.interpreter_service}" if session.interpreter_service else ""
    return f"Interpreter: there{service}"


def _written(row: InformationSession | Answer) -> Entry:
    """Told apart where it was written down much later than it happened."""
    happened = row.held_at if isinstance(row, InformationSession) else row.given_at
    return {"written": row.recorded} if row.recorded - happened > MUCH_LATER else {}


def answers(choice: Choice) -> list[Entry]:
    return [
        {
            "at": answer.given_at,
            "title": ANSWER.words[Said(answer.said)],
            "text": "\n".join(_answer_lines(answer)),
            "by": f"Recorded by {answer.given_by.full_name}",
            "badge": "Stands" if answer is choice.answer else "",
            "tone": TONES[Said(answer.said)],
            **_written(answer),
        }
        for answer in choice.answers
    ]


def _answer_lines(answer: Answer) -> list[str]:
    reasons = [RefusalReason(reason).words for reason in answer.reasons]
    lines = [f"Reasons: {'; '.join(reasons)}"] if reasons else []
    return [*lines, f"“{answer.own_words}”"] if answer.own_words else lines


def _advice(row: Advice) -> Entry:
    return {
        "at": row.given_at,
        "title": AdviceKind(row.kind).words,
        "by": row.agency.name if row.agency else "",
    }
