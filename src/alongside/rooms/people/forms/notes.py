from collections.abc import Iterable
from typing import Any

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.fields import LongTextField, SelectField, TextField
from alongside.foundations.design.forms import Form

Choices = list[tuple[str, str]]


class SectionForm(Form):
    """Asks in which of the given parts of the case something belongs."""

    def __init__(self, sections: Iterable[Section], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = frozenset(sections)
        field: Any = self.fields["section"]
        field.choices = [
            (section.value, words) for section, words in SECTION_WORDS.items() if section in chosen
        ]


class NoteForm(SectionForm):
    text = LongTextField(label="What do you want to keep?", rows=8, missing="Write the note", size="m")
    section = SelectField(
        label="What is it about?",
        hint="It decides who can read the note. An account of what happened to them stays closed at first.",
        choices=[],
        blank="Choose",
        missing="Choose what the note is about",
    )


class MoveNoteForm(Form):
    case = SelectField(label="One of your cases", choices=[], required=False, blank="Choose")
    reference = TextField(
        label="Or the reference of another case", required=False, width=10, hint="For example AL-0148"
    )
    reason = TextField(
        label="What happened?", hint="For example: written in the wrong case.", missing="Say why"
    )

    def __init__(self, cases: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["case"]
        field.choices = cases

    def clean(self) -> None:
        one, other = self.cleaned_data.get("case"), self.cleaned_data.get("reference")
        if not self.errors and bool(one) == bool(other):
            self.add_error("case", "Choose one of your cases, or give one reference")
