"""Forms about a stay, and answers to what was asked."""

from datetime import date
from typing import Any

from alongside.foundations.design.fields import DayField, LongTextField, RadiosField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.beds.words import Destination, HouseDeclines, MoveOn, PersonDeclines

YES, NO = "yes", "no"
OTHER = "other"


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
    move_on = RadiosField(
        label="How did it end?", choices=choices_of(MoveOn), size="m", coerce=MoveOn, required=False
    )

    def clean_move_on(self) -> MoveOn:
        return self.cleaned_data["move_on"] or MoveOn.NOT_KNOWN


class DeclineForm(Form):
    """Offered the reasons of whoever speaks: the person's are never shown to a house, nor the house's to them."""

    reason = RadiosField(label="Why?", choices=[], size="m")
    words = LongTextField(label="In a few words", rows=3, required=False)

    def __init__(
        self, reasons: type[PersonDeclines] | type[HouseDeclines], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = choices_of(reasons)  # type: ignore[attr-defined]

    def clean(self) -> None:
        if self.cleaned_data.get("reason") == OTHER and not self.cleaned_data.get("words"):
            self.add_error("words", "Say which other reason")


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
