from typing import Any

from alongside.foundations.design.fields import LongTextField, MomentField
from alongside.foundations.design.forms import Form


class AgreeForm(Form):
    moves = MomentField(label="When do they move?")
    despite = LongTextField(
        label="Why do they move there all the same?",
        hint="What was said about what does not suit, who decided, and what is done about it",
        rows=4,
        required=False,
    )

    def __init__(self, *args: Any, needs_reason: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not needs_reason:
            del self.fields["despite"]


class DayForm(Form):
    moves = MomentField(label="When do they move?")


class AddressForm(Form):
    address = LongTextField(label="Exact address", rows=3)
    told = MomentField(label="When was the person told?")
    late_why = LongTextField(
        label="If it was less than a full day before they move: why?", rows=2, required=False
    )


class MovedForm(Form):
    moved = MomentField(label="When did they move in?")
