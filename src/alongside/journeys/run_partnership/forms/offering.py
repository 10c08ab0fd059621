from typing import cast

from alongside.foundations.design.fields import SelectField
from alongside.foundations.design.forms import Form


def offer(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    cast(SelectField, form.fields[name]).choices = choices
