from collections.abc import Mapping
from typing import Any

from alongside.foundations.design.fields import LongTextField, MomentField, RadiosField, TextField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.beds.actions.assessments import Looked
from alongside.rooms.beds.moving_on import Aspect, Fit, KeepAway, NextKind, Reconnect, Tied, TurnedDownBy


class ProposeForm(Form):
    kind = RadiosField(label="What kind of place?", choices=choices_of(NextKind), size="m", coerce=NextKind)
    provider = TextField(label="Who offers it?", max_length=200)
    area = TextField(
        label="Roughly where is it?",
        hint="A part of a town is enough. The exact address comes later, and only for who needs it.",
        max_length=200,
    )
    outcode = TextField(
        label="First half of its postcode",
        hint="Like ZZ1, if you know it",
        max_length=4,
        width=4,
        required=False,
    )
    words = LongTextField(label="What does the person say about it?", rows=3, required=False)

    def clean_outcode(self) -> str:
        return str(self.cleaned_data["outcode"]).strip().upper()


class SentBackForm(Form):
    area = TextField(
        label="Where could a council say that they have a local connection?",
        hint="Where they lived, worked, or have family. Leave it empty if it is safer not to write it.",
        max_length=200,
        required=False,
    )
    keep_away = RadiosField(
        label="Is that an area they must keep away from?",
        choices=choices_of(KeepAway),
        size="m",
        coerce=KeepAway,
    )


class AgreeForm(Form):
    moves = MomentField(label="When do they move?")
    despite = LongTextField(
        label="Why do they move there all the same?",
        hint="What was said about what does not suit, who decided, and what is done about it",
        rows=4,
        required=False,
    )

    def __init__(self, *args: Any, needs_reason: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not needs_reason:
            del self.fields["despite"]


class DayForm(Form):
    moves = MomentField(label="When do they move?")


class TurnDownForm(Form):
    by_whom = RadiosField(
        label="Who said no?", choices=choices_of(TurnedDownBy), size="m", coerce=TurnedDownBy
    )
    words = LongTextField(label="In a few words", rows=3, required=False)


class AddressForm(Form):
    address = LongTextField(label="Exact address", rows=3)
    told = MomentField(label="When was the person told?")
    late_why = LongTextField(
        label="If it was less than a full day before they move: why?", rows=2, required=False
    )


class MovedForm(Form):
    moved = MomentField(label="When did they move in?")


class AssessForm(Form):
    """Six questions, each with words of its own. None has to be answered: what nobody knows is not known."""

    def __init__(self, *args: Any, hints: Mapping[Aspect, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for aspect in Aspect:
            hint = " ".join(filter(None, (aspect.asks, hints.get(aspect, ""))))
            self.fields[aspect] = RadiosField(
                label=aspect.words,
                hint=hint,
                choices=choices_of(Fit),
                initial=Fit.NOT_KNOWN,
                coerce=Fit,
                size="m",
                small=True,
                required=False,
            )
            self.fields[f"{aspect}_words"] = LongTextField(
                label=f"What was said or seen: {aspect.words.lower()}", rows=2, required=False
            )

    @property
    def looked(self) -> dict[Aspect, Looked]:
        given = self.cleaned_data
        return {aspect: Looked(given[aspect] or Fit.NOT_KNOWN, given[f"{aspect}_words"]) for aspect in Aspect}


class AfterMoveForm(Form):
    """One line of the list."""

    answer = RadiosField(label="How is it?", choices=choices_of(Tied), size="m", coerce=Tied)
    words = LongTextField(
        label="In a few words", hint="Like where, or who does it by when", rows=2, required=False
    )

    def __init__(self, line: Reconnect, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].label = line.words
