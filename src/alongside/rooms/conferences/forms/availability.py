from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms

from alongside.foundations.design.fields import DayField, TextField
from alongside.foundations.design.fields.parsing import Unreadable, read_time
from alongside.foundations.design.forms import Form
from alongside.foundations.design.words import WEEKDAYS
from alongside.rooms.conferences.rules.times import Hours

HALVES = (("from", "From"), ("until", "Until"))


class ClockField(TextField):
    """A time as people write it; the page says once that every one of them may stay empty."""

    says_optional = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, width=5, **kwargs)


class WeekForm(Form):
    """Two times for each weekday; both empty is a day off."""

    def __init__(self, *args: Any, week: Mapping[int, Hours] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial = dict(self.initial)
        for number, name in enumerate(WEEKDAYS):
            for half, words in HALVES:
                self.fields[f"{half}_{number}"] = ClockField(label=f"{name}: {words.lower()}")
            if hours := (week or {}).get(number):
                self.initial[f"from_{number}"] = f"{hours.start:%H:%M}"
                self.initial[f"until_{number}"] = f"{hours.end:%H:%M}"

    @property
    def days(self) -> list[tuple[Any, Any]]:
        return [(self[f"from_{number}"], self[f"until_{number}"]) for number in range(len(WEEKDAYS))]

    def clean(self) -> dict[str, Any]:
        for number in range(len(WEEKDAYS)):
            start, end = (self._time(f"{half}_{number}") for half, _ in HALVES)
            if (start is None) != (end is None) and not self.errors:
                self.add_error(f"until_{number}", "Enter both times, or neither for a day off")
            elif start and end and end <= start:
                self.add_error(f"until_{number}", "The day ends before it begins")
        return self.cleaned_data

    def _time(self, name: str) -> time | None:
        text = self.cleaned_data.get(name, "")
        try:
            self.cleaned_data[name] = read_time(text) if text else None
        except Unreadable as unreadable:
            self.add_error(name, forms.ValidationError(unreadable.sentence))
        found = self.cleaned_data.get(name)
        return found if isinstance(found, time) else None

    @property
    def week(self) -> dict[int, Hours]:
        given = self.cleaned_data
        pairs = {
            number: (given[f"from_{number}"], given[f"until_{number}"]) for number in range(len(WEEKDAYS))
        }
        return {number: Hours(start, end) for number, (start, end) in pairs.items() if start and end}


class AwayForm(Form):
    from_day = DayField(label="First day away")
    until_day = DayField(label="Last day away", required=False, hint="Empty: one day")
