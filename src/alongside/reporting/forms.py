from typing import Any

from alongside.foundations.design.fields import DayField, HiddenField
from alongside.foundations.design.forms import Form
from alongside.foundations.kernel.results import Refused
from alongside.reporting.conferences import Period


class PeriodForm(Form):
    """Sent with GET: an address of the page is an address of its figures."""

    area = HiddenField(required=False)
    first = DayField(label="Identified from", required=False)
    last = DayField(label="Identified up to", required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        try:
            self.period = Period(answers.get("first"), answers.get("last"))
        except Refused as refused:
            self.refuse(refused)
        return answers


class NightsForm(PeriodForm):
    first = DayField(label="Nights from", required=False)
    last = DayField(label="Nights up to", required=False)
