from typing import Any, cast

from alongside.foundations.design.fields import (
    CheckboxesField,
    DayField,
    LongTextField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.drawn import DrawnField
from alongside.foundations.design.forms import Form
from alongside.rooms.people.indicators import GROUPS, INDICATORS

Choices = list[tuple[str, str]]


class IndicatorsForm(Form):
    where_seen = TextField(
        label="Where was it seen?",
        hint="For example: day centre, in the waiting room.",
        missing="Say where it was seen",
    )
    seen_by = SelectField(label="Who saw it?", choices=[], required=False, blank="I saw it")
    seen_on = DayField(label="On which day?", required=False, hint="Today, unless you change it.")
    detail = LongTextField(label="In your own words", required=False, rows=3)

    def __init__(self, agencies: Choices, with_child: bool, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["seen_by"]
        field.choices = agencies
        for name in ("seen_by", "seen_on"):
            cast(DrawnField, self.fields[name]).says_optional = False
        for number, group in enumerate(GROUPS):
            signs = [
                (sign.code, sign.words)
                for sign in INDICATORS
                if sign.group == group and sign.child <= with_child
            ]
            if signs:
                self.fields[f"signs_{number}"] = CheckboxesField(
                    label=group, choices=signs, required=False, small=True
                )

    @property
    def sign_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("signs_")]

    @property
    def codes(self) -> list[str]:
        return [code for name in self.fields if name.startswith("signs_") for code in self.cleaned_data[name]]

    def clean(self) -> None:
        if not self.errors and not self.codes:
            first = next(name for name in self.fields if name.startswith("signs_"))
            self.add_error(first, "Tick at least one sign")


class WithdrawForm(Form):
    why = TextField(
        label="Why is it withdrawn?", hint="It stays in the history.", missing="Say why", size="m"
    )
