from typing import Any

from alongside.foundations.design.fields import DayField, SelectField, TextField
from alongside.foundations.design.forms import Form
from alongside.journeys.audit_trail.queries import Wanted
from alongside.journeys.audit_trail.words.events import EVENTS

BY_WORDS = sorted(EVENTS.items(), key=lambda event: event[1])


class TrailForm(Form):
    """Sent with GET: an address of the page is an address of what it shows."""

    who = TextField(label="Who", hint="Part of a name or an e-mail address", required=False)
    event = SelectField(label="What happened", choices=BY_WORDS, blank="Anything", required=False)
    reference = TextField(label="Reference of a case", width=10, required=False)
    first = DayField(label="From", required=False)
    last = DayField(label="Up to", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", "The last day lies before the first.")
        return given

    def wanted(self, before: int | None) -> Wanted:
        given = self.cleaned_data
        return Wanted(
            who=given["who"],
            event=given["event"],
            reference=given["reference"],
            first=given["first"],
            last=given["last"],
            before=before,
        )
