"""Forms about rooms offered for some nights, and beds out of service for some."""

from datetime import date, timedelta
from typing import Any

from alongside.foundations.design.fields import CheckboxesField, DayField, RadiosField, SelectField, TextField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.foundations.design.words import counted, short_day
from alongside.rooms.beds.actions.by_the_night import MOST_NIGHTS
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.forms.beds import ROOM_TRAITS
from alongside.rooms.beds.models import Bed
from alongside.rooms.beds.words import BedKind, RoomFor

DAYS_AHEAD = 14
KINDS = (BedKind.VOID, BedKind.OFFICE_SPACE)


class OfferForm(Form):
    """Filled in already: somebody who has a room tonight looks, and confirms."""

    label = TextField(
        label="Which room?", hint="As the house calls it, like “Room 12”", max_length=60, width=20
    )
    first = SelectField(label="From which night?", choices=[], coerce=date.fromisoformat)
    nights = SelectField(label="For how many nights?", choices=[], coerce=int)
    kind = RadiosField(label="What it is", choices=choices_of(KINDS), coerce=BedKind, initial=BedKind.VOID)
    room_for = RadiosField(
        label="Who sleeps in the room", choices=choices_of(RoomFor), coerce=RoomFor, initial=RoomFor.ANY
    )
    traits = CheckboxesField(label="The room", choices=ROOM_TRAITS, required=False)

    def __init__(self, *args: Any, tonight: date, **options: Any) -> None:
        super().__init__(*args, **options)
        days = [tonight + timedelta(days=number) for number in range(DAYS_AHEAD)]
        self.fields["first"].choices = [  # type: ignore[attr-defined]
            (str(day), f"Tonight, {short_day(day)}" if day == tonight else short_day(day)) for day in days
        ]
        self.fields["nights"].choices = [  # type: ignore[attr-defined]
            (number, counted(number, "night")) for number in range(1, MOST_NIGHTS + 1)
        ]

    def facts(self) -> BedFacts:
        given = self.cleaned_data
        traits: dict[str, Any] = {trait: trait in given["traits"] for trait, _ in ROOM_TRAITS}
        return BedFacts(label=given["label"], kind=given["kind"], room_for=given["room_for"], **traits)


def filled_in(room: Bed | None, night: date, label: str, room_for: RoomFor) -> dict[str, Any]:
    """As the house said it last time; an empty room of its own where it never offered one."""
    values: dict[str, Any] = {"first": night, "nights": 1, "label": label}
    if room is None:
        return values | {"room_for": room_for, "traits": ["own_room"]}
    traits = [trait for trait, _ in ROOM_TRAITS if getattr(room, trait)]
    return values | {"label": room.label, "kind": room.kind, "room_for": room.room_for, "traits": traits}


class OutOfServiceForm(Form):
    first = DayField(label="First night", size="m")
    last = DayField(label="Last night", hint="The same day for one night", size="m")
    why = TextField(
        label="Why?",
        hint="Everybody who looks for a bed reads this. Like “new boiler”. Nothing about a person.",
        max_length=200,
    )
