"""Form fields that are drawn by the page components. `{{ form.name }}` draws the whole group."""

from alongside.foundations.design.fields.choices import (
    UNANSWERED,
    CheckboxesField,
    ConfirmField,
    RadiosField,
    SelectField,
)
from alongside.foundations.design.fields.dates import DayField, MomentField, PartDateField
from alongside.foundations.design.fields.files import FileField
from alongside.foundations.design.fields.text import (
    EmailField,
    HiddenField,
    LongTextField,
    NumberField,
    PasswordField,
    TextField,
)

__all__ = [
    "UNANSWERED",
    "CheckboxesField",
    "ConfirmField",
    "DayField",
    "EmailField",
    "FileField",
    "HiddenField",
    "LongTextField",
    "MomentField",
    "NumberField",
    "PartDateField",
    "PasswordField",
    "RadiosField",
    "SelectField",
    "TextField",
]
