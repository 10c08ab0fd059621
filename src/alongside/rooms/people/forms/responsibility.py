from typing import Any

from alongside.foundations.design.fields import DayField, LongTextField, RadiosField, SelectField
from alongside.foundations.design.forms import Form

Choices = list[tuple[str, str]]


class HandOverForm(Form):
    to = RadiosField(label="Who takes over?", choices=[], missing="Choose a colleague")
    word = LongTextField(
        label="A word for them",
        hint="What must not be forgotten. They see it on My work.",
        required=False,
        rows=4,
    )

    def __init__(self, colleagues: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["to"]
        field.choices = colleagues


class CoverForm(Form):
    away = SelectField(label="Who is away?", choices=[], required=False, blank="I am")
    covered_by = SelectField(label="Who covers?", choices=[], missing="Choose a colleague")
    from_day = DayField(label="First day away", missing="Enter the first day")
    until_day = DayField(label="Last day away", missing="Enter the last day")

    def __init__(self, colleagues: Choices, others: Choices, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        away: Any = self.fields["away"]
        covered_by: Any = self.fields["covered_by"]
        away.choices, covered_by.choices = others, colleagues
        if not others:
            del self.fields["away"]
