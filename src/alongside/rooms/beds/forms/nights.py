from datetime import date
from typing import Any

from alongside.foundations.design.fields import LongTextField, MomentField, RadiosField, TextField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.beds.words import Expected


class MoveForm(Form):
    bed = RadiosField(
        label="To which bed?",
        choices=[],
        size="m",
        coerce=int,
        error_messages={
            "invalid_choice": "That bed has just been taken, or put out of service. Choose another one"
        },
    )
    reason = TextField(label="Why?", hint="Like: nearer to the night desk, or the room is needed for repairs")

    def __init__(self, beds: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["bed"].choices = beds  # type: ignore[attr-defined]


class AwayForm(Form):
    night = RadiosField(label="Which night?", choices=[], size="m", coerce=date.fromisoformat)

    def __init__(self, nights: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["night"].choices = nights  # type: ignore[attr-defined]


class AbsenceForm(Form):
    expected = RadiosField(
        label="Were they expected to be away?", choices=choices_of(Expected), size="m", coerce=Expected
    )
    last_safe = LongTextField(
        label="When and where were they last known to be safe, and who says so?", rows=2, required=False
    )
    tries_next = TextField(
        label="Who tries to reach them next?",
        hint="A name, and how: only by the ways that are safe for them",
        required=False,
    )
    tries_due = MomentField(label="By when?", required=False)


class DoorForm(VersionedForm):
    keeps_them_safe = LongTextField(
        label="What must the house know to keep them safe at the door?",
        hint="Not what happened, and not why they need the bed. Like: tell nobody that she is here.",
        rows=3,
        required=False,
    )
    allergies = TextField(label="Allergies", required=False)
