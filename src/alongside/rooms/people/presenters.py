"""How the rows of this room are said on its pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.design.words import full_moment
from alongside.rooms.people import questions
from alongside.rooms.people.languages import language_name
from alongside.rooms.people.models import Case, ContactRule, Fact
from alongside.rooms.people.questions import Known, Question, SaidBy, Shape
from alongside.rooms.people.sight import Sight
from alongside.rooms.people.words import Channel

NO_NAME = "Name not known yet"
NAME_CLOSED = "Name not shown"
Row = dict[str, str]


@dataclass(frozen=True)
class Identity:
    """The bar above every page of a case. It stands on a screen that others can see."""

    name: str
    reference: str
    contact: str
    contact_state: str
    url: str


def identity(
    case: Case, sight: Sight, name: str, rules: Sequence[ContactRule], tabs: Sequence[dict[str, object]]
) -> Identity:
    contact, state = contact_tag(rules) if sight.sees(Section.CONTACT) else ("", "given")
    shown = shown_name(name, sight)
    return Identity(shown, case.reference, contact, state, str(tabs[0]["url"]) if tabs else "")


def shown_name(name: str, sight: Sight) -> str:
    return name or (NO_NAME if sight.sees(Section.IDENTITY) else NAME_CLOSED)


def contact_tag(rules: Sequence[ContactRule]) -> tuple[str, str]:
    """The safe-contact tag. The words on how to do it are a click away, for they may say too much."""
    safe = [rule for rule in rules if rule.safe]
    if safe:
        ways = " or ".join(dict.fromkeys(Channel(rule.channel).words.lower() for rule in safe))
        care = ", with care" if any(rule.how for rule in safe) else ""
        return f"Safe: {ways}{care}", "soon" if care else "given"
    if any(rule.safe is False for rule in rules):
        return "Not safe to make contact", "late"
    return "No safe way to make contact known yet", "open"


def answer_in_words(fact: Fact) -> str:
    if fact.known != Known.TOLD:
        return Known(fact.known).words
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


def _fact_row(case_id: UUID, question: Question, fact: Fact | None, may_write: bool) -> Row:
    row = {"key": question.words, "value": answer_in_words(fact) if fact else Known.NOT_ASKED.words}
    if fact is not None:
        row["note"] = source_in_words(fact)
    if may_write or fact is not None:
        row["url"] = reverse("people:fact", kwargs={"case_id": case_id, "question": question.code})
        row["action"] = ("Correct" if fact else "Answer") if may_write else "History"
    return row


def sections_in_words(sections: Iterable[str]) -> str:
    chosen = frozenset(sections)
    if chosen == frozenset(Section):
        return "Everything"
    return ", ".join(words for section, words in SECTION_WORDS.items() if section in chosen)
