from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

Params = dict[str, Any]
WRONG = {
    "max_length": "Shorten this: it has %(show_value)d characters, and %(limit_value)d fit",
    "min_value": "Enter %(limit_value)s or more",
    "max_value": "Enter %(limit_value)s or less",
}


class DrawnBoundField(BoundField):
    """A field in its form. Printed, it is the whole group: label, hint, error, input."""

    field: "DrawnField"

    def __str__(self) -> SafeString:
        return self.as_field_group()

    __html__ = __str__

    @property
    def params(self) -> Params:
        return self.field.params(self)

    @property
    def target_id(self) -> str:
        """Where the error summary leads to: the input that has to be changed."""
        return self.field.target_id(self)


class DrawnField(forms.Field):
    """Draws itself with the component named in `component`.

    `size` is that of the label (s, m, l, xl); `heading` makes the label the heading of the page; `missing`
    is what to say when a required answer is not there.
    """

    component = "input"
    says_optional = True
    bound_field_class = DrawnBoundField
    verb = "Enter"

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        size: str = "s",
        heading: bool = False,
        missing: str = "",
        width: int | None = None,
        autocomplete: str = "off",
        **kwargs: Any,
    ) -> None:
        self.size, self.heading, self.width, self.autocomplete = size, heading, width, autocomplete
        errors = WRONG | {"required": missing or self._missing(label)} | kwargs.pop("error_messages", {})
        template = f"design/fields/{self.component}.html"
        super().__init__(label=label, help_text=hint, error_messages=errors, template_name=template, **kwargs)

    def _missing(self, label: str) -> str:
        if label.endswith("?"):
            return f"Answer the question: {label}"
        return f"{self.verb} {label[:1].lower()}{label[1:]}"

    def params(self, bound: BoundField) -> Params:
        return self.group(bound) | {
            "id": bound.auto_id,
            "label": self.title(bound, "govuk-label"),
            "classes": f"govuk-input--width-{self.width}" if self.width else "",
            "autocomplete": self.autocomplete,
            "value": self.text_of(bound.value()),
        }

    def group(self, bound: BoundField) -> Params:
        """What every component has: name, hint, error."""
        params: Params = {"name": bound.html_name}
        if bound.help_text:
            params["hint"] = {"text": bound.help_text}
        if bound.errors:
            params["errorMessage"] = {"text": bound.errors[0]}
        return params

    def title(self, bound: BoundField, kind: str) -> Params:
        mark = " (optional)" if self.says_optional and not self.required else ""
        classes = f"{kind}--{self.size}" if self.size else ""
        return {"text": f"{bound.label}{mark}", "classes": classes, "isPageHeading": self.heading}

    def fieldset(self, bound: BoundField) -> Params:
        return {"legend": self.title(bound, "govuk-fieldset__legend")}

    def target_id(self, bound: BoundField) -> str:
        return bound.auto_id

    def text_of(self, value: Any) -> str:
        return "" if value is None else str(value)

    def in_words(self, value: Any) -> str:
        """A value as a person would read it, where two versions are laid side by side."""
        return self.text_of(value)
