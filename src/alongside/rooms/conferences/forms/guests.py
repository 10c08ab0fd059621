from typing import Any

from django import forms

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.fields import LongTextField, RadiosField, TextField
from alongside.foundations.design.forms import Form

WRONG = "This code is not right, or it is too old. Look at the newest e-mail, or ask for a new link."


class CodeForm(Form):
    code = TextField(
        label="The six digits", width=10, missing="Enter the code from the e-mail", max_length=20
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).replace(" ", "").replace("-", "")

    def refuse_code(self) -> None:
        self.add_error("code", WRONG)


class ReturnForm(Form):
    section = RadiosField(label="What is it mostly about?", choices=[], small=True)
    text = LongTextField(
        label="What you want the meeting to know",
        hint="Facts you know, and how you know them. No address of a safe place.",
        rows=8,
        max_length=20_000,
    )

    def __init__(self, *args: Any, offered: frozenset[Section], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(section), SECTION_WORDS[section]) for section in Section if section in offered]
