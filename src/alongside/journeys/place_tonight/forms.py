from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from alongside.foundations.design.fields import (
    CheckboxesField,
    DayField,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.foundations.design.words import counted, short_day
from alongside.foundations.kernel.places import distance
from alongside.rooms.beds.actions.exclusion import Area
from alongside.rooms.beds.actions.requests import Ask
from alongside.rooms.beds.rules import Needs
from alongside.rooms.beds.words import AreaShape, Reason, Wish

NEEDS = (
    ("step_free", "No steps"),
    ("own_room", "A room of their own"),
    ("staffed", "Somebody on duty all night"),
    ("interpreter", "An interpreter by telephone"),
    ("children", "A place for their children"),
    ("pets", "A place for an animal"),
)
NIGHTS_AHEAD = 7


class AskForm(Form):
    check_in = SelectField(label="From which night?", choices=[], coerce=date.fromisoformat)
    nights = SelectField(label="For how many nights?", choices=[], coerce=int)
    reason = RadiosField(label="Why do they need it?", choices=choices_of(Reason), coerce=Reason)
    reason_words = TextField(label="Which other reason?", required=False)
    wish = RadiosField(label="Beside whom do they feel safe to sleep?", choices=choices_of(Wish), coerce=Wish)
    needs = CheckboxesField(label="What else do they need?", choices=NEEDS, required=False)
    name_to_call = TextField(label="Name the hostel calls them by", width=20)
    keeps_them_safe = LongTextField(
        label="What must the hostel know to keep them safe at the door?",
        hint="Not what happened, and not why they need the bed. Like: tell nobody that she is here.",
        rows=3,
        required=False,
    )
    allergies = TextField(label="Allergies", required=False)

    def __init__(
        self, *args: Any, tonight: date, most_nights: int, reasons: Sequence[Reason], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (reason.value, reason.words) for reason in (*reasons, Reason.OTHER)
        ]
        days = [tonight + timedelta(days=number) for number in range(NIGHTS_AHEAD)]
        self.fields["check_in"].choices = [(str(day), _called(day, tonight)) for day in days]  # type: ignore[attr-defined]
        self.fields["nights"].choices = [  # type: ignore[attr-defined]
            (number, counted(number, "night")) for number in range(most_nights, 0, -1)
        ]

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("reason") is Reason.OTHER and not given.get("reason_words"):
            self.add_error("reason_words", "Say what the reason is: the council will ask")

    def ask(self) -> Ask:
        given = dict(self.cleaned_data)
        chosen = given.pop("needs")
        needs = Needs(wish=given.pop("wish"), **{need: need in chosen for need, _ in NEEDS})
        return Ask(needs=needs, **given)


def _called(day: date, tonight: date) -> str:
    return f"Tonight, {short_day(day)}" if day == tonight else short_day(day)


class ChooseForm(Form):
    """One button a bed. It sends back what the page promised, so that a changed board is noticed."""

    bed = HiddenField()
    nights = HiddenField()

    def clean(self) -> None:
        for name in ("bed", "nights"):
            text = self.cleaned_data.get(name, "")
            if not (text.isascii() and text.isdigit() and len(text) < 10):
                self.add_error(None, "Choose one of the beds on the page")
                return
            self.cleaned_data[name] = int(text)


class NothingSuitsForm(Form):
    words = LongTextField(
        label="What would have helped?",
        hint="Read by whoever plans beds in your area. No names, and not what happened to the person.",
        rows=3,
        required=False,
    )


RADII = (500, 1000, 2000, 5000, 10000, 20000)


class AreaForm(Form):
    """Where somebody is not safe. Only what is compared, why, and until when."""

    shape = RadiosField(
        label="Which place do you mean?",
        choices=choices_of(AreaShape),
        hints={
            AreaShape.CIRCLE: "The ring is 500 metres wide or more, so that it points at nobody's door",
            AreaShape.NAMED: "Compared with the rough area of each house. For a street, give its postcode instead",
        },
        coerce=AreaShape,
        initial=AreaShape.CIRCLE,
    )
    place = TextField(label="Postcode, first half of one, or name", width=20, max_length=100)
    radius = SelectField(
        label="How far around a postcode?",
        choices=[(metres, distance(metres)) for metres in RADII],
        coerce=int,
        initial=2000,
    )
    reason = LongTextField(
        label="Why are they not safe there?",
        hint="Whoever chooses a bed reads this. No house is told of it. A few words: like “where she was exploited”.",
        rows=2,
    )
    until = DayField(
        label="Until which day?", hint="Leave it open if you do not know", required=False, size="m"
    )

    def area(self) -> Area:
        given = self.cleaned_data
        circle = given["shape"] is AreaShape.CIRCLE
        return Area(**given | {"radius": given["radius"] if circle else None})


class OverrideForm(Form):
    reason = LongTextField(
        label="Why this house all the same?",
        hint="What has changed, what was checked, who was asked, and what the person says",
        rows=4,
    )
