from datetime import date
from typing import Any

from alongside.foundations.design.fields import (
    CheckboxesField,
    ConfirmField,
    DayField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.beds.words import BedKind, Destination, RoomFor

YES, NO = "yes", "no"
ROOM_TRAITS = (("step_free", "No steps"), ("own_room", "A room of their own"))


class AnswerForm(Form):
    """A yes or a no. A no says why, because it is read by somebody who needs another way."""

    answer = RadiosField(label="Your answer", choices=[(YES, "Yes"), (NO, "No")], size="m")
    reason = LongTextField(
        label="Reason", hint="Needed where you say no: what could be done instead?", rows=3, required=False
    )

    def __init__(self, *args: Any, yes: str = "Yes", no: str = "No", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].choices = [(YES, yes), (NO, no)]  # type: ignore[attr-defined]

    def clean(self) -> None:
        if self.cleaned_data.get("answer") == NO and not self.cleaned_data.get("reason"):
            self.add_error("reason", "Say why not, and what could be done instead")

    @property
    def says_yes(self) -> bool:
        return bool(self.cleaned_data["answer"] == YES)


class LeaveForm(Form):
    destination = RadiosField(
        label="Where did they go?", choices=choices_of(Destination), size="m", coerce=Destination
    )


class WentToForm(Form):
    destination = RadiosField(
        label="Where did they go?",
        choices=[choice for choice in choices_of(Destination) if choice[0] != Destination.UNKNOWN],
        size="m",
        coerce=Destination,
    )


class ReasonForm(Form):
    reason = LongTextField(label="Why?", rows=3, missing="Say why, in a few words")


class MoreNightsForm(Form):
    leaves = DayField(label="New day of leaving", hint="The morning after the last night", size="m")
    reason = LongTextField(
        label="Why more nights, and what happens meanwhile?",
        hint="The hostel reads this too. Write what they need to decide, not what happened to the person.",
        rows=4,
    )

    def __init__(self, *args: Any, standing: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.standing = standing

    def clean_leaves(self) -> date:
        leaves: date = self.cleaned_data["leaves"]
        if leaves <= self.standing:
            self.add_error("leaves", "This day must be later than the day they leave now")
        return leaves


class HouseForm(Form):
    name = TextField(label="Name of the house")
    area = TextField(
        label="Where it is, roughly",
        hint="Shown to everybody who looks for a bed: like “south of the river”, never the street",
        required=False,
    )
    staffed_24h = ConfirmField(label="Somebody is on duty all night", required=False)
    notes = LongTextField(
        label="What a worker should know before they choose a bed here",
        hint="Shown to everybody who looks for a bed. No address.",
        rows=3,
        required=False,
    )
    address = LongTextField(
        label="Address",
        hint="Shown only to your own people, the council's approvers, and who works with somebody staying here",
        rows=3,
    )
    way_in = LongTextField(label="How to get in at night", rows=2, required=False)


class BedForm(Form):
    label = TextField(
        label="What the bed is called", hint="Like “Bed 4” or “Room 12”", max_length=60, width=20
    )
    kind = RadiosField(
        label="What it is",
        choices=choices_of(BedKind),
        hints={BedKind.VOID: "Between two tenants", BedKind.OFFICE_SPACE: "Made into a place to sleep"},
        coerce=BedKind,
        initial=BedKind.BED,
    )
    room_for = RadiosField(
        label="Who sleeps in the room", choices=choices_of(RoomFor), coerce=RoomFor, initial=RoomFor.ANY
    )
    traits = CheckboxesField(label="The room", choices=ROOM_TRAITS, required=False)


class NewHouseForm(HouseForm):
    partnership = SelectField(label="Area", choices=[])
    agency = SelectField(label="Who runs it", choices=[])

    field_order = ("partnership", "agency")

    def __init__(
        self, areas: list[tuple[str, str]], agencies: list[tuple[str, str]], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["partnership"].choices = areas  # type: ignore[attr-defined]
        self.fields["agency"].choices = agencies  # type: ignore[attr-defined]


class ChangeHouseForm(HouseForm, VersionedForm):
    """Who may not read the address does not write it either."""

    def __init__(self, *args: Any, sees_address: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not sees_address:
            del self.fields["address"], self.fields["way_in"]


class ChangeBedForm(BedForm, VersionedForm):
    pass
