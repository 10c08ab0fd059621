from typing import Any, cast
from uuid import UUID

from alongside.foundations.design.fields import (
    HiddenField,
    LongTextField,
    PartDateField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.fields.drawn import DrawnField
from alongside.foundations.design.forms import Form, read_key
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.sealing.fields import ERASED
from alongside.rooms.people.languages import languages
from alongside.rooms.people.models import Fact, Name
from alongside.rooms.people.questions import Known, Question, SaidBy, Shape

WITHOUT = [(known.value, known.words) for known in Known if known is not Known.TOLD]


def _answer_field(question: Question) -> DrawnField:
    plain: dict[str, Any] = {"label": "Answer", "required": False}
    if question.shape is Shape.PART_DATE:
        hint = "As much as is known: a year alone is enough, or a month and a year."
        return PartDateField(**plain, hint=hint)
    if question.shape is Shape.LANGUAGE:
        return SelectField(**plain, choices=languages(), blank="Not chosen")
    return LongTextField(**plain) if question.shape is Shape.TEXT else TextField(**plain)


class SeenForm(Form):
    """Carries which row stood on the page when it was opened, so that a later one is never overwritten."""

    seen = HiddenField(required=False)

    @property
    def seen_id(self) -> UUID | None:
        return read_key(self.cleaned_data["seen"])


class AnswerForm(SeenForm):
    said_by = SelectField(label="How do we know?", choices=choices_of(SaidBy), required=False)
    without = RadiosField(label="If there is no answer, why?", choices=WITHOUT, required=False)
    reason = TextField(
        label="Why is it changed?", required=False, hint="The old answer stays in the history."
    )

    def __init__(self, question: Question, standing: Fact | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"initial": {"said_by": SaidBy.PERSON} | _initial(standing)})
        self.fields["answer"] = _answer_field(question)
        self.question = question
        for name in ("answer", "said_by"):
            cast(DrawnField, self.fields[name]).says_optional = False
        if standing is None:
            del self.fields["reason"]
        self.order_fields(["answer", "said_by", "without", "reason"])

    def clean(self) -> None:
        answer, without = self.cleaned_data.get("answer"), self.cleaned_data.get("without")
        if self.errors:
            return
        if answer and without:
            self.add_error("without", "There is an answer above. Keep one: the answer, or why there is none")
        if not answer and not without:
            self.add_error("answer", "Write the answer, or say below why there is none")

    @property
    def known(self) -> Known:
        return Known(self.cleaned_data["without"] or Known.TOLD)

    @property
    def text(self) -> str:
        answer = self.cleaned_data["answer"]
        return answer.stored if isinstance(answer, PartDate) else str(answer or "")

    @property
    def in_words(self) -> str:
        """What was just sent, as a person would read it."""
        field = cast(DrawnField, self.fields["answer"])
        return field.in_words(self.cleaned_data["answer"]) if self.known is Known.TOLD else self.known.words

    @property
    def said(self) -> SaidBy:
        return SaidBy(self.cleaned_data["said_by"] or SaidBy.PERSON)


def _initial(standing: Fact | None) -> dict[str, str]:
    if standing is None:
        return {}
    seen = {"seen": str(standing.pk)}
    if standing.known != Known.TOLD:
        return seen | {"without": standing.known}
    answer = "" if standing.answer == ERASED else standing.answer
    return seen | {"answer": answer, "said_by": standing.said_by}


NAME_KINDS = [(Name.LEGAL, "In their papers"), (Name.ALSO, "Also known as")]


class ChosenNameForm(SeenForm):
    text = TextField(
        label="Name they like to be called",
        hint="A nickname is enough. Any alphabet. The old name stays in the history.",
        missing="Enter a name",
        size="m",
    )


class CorrectNameForm(SeenForm):
    text = TextField(
        label="The name", hint="What stood here before stays in the history.", missing="Enter the name"
    )


class OtherNameForm(Form):
    kind = RadiosField(
        label="What kind of name is it?", choices=NAME_KINDS, missing="Say what kind of name it is"
    )
    text = TextField(label="The name", hint="As it is written, in any alphabet.", missing="Enter the name")
