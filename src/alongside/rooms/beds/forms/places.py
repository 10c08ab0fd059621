"""Forms about houses and their beds."""

from typing import Any

from alongside.foundations.design.fields import (
    ConfirmField,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.foundations.kernel.places import postcode_of
from alongside.rooms.beds.words import LONGEST_TURNAROUND, Payer, PlaceKind

WHERE = ("address", "postcode", "address_public", "way_in")


class HouseForm(Form):
    name = TextField(label="Name of the house")
    area = TextField(
        label="Where it is, roughly",
        hint="Shown to everybody who looks for a bed: like “south of the river”, never the street",
        required=False,
    )
    kind = RadiosField(
        label="What kind of place it is",
        choices=choices_of(PlaceKind),
        hints={PlaceKind.NIGHT_CENTRE: "Shown last, after every bed that somebody can stay in by day"},
        coerce=PlaceKind,
        initial=PlaceKind.HOSTEL,
    )
    staffed_24h = ConfirmField(label="Somebody is on duty all night", required=False)
    interpreter_phone = ConfirmField(label="An interpreter can be reached by telephone", required=False)
    children = ConfirmField(label="Children can stay with the person they belong to", required=False)
    pets = ConfirmField(label="Animals are let in", required=False)
    payer = RadiosField(
        label="Who pays for a night?",
        choices=choices_of(Payer),
        coerce=Payer,
        initial=Payer.NO_CHARGE,
    )
    payer_words = TextField(
        label="If somebody must pay: who else could?",
        hint="Like “the council's homelessness fund, or the Salvation Army”. Shown with every bed of the house.",
        max_length=300,
        required=False,
    )
    turnaround = NumberField(
        label="Nights that a bed stays empty after somebody left, to be made ready",
        min_value=0,
        max_value=LONGEST_TURNAROUND,
        initial=0,
        required=False,
    )
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
    postcode = TextField(
        label="Postcode",
        hint="Compared with where people are not safe, and of a hidden house no more than its first half",
        max_length=8,
        width=10,
        required=False,
    )
    address_public = ConfirmField(
        label="Everybody may know where this is, like a hotel: compare it to the metre", required=False
    )
    way_in = LongTextField(label="How to get in at night", rows=2, required=False)

    def clean_turnaround(self) -> int:
        return self.cleaned_data["turnaround"] or 0

    def clean_postcode(self) -> str:
        typed: str = self.cleaned_data["postcode"]
        code = postcode_of(typed)
        if typed and not code:
            self.add_error("postcode", "Enter a postcode, like NX4 2AB, or leave it out")
        return code


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
            for name in WHERE:
                del self.fields[name]
