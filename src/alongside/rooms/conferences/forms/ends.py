from typing import Any

from alongside.foundations.design.fields import ConfirmField, DayField, LongTextField, RadiosField
from alongside.foundations.design.forms import Form

ACTS = [
    ("mark_done", "Done"),
    ("mark_not_done", "Not done"),
    ("mark_not_possible", "Not possible any more"),
]
NEEDS = {
    "mark_done": "Say what shows it, and on which day it was done",
    "mark_not_done": "Say why, and what next: a new day, or nobody takes it up again",
    "mark_not_possible": "Say why. Then it is over",
}


class EndActionForm(Form):
    """Three ends, each with what it needs. What was left standing beside another end is not read."""

    act = RadiosField(label="What became of it?", choices=ACTS, hints=NEEDS)
    word = LongTextField(label="In a sentence", rows=2, max_length=2000, missing="Say it in a sentence")
    done_on = DayField(label="Done: on which day?", required=False)
    next_on = DayField(label="Not done: by which new day?", required=False)
    nobody = ConfirmField(label="Not done, and nobody takes it up again", required=False)

    @property
    def end(self) -> dict[str, Any]:
        given = self.cleaned_data
        day = {"mark_done": given["done_on"], "mark_not_done": given["next_on"]}.get(given["act"])
        return {"act": given["act"], "word": given["word"], "day": day}

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("act") == "mark_done" and "done_on" in given and not given["done_on"]:
            self.add_error("done_on", "Enter the day on which it was done")
        if given.get("act") == "mark_not_done" and "next_on" in given:
            self._check_what_next()
        return given

    def _check_what_next(self) -> None:
        if bool(self.cleaned_data["next_on"]) == bool(self.cleaned_data.get("nobody")):
            self.add_error(
                "next_on", "Enter a new day, or tick that nobody takes it up again: one of the two"
            )
