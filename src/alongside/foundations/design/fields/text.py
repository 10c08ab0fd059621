from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from alongside.foundations.design.fields.drawn import DrawnField, Params

LONG = 20_000


class TextField(DrawnField, forms.CharField):
    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def params(self, bound: BoundField) -> Params:
        return super().params(bound) | {"spellcheck": False}


class LongTextField(DrawnField, forms.CharField):
    component = "textarea"

    def __init__(self, *, rows: int = 5, max_length: int = LONG, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(max_length=max_length, widget=forms.Textarea, **kwargs)

    def params(self, bound: BoundField) -> Params:
        return super().params(bound) | {"rows": self.rows, "spellcheck": True}


class EmailField(DrawnField, forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        wrong = {"invalid": "Enter an email address like name@example.org"}
        super().__init__(error_messages=wrong | kwargs.pop("error_messages", {}), **kwargs)

    def params(self, bound: BoundField) -> Params:
        return super().params(bound) | {"type": "email", "spellcheck": False, "autocapitalize": "none"}


class NumberField(DrawnField, forms.IntegerField):
    def __init__(self, *, width: int = 3, **kwargs: Any) -> None:
        wrong = {"invalid": "Enter a whole number, like 7"}
        super().__init__(width=width, error_messages=wrong | kwargs.pop("error_messages", {}), **kwargs)

    def params(self, bound: BoundField) -> Params:
        return super().params(bound) | {"inputmode": "numeric"}


class PasswordField(DrawnField, forms.CharField):
    """Never printed back into the page."""

    component = "password"

    def __init__(self, *, autocomplete: str = "current-password", **kwargs: Any) -> None:
        super().__init__(autocomplete=autocomplete, strip=False, widget=forms.PasswordInput, **kwargs)

    def params(self, bound: BoundField) -> Params:
        plain = {"spellcheck": False, "autocapitalize": "none"}
        return super().params(bound) | plain | {"value": "", "type": "password"}

    def in_words(self, value: Any) -> str:
        return ""


class HiddenField(DrawnField, forms.CharField):
    component = "hidden"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="", widget=forms.HiddenInput, **kwargs)
