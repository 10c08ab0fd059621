from alongside.foundations.design.fields import LongTextField, RadiosField, TextField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.beds.moving_on import KeepAway, NextKind, TurnedDownBy


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


class TurnDownForm(Form):
    by_whom = RadiosField(
        label="Who said no?", choices=choices_of(TurnedDownBy), size="m", coerce=TurnedDownBy
    )
    words = LongTextField(label="In a few words", rows=3, required=False)
