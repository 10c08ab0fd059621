from collections.abc import Sequence
from datetime import date
from typing import Any

from alongside.foundations.accounts.models import Agency
from alongside.foundations.design.fields import CheckboxesField, DayField, NumberField, SelectField, TextField
from alongside.foundations.design.forms import Form
from alongside.rooms.beds.actions.protocols import Agreed
from alongside.rooms.beds.rules import days_in_order
from alongside.rooms.beds.words import Reason
from alongside.rooms.directory.models import Partnership

NIGHTS_OF_AN_EMERGENCY = 90
THE_HOST = "The council that hosts the area"


class ProtocolForm(Form):
    partnership = SelectField(label="Area", choices=[])
    title = TextField(label="What it is called", hint="Like “Northmoor bed protocol 2027”", max_length=200)
    from_day = DayField(
        label="From which day?", hint="Tomorrow or later. It holds until the next one begins."
    )
    most_nights = NumberField(
        label="Nights at most, before both must agree to more", min_value=3, max_value=NIGHTS_OF_AN_EMERGENCY
    )
    look_day = NumberField(
        label="On which day is a next place asked for?", hint="The day of arrival is day 1", min_value=1
    )
    decide_day = NumberField(label="On which day are more nights decided?", min_value=2)
    reasons = CheckboxesField(
        label="Whom are the beds for?",
        hint="Another reason is never stopped, but the council is told that it is another",
        choices=[(reason.value, reason.words) for reason in Reason if reason is not Reason.OTHER],
    )
    approves_first = SelectField(
        label="Who approves agencies that are not trusted?", choices=[], blank=THE_HOST, required=False
    )
    approves_longer = SelectField(
        label="Who says yes to more nights, together with the house?",
        choices=[],
        blank=THE_HOST,
        required=False,
    )

    def __init__(
        self, areas: Sequence[Partnership], agencies: Sequence[Agency], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._areas = {str(area.pk): area for area in areas}
        self._agencies = {str(agency.pk): agency for agency in agencies}
        named = [(key, agency.name) for key, agency in self._agencies.items()]
        choices = {
            "partnership": [(key, area.name) for key, area in self._areas.items()],
            "approves_first": named,
            "approves_longer": named,
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> None:
        given = self.cleaned_data
        days = [given[name] for name in ("look_day", "decide_day", "most_nights") if name in given]
        if len(days) == 3 and not days_in_order(*days):
            self.add_error("look_day", "The two days come one after the other, before the last night")

    @property
    def area(self) -> Partnership:
        return self._areas[self.cleaned_data["partnership"]]

    @property
    def agreed(self) -> Agreed:
        given = self.cleaned_data
        day: date = given["from_day"]
        return Agreed(
            title=given["title"],
            from_day=day,
            most_nights=given["most_nights"],
            look_day=given["look_day"],
            decide_day=given["decide_day"],
            reasons=tuple(Reason(code) for code in given["reasons"]),
            approves_first=self._agencies.get(given["approves_first"]),
            approves_longer=self._agencies.get(given["approves_longer"]),
        )
