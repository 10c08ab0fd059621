"""The catalogue of facts a case may hold: each question, its section, and how its answer is written."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.foundations.access.sections import Section


class Known(StrEnum):
    """Whether a question has an answer, and if not, why not. None of them stands in the way of saving."""

    TOLD = "told"
    NOT_ASKED = "not_asked"
    DOES_NOT_KNOW = "does_not_know"
    PREFERS_NOT_TO_SAY = "prefers_not_to_say"
    NOT_SAFE_TO_ASK = "not_safe_to_ask"

    @property
    def words(self) -> str:
        return {
            Known.TOLD: "Answered",
            Known.NOT_ASKED: "Not asked yet",
            Known.DOES_NOT_KNOW: "Does not know",
            Known.PREFERS_NOT_TO_SAY: "Prefers not to say",
            Known.NOT_SAFE_TO_ASK: "Not safe to ask",
        }[self]


class SaidBy(StrEnum):
    PERSON = "person"
    SEEN = "seen"
    AGENCY = "agency"
    DOCUMENT = "document"

    @property
    def words(self) -> str:
        return {
            SaidBy.PERSON: "The person said so",
            SaidBy.SEEN: "A worker saw it",
            SaidBy.AGENCY: "Another agency said so",
            SaidBy.DOCUMENT: "A document says so",
        }[self]


class Shape(StrEnum):
    LINE = "line"
    TEXT = "text"
    PART_DATE = "part_date"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Question:
    code: str
    section: Section
    words: str
    shape: Shape = Shape.LINE


_S = Section
CATALOGUE: tuple[Question, ...] = (
    Question("goals", _S.SUPPORT, "What the person wants, in their own words", Shape.TEXT),
    Question("language", _S.IDENTITY, "Language they speak best", Shape.LANGUAGE),
    Question("interpreter", _S.IDENTITY, "Interpreter: which language and which gender they prefer"),
    Question("date_of_birth", _S.IDENTITY, "Date of birth", Shape.PART_DATE),
    Question("gender", _S.IDENTITY, "Gender, in their own words"),
    Question("where_met", _S.WHEREABOUTS, "Where they were met"),
    Question("where_staying", _S.WHEREABOUTS, "Where they are staying now"),
    Question("stay_away_from", _S.WHEREABOUTS, "Places that are not safe for them", Shape.TEXT),
    Question("health_now", _S.HEALTH, "Health needs now", Shape.TEXT),
    Question("medication", _S.HEALTH, "Medicines they take"),
    Question("allergies", _S.HEALTH, "Allergies"),
    Question("what_happened", _S.STORY, "What happened, as the person tells it", Shape.TEXT),
    Question("when_it_happened", _S.STORY, "When it happened", Shape.PART_DATE),
    Question("who_to_avoid", _S.STORY, "People they are afraid of", Shape.TEXT),
    Question("children", _S.FAMILY, "Children, and where they are"),
    Question("family", _S.FAMILY, "Family and people they trust", Shape.TEXT),
    Question("nationality", _S.IMMIGRATION, "Nationality"),
    Question("immigration_status", _S.IMMIGRATION, "Immigration status and papers", Shape.TEXT),
    Question("police_report", _S.JUSTICE, "Reported to the police, and the crime reference"),
    Question("arrested", _S.JUSTICE, "Arrests or charges linked to what happened", Shape.TEXT),
)
BY_CODE: dict[str, Question] = {question.code: question for question in CATALOGUE}
