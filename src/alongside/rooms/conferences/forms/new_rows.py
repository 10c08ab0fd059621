"""Rows of the meeting sheet that nobody has saved yet. One that is left empty is nothing."""

from collections.abc import Collection
from typing import Any

from django import forms

from alongside.foundations.design.fields import (
    DayField,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.rooms.conferences.forms.ends import ACTS
from alongside.rooms.conferences.forms.meeting import TouchedForm


class NewRowForm(TouchedForm):
    """A row that nobody has saved yet: it was touched when there is something in it."""

    @property
    def touched(self) -> bool:
        return bool(self.errors) or any(self.given.values())


class PlanForm(NewRowForm):
    """A new action. An empty row is no action."""

    answers = ("owner", "step", "due_on")

    step = TextField(label="Step", required=False, max_length=2000)
    owner = SelectField(label="Who", choices=[], required=False, empty_value=None)
    due_on = DayField(label="By", required=False)

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = owners

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if any(answers.get(name) for name in self.answers):
            for name, words in {"step": "Enter the step", "owner": "Choose who does it"}.items():
                if not answers.get(name):
                    self.add_error(name, words)
            if not answers.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", "Enter the day by which it is done")
        return answers


class OldStepForm(NewRowForm):
    """A step from an earlier conference, asked about at this one. `before` says whose it is and how it stands.

    `acts` are possible as it stands; of a form that was sent, somebody may have been first meanwhile. `day` is when
    it was done, or by when after all; not done without one, nobody takes it up again.
    """

    answers = ("act", "word", "day")

    seen = HiddenField(required=False)
    act = RadiosField(
        label="What became of it?",
        choices=[("", "Nothing new"), *ACTS],
        small=True,
        required=False,
        empty_value="",
    )
    word = LongTextField(label="What shows it, or why", rows=2, required=False, max_length=2000)
    day = DayField(
        label="On which day",
        hint="Done: when. Not done: by which new day; without one, nobody takes it up again",
        required=False,
    )

    def __init__(self, *args: Any, before: str, acts: Collection[str], **more: Any) -> None:
        super().__init__(*args, **more)
        if not self.is_bound:
            field = self.fields["act"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Nothing new"), *((act, words) for act, words in ACTS if act in acts)]
        self.fields["act"].label, self.fields["act"].help_text = self.title, before

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("act") and (given.get("word") or given.get("day")):
            self.add_error("act", "Say what became of it")
        return given


class DissentForm(NewRowForm):
    """Somebody at the table does not agree with what was decided."""

    answers = ("agency", "why")

    agency = SelectField(
        label="Who does not agree", choices=[], required=False, blank="Nobody else", empty_value=None
    )
    why = LongTextField(label="Why they do not agree", rows=2, required=False)

    def __init__(self, *args: Any, table: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = table

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if answers.get("why") and not answers.get("agency"):
            self.add_error("agency", "Choose who does not agree")
        if answers.get("agency") and not answers.get("why"):
            self.add_error("why", "Enter why they do not agree")
        return answers


class ArrivalForm(NewRowForm):
    """Somebody who came without having been asked."""

    answers = ("agency", "name")

    name = TextField(label="Name of somebody who was not on the list", required=False, width=20)
    agency = SelectField(label="Their agency", choices=[], required=False, empty_value=None)

    def __init__(self, *args: Any, agencies: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = agencies

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("name") and not self.cleaned_data.get("agency"):
            self.add_error("agency", "Choose their agency")
        return self.cleaned_data
