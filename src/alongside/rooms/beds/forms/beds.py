from alongside.foundations.design.fields import (
    CheckboxesField,
    RadiosField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.beds.words import BedKind, RoomFor

ROOM_TRAITS = (("step_free", "No steps"), ("own_room", "A room of their own"))


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


class ChangeBedForm(BedForm, VersionedForm):
    pass
