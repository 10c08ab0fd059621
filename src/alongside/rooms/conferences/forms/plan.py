from typing import Any

from alongside.foundations.design.fields import (
    DayField,
    LongTextField,
    MomentField,
    RadiosField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.conferences.words import LateWhy

ANSWERS = [("yes", "Yes, I will be there"), ("deputy", "Somebody comes in my place"), ("no", "No")]


class HeldForm(Form):
    held_at = MomentField(label="When did it begin?")


class LateForm(Form):
    why = RadiosField(label="Why was it late?", choices=choices_of(LateWhy), coerce=LateWhy)
    words = LongTextField(
        label="In a word", hint="Needed for another reason. Nothing about the person", rows=2, required=False,
        max_length=2000,
    )  # fmt: skip


class WhyForm(VersionedForm):
    reason = TextField(
        label="Why is it corrected?",
        hint="Needed once the minutes are closed. What stood before is kept beside it.",
        required=False,
        max_length=2000,
    )


class CorrectHeldForm(WhyForm):
    held_at = MomentField(label="When did it begin?")

    field_order = ("held_at", "reason")


class CorrectDueForm(WhyForm):
    due_on = DayField(label="By which day?")

    field_order = ("due_on", "reason")


class ReplyForm(Form):
    """Asked of whoever holds the link."""

    answer = RadiosField(label="Will you be there?", choices=ANSWERS, size="m")
    deputy = TextField(label="Who comes in your place", required=False, width=20)

    @property
    def coming(self) -> bool:
        return bool(self.cleaned_data["answer"] != "no")

    @property
    def deputy_named(self) -> str:
        """A name left standing beside another answer is none."""
        return str(self.cleaned_data["deputy"]) if self.cleaned_data["answer"] == "deputy" else ""

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("answer") == "deputy" and not self.cleaned_data.get("deputy"):
            self.add_error("deputy", "Enter the name of who comes in your place")
        return self.cleaned_data


class TheirAnswerForm(ReplyForm):
    """They rang: somebody else presses the button for them."""

    answer = RadiosField(
        label="Will they be there?",
        choices=[("yes", "Yes"), ("deputy", "Somebody comes in their place"), ("no", "No")],
        small=True,
    )
    deputy = TextField(label="Who comes in their place", required=False, width=20)
