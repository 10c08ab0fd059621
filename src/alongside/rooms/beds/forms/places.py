"""Forms about houses and their beds."""

from typing import Any

from alongside.foundations.design.fields import (
    CheckboxesField,
    ConfirmField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.beds.words import BedKind, RoomFor

ROOM_TRAITS = (("step_free", "No steps"), ("own_room", "A room of their own"))


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
