"""The form every page uses: a key that makes sending twice harmless, and errors that lead to their input."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import cast
from uuid import UUID, uuid4

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict

from alongside.foundations.design.fields.drawn import DrawnBoundField
from alongside.foundations.design.fields.text import HiddenField
from alongside.foundations.kernel.results import Refused

KEY = "form_key"
VERSION = re.compile(r"\d{1,9}", re.ASCII)  # what the column holds


def read_key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


class Form(forms.Form):
    default_renderer = TemplatesSetting
    use_required_attribute = False

    @cached_property
    def form_key(self) -> str:
        """New each time the empty form is shown; kept when it comes back with errors."""
        return str(read_key(self.data.get(KEY)) or uuid4())

    def refuse(self, refused: Refused) -> None:
        """Show why it cannot be done above the form, with everything typed still in it."""
        self.add_error(None, str(refused))

    def carry(self, name: str, value: object) -> None:
        """The same answers, and in this hidden field what is true now."""
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data[self.add_prefix(name)] = str(value)
            self.data = data

    @property
    def error_list(self) -> list[dict[str, str]]:
        return [*self._form_errors(), *self._field_errors()]

    def _form_errors(self) -> Iterator[dict[str, str]]:
        for sentence in self.non_field_errors():
            yield {"text": str(sentence)}

    def _field_errors(self) -> Iterator[dict[str, str]]:
        for name in self.fields:
            bound = cast(DrawnBoundField, self[name])
            if bound.errors:
                link = {} if bound.is_hidden else {"href": f"#{bound.target_id}"}
                yield {"text": str(bound.errors[0])} | link


class VersionedForm(Form):
    """For a row that others may change meanwhile: carries the version that was read."""

    version = HiddenField()

    def clean_version(self) -> int:
        text = self.cleaned_data["version"]
        if not VERSION.fullmatch(text):
            raise forms.ValidationError("This form has lost its version number. Open the page again.")
        return int(text)
