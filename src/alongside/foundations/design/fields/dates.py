from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from alongside.foundations.design.fields.drawn import DrawnField, Params
from alongside.foundations.design.fields.parsing import (
    Parts,
    Unreadable,
    read_day,
    read_moment,
    read_part_date,
)
from alongside.foundations.design.part_dates import PartDate
from alongside.foundations.design.words import clock_time, day, full_moment, in_london

DAY_PARTS = ("day", "month", "year")
WIDTHS = {"day": 2, "month": 2, "year": 4, "time": 4}


class PartsWidget(forms.Widget):
    """Gathers the inputs of one field. It is never drawn: the component is."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        self.parts = parts
        super().__init__()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        return {part: str(data.get(f"{name}_{part}") or "").strip() for part in self.parts}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in self.parts)


class _PartsField(DrawnField):
    """Several inputs, one answer, one error message."""

    component = "date"
    parts: tuple[str, ...] = DAY_PARTS

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=PartsWidget(self.parts), **kwargs)

    def read(self, parts: Parts) -> Any:
        raise NotImplementedError

    def written(self, value: Any) -> dict[str, str]:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if not any(value.values()):
            return None
        try:
            return self.read(value)
        except Unreadable as unreadable:
            raise ValidationError(unreadable.sentence, code=" ".join(unreadable.wrong)) from None

    def shown_parts(self, bound: BoundField) -> dict[str, str]:
        value = bound.value()
        if isinstance(value, dict):
            return value
        return self.written(value) if value else dict.fromkeys(self.parts, "")

    def wrong_parts(self, bound: BoundField) -> list[str]:
        if not bound.errors:
            return []
        named = (bound.errors.as_data()[0].code or "").split()
        return [part for part in self.parts if part in named] or list(self.parts)

    def params(self, bound: BoundField) -> Params:
        shown, wrong = self.shown_parts(bound), self.wrong_parts(bound)
        return self.group(bound) | {
            "id": bound.auto_id,
            "fieldset": self.fieldset(bound),
            "items": [self._item(bound, part, shown[part], part in wrong) for part in self.parts],
        }

    def _item(self, bound: BoundField, part: str, value: str, wrong: bool) -> Params:
        return {
            "id": f"{bound.auto_id}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": part.capitalize(),
            "value": value,
            "classes": f"govuk-input--width-{WIDTHS[part]}" + (" govuk-input--error" if wrong else ""),
            "inputmode": "text" if part == "time" else "numeric",
            "autocomplete": "off",
        }

    def target_id(self, bound: BoundField) -> str:
        return f"{bound.auto_id}_{(self.wrong_parts(bound) or self.parts)[0]}"


class DayField(_PartsField):
    def read(self, parts: Parts) -> date:
        return read_day(parts)

    def written(self, value: date) -> dict[str, str]:
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}

    def in_words(self, value: Any) -> str:
        return day(value) if value else ""


class MomentField(_PartsField):
    """A date and a time on a London clock; the answer knows its time zone."""

    parts = (*DAY_PARTS, "time")

    def read(self, parts: Parts) -> datetime:
        return read_moment(parts)

    def written(self, value: datetime) -> dict[str, str]:
        on = in_london(value)
        return {"day": str(on.day), "month": str(on.month), "year": str(on.year), "time": clock_time(on)}

    def in_words(self, value: Any) -> str:
        return full_moment(value) if value else ""


class PartDateField(_PartsField):
    """Answers with a PartDate; its `stored` text goes into the table, and comes back here as it is."""

    def read(self, parts: Parts) -> PartDate:
        return read_part_date(parts)

    def written(self, value: PartDate | str) -> dict[str, str]:
        known = PartDate.parse(value) if isinstance(value, str) else value
        numbers = {"day": known.day, "month": known.month, "year": known.year}
        return {part: "" if number is None else str(number) for part, number in numbers.items()}

    def in_words(self, value: Any) -> str:
        return str(PartDate.parse(value) if isinstance(value, str) else value) if value else ""
