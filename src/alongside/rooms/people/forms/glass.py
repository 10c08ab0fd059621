from typing import Any

from django import forms

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.fields import (
    CheckboxesField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.text import HiddenField
from alongside.foundations.design.forms import Form
from alongside.foundations.kernel.identifiers import case_number, case_reference
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.states import GLASS, GlassState
from alongside.rooms.people.words import EndedWhy

SENTENCE_WORDS, SENTENCE_LETTERS = 4, 20
TOO_SHORT = "Write at least one whole sentence: who is in danger, and what you need to know"


def whole_sentence(text: str) -> str:
    if len(text.split()) < SENTENCE_WORDS or len(text.strip()) < SENTENCE_LETTERS:
        raise forms.ValidationError(TOO_SHORT)
    return text


class GlassForm(Form):
    """`known` is a case that is known already, through a look-alike: no reference is asked for."""

    reference = TextField(
        label="The reference you were told",
        hint=f"Like {case_reference(148)}",
        missing="Enter the reference",
        max_length=20,
    )
    sections = CheckboxesField(
        label="What do you need to see?", choices=[], missing="Choose at least one part"
    )
    reason = LongTextField(
        label="Why now?",
        hint="One sentence at least. Whoever answers for the case reads it at once.",
        missing="Write why",
        rows=4,
    )

    knows = HiddenField(required=False)

    def __init__(self, reach: list[Section], *args: Any, known: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["sections"]
        field.choices = [(section.value, SECTION_WORDS[section]) for section in reach]
        if known:
            del self.fields["reference"]

    def clean_reference(self) -> str:
        try:
            return case_reference(case_number(self.cleaned_data["reference"]))
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None

    def clean_reason(self) -> str:
        return whole_sentence(self.cleaned_data["reason"])


VERDICTS = (GlassState.JUSTIFIED, GlassState.NOT_JUSTIFIED, GlassState.MORE_WANTED)


class ReviewForm(Form):
    verdict = RadiosField(
        label="Was it justified?",
        choices=[(state.value, GLASS.words[state]) for state in VERDICTS],
        hints={
            GlassState.NOT_JUSTIFIED.value: "It ends at once.",
            GlassState.MORE_WANTED.value: "They are asked, and you answer when they have said more.",
        },
        missing="Choose one of the three",
    )
    words = LongTextField(label="Why?", missing="Write why", rows=4)


class ExplainForm(Form):
    words = LongTextField(label="What do you say to that?", missing="Write your answer", rows=6)


class LookedAtForm(Form):
    words = LongTextField(
        label="What did you find?",
        hint="Ring the worker and the responsible agency first. No name of a person, and nothing of their story.",
        missing="Write what you found",
        rows=4,
    )


class EndGrantForm(Form):
    why = RadiosField(
        label="Why is it closed to them?",
        choices=[(why.value, why.words) for why in EndedWhy],
        missing="Choose a reason",
    )


class ShutOutForm(Form):
    worker = SelectField(label="Who must not see this case?", choices=[], missing="Choose a worker")
    reason = LongTextField(
        label="Why?",
        hint="Only those who answer for the case read it. The worker is not told.",
        missing="Write why",
        rows=4,
    )

    def __init__(self, workers: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["worker"]
        field.choices = workers
