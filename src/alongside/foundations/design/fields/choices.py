from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from alongside.foundations.design.fields.drawn import DrawnField, Params

UNANSWERED = (
    ("not-asked", "Not asked yet"),
    ("not-known", "They do not know"),
    ("prefers-not", "They prefer not to say"),
    ("not-safe", "It was not safe to ask"),
)

NOT_AN_ANSWER = {"invalid_choice": "Choose one of the answers on the page"}


class _ChoosingField(DrawnField):
    """`hints` explains single answers; `unanswered` adds, after an "or", four ways of not having one."""

    verb = "Choose"
    choices: Any

    def __init__(
        self, *, choices: Any, hints: dict[str, str] | None = None, unanswered: bool = False, **kwargs: Any
    ) -> None:
        self.hints = hints or {}
        offered = [*choices, *UNANSWERED] if unanswered else choices  # choices may be a callable
        errors = NOT_AN_ANSWER | kwargs.pop("error_messages", {})
        super().__init__(choices=offered, error_messages=errors, **kwargs)

    def chosen(self, bound: BoundField) -> set[str]:
        value = bound.value()
        many = value if isinstance(value, list | tuple | set | frozenset) else [value]
        return {str(one) for one in many if one is not None}

    def items(self, bound: BoundField) -> Iterator[Params]:
        chosen = self.chosen(bound)
        for value, text in self.choices:
            if str(value) == UNANSWERED[0][0]:
                yield {"divider": "or"}
            item = {"value": str(value), "text": str(text), "checked": str(value) in chosen}
            yield item | ({"hint": {"text": self.hints[str(value)]}} if str(value) in self.hints else {})

    def in_words(self, value: Any) -> str:
        wanted = value if isinstance(value, list | tuple | set | frozenset) else [value]
        words = {str(key): str(text) for key, text in self.choices}
        return ", ".join(words.get(str(one), str(one)) for one in wanted if one not in (None, ""))


class SelectField(_ChoosingField, forms.TypedChoiceField):
    """One of many, in a list that opens. `blank` is the line shown before anything is chosen."""

    component = "select"

    def __init__(self, *, blank: str = "Choose", **kwargs: Any) -> None:
        self.blank = blank
        super().__init__(**kwargs)

    def params(self, bound: BoundField) -> Params:
        chosen = self.chosen(bound)
        items = [{"value": "", "text": self.blank, "selected": not chosen}]
        items += [
            {"value": str(value), "text": str(text), "selected": str(value) in chosen}
            for value, text in self.choices
            if value not in ("", None)
        ]
        label = self.title(bound, "govuk-label")
        return self.group(bound) | {"id": bound.auto_id, "label": label, "items": items}


class RadiosField(_ChoosingField, forms.TypedChoiceField):
    """One of a few, all in sight. `inline` sets short answers beside each other, `small` makes them less tall."""

    component = "radios"
    says_optional = False

    def __init__(self, *, inline: bool = False, small: bool = False, **kwargs: Any) -> None:
        self.inline, self.small = inline, small
        super().__init__(widget=forms.RadioSelect, **kwargs)

    def params(self, bound: BoundField) -> Params:
        return self.group(bound) | {
            "idPrefix": bound.auto_id,
            "fieldset": self.fieldset(bound),
            "items": list(self.items(bound)),
            "classes": " ".join(f"govuk-radios--{how}" for how in ("inline", "small") if getattr(self, how)),
        }


class CheckboxesField(_ChoosingField, forms.TypedMultipleChoiceField):
    component = "checkboxes"
    says_optional = False

    def __init__(self, *, small: bool = False, **kwargs: Any) -> None:
        self.small = small
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)

    def params(self, bound: BoundField) -> Params:
        return self.group(bound) | {
            "idPrefix": bound.auto_id,
            "fieldset": self.fieldset(bound),
            "items": list(self.items(bound)),
            "classes": "govuk-checkboxes--small" if self.small else "",
        }


class ConfirmField(DrawnField, forms.BooleanField):
    """One box to tick. The label stands beside the box."""

    component = "checkboxes"
    says_optional = False

    def _missing(self, label: str) -> str:
        return f"Tick the box if this is so: {label}"

    def params(self, bound: BoundField) -> Params:
        params = self.group(bound)
        item: Params = {"value": "on", "text": bound.label, "checked": bool(bound.value())}
        if hint := params.pop("hint", None):
            item["hint"] = hint
        return params | {"idPrefix": bound.auto_id, "items": [item]}

    def in_words(self, value: Any) -> str:
        return "Yes" if value else "No"


def choices_of(words: Iterable[Any]) -> list[tuple[str, str]]:
    """Choices from an enumeration whose members have `words`."""
    return [(str(word.value), str(word.words)) for word in words]
