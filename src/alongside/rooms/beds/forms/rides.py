from typing import Any

from alongside.foundations.design.fields import (
    DayField,
    EmailField,
    LongTextField,
    MomentField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.forms import Form


class RideForm(Form):
    driver = RadiosField(label="Who drives?", choices=[], size="m")
    where = LongTextField(
        label="Where are they picked up?",
        hint="A place with people and light, and not where they were exploited or sleep now",
        rows=2,
    )
    when = MomentField(label="When?")
    ask_for = TextField(
        label="For whom does the driver ask?",
        hint="The name you are called by: you or a colleague waits with them. Never the person's name.",
        width=20,
    )

    def __init__(self, drivers: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["driver"].choices = drivers  # type: ignore[attr-defined]


class DriverForm(Form):
    partnership = SelectField(label="Area", choices=[])
    name = TextField(label="Name", max_length=200)
    scheme = TextField(label="Who sends them", hint="Like a volunteer drivers' scheme", max_length=200)
    phone = TextField(label="Telephone", max_length=40, width=20)
    email = EmailField(label="E-mail", hint="Without one, a worker copies the link to them", required=False)
    checked_on = DayField(label="Checked on")
    checked = TextField(
        label="What was checked, and by whom",
        hint="Like “enhanced check and insurance, seen by the council”",
        max_length=200,
    )

    def __init__(self, areas: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partnership"].choices = areas  # type: ignore[attr-defined]
