"""Forms of the pages beside the interface."""

from typing import Any, cast

from alongside.foundations.design.fields import FileField, HiddenField, LongTextField
from alongside.foundations.design.fields.drawn import DrawnField
from alongside.foundations.design.forms import Form

LONGEST = 200_000  # signs: 500 rooms and much to spare


class UploadForm(Form):
    file = FileField(label="Choose the table", hint="A CSV file", accept=".csv,text/csv", required=False)
    lines = LongTextField(
        label="Or paste its lines",
        hint="The first line has the names of the columns",
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            cast(DrawnField, field).says_optional = False  # one of the two is needed

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        chosen, pasted = answers.get("file"), answers.get("lines")
        if bool(chosen) == bool(pasted) and not self.errors:
            self.add_error("file", "Choose a file, or paste the lines: one of the two")
        elif chosen:
            answers["lines"] = self._read(chosen)
        return answers

    def _read(self, chosen: Any) -> str:
        try:
            text: str = chosen.read(LONGEST * 4).decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "This is not a CSV file. Save the table as CSV, in UTF-8")
            return ""
        if len(text) > LONGEST:
            self.add_error("file", "This is too long. Send it in parts")
        return text


class ConfirmForm(Form):
    confirmed = HiddenField(max_length=LONGEST)
