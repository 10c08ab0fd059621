from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.design.words import full_moment
from alongside.foundations.sealing.fields import ERASED
from alongside.rooms.people import questions
from alongside.rooms.people.languages import language_name
from alongside.rooms.people.models import Fact, Name
from alongside.rooms.people.questions import Known, Question, SaidBy, Shape
from alongside.rooms.people.sight import Sight

Row = dict[str, str]


def answer_in_words(fact: Fact) -> str:
    if fact.known != Known.TOLD:
        return Known(fact.known).words
    if fact.answer == ERASED:
        return ERASED
    shape = questions.BY_CODE[fact.question].shape
    if shape is Shape.PART_DATE:
        return str(PartDate.parse(fact.answer))
    return language_name(fact.answer) if shape is Shape.LANGUAGE else fact.answer


def source_in_words(fact: Fact) -> str:
    """Who said so, who wrote it, when."""
    said = f"{SaidBy(fact.said_by).words}. " if fact.known == Known.TOLD else ""
    return f"{said}Written by {fact.added_by.full_name}, {full_moment(fact.added_at)}"


@dataclass(frozen=True)
class SectionOfFacts:
    title: str
    open: bool
    rows: list[Row]


def facts_by_section(
    case_id: UUID, sight: Sight, facts: dict[str, Fact], may_write: bool
) -> list[SectionOfFacts]:
    """Every section in its order; a closed one says that it is closed and nothing else."""
    asked: dict[Section, list[Question]] = {}
    for question in questions.CATALOGUE:
        asked.setdefault(question.section, []).append(question)
    return [
        SectionOfFacts(
            SECTION_WORDS[section],
            sight.sees(section),
            [_fact_row(case_id, q, facts.get(q.code), may_write) for q in asked[section]]
            if sight.sees(section)
            else [],
        )
        for section in Section
        if section in asked
    ]


def _shown(fact: Fact) -> str:
    """An account of what happened is a click away, so that nobody reads it who did not choose to."""
    account = fact.section == Section.STORY and questions.BY_CODE[fact.question].shape is Shape.TEXT
    return (
        "Written down. Open it to read it." if account and fact.known == Known.TOLD else answer_in_words(fact)
    )


def _fact_row(case_id: UUID, question: Question, fact: Fact | None, may_write: bool) -> Row:
    row = {"key": question.words, "value": _shown(fact) if fact else Known.NOT_ASKED.words}
    if fact is not None:
        row["note"] = source_in_words(fact)
    if may_write or fact is not None:
        row["url"] = reverse("people:fact", kwargs={"case_id": case_id, "question": question.code})
        row["action"] = ("Correct" if fact else "Answer") if may_write else "History"
    return row


@dataclass(frozen=True)
class Said:
    """One answer of several, as it stands in the history."""

    text: str
    source: str
    reason: str
    stands: bool


def answers(history: list[Fact]) -> list[Said]:
    return [
        Said(answer_in_words(fact), source_in_words(fact), fact.reason, fact.replaced_by_id is None)
        for fact in history
    ]


NAME_KINDS = {Name.CHOSEN: "Likes to be called", Name.LEGAL: "In their papers", Name.ALSO: "Also known as"}


def kind_of_name(name: Name) -> str:
    return NAME_KINDS[name.kind]


def names(case_id: UUID, rows: list[Name]) -> list[Row]:
    """Every name there was. The chosen one is corrected on the page itself, another one on its own."""
    return [_name_row(case_id, name) for name in rows]


def _name_row(case_id: UUID, name: Name) -> Row:
    stands = name.replaced_by_id is None
    written = f"Written by {name.added_by.full_name}, {full_moment(name.added_at)}"
    row = {"key": kind_of_name(name), "value": name.text}
    if stands and name.kind != Name.CHOSEN:
        row["url"] = reverse("people:correct_name", kwargs={"case_id": case_id, "name_id": name.pk})
        row["action"] = "Correct"
    return row | {"note": written if stands else f"Corrected since. {written}"}
