from alongside.foundations.design.fields import (
    LongTextField,
    MomentField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.people.words import AgeStatus, FoundAt, Outcome


class AgeForm(VersionedForm):
    age = RadiosField(
        label="Adult or child?",
        hint="While anybody doubts, the person is treated as a child.",
        choices=choices_of(AgeStatus),
        missing="Choose one",
    )
    reason = TextField(
        label="How do you know?",
        hint="For example: age assessment of the council, passport seen.",
        missing="Say how you know",
    )


class MetForm(VersionedForm):
    met = MomentField(label="When did you meet?")
    found_at = SelectField(
        label="Where did you meet?", choices=choices_of(FoundAt), required=False, blank="Not asked yet"
    )
    reason = TextField(
        label="Why is it corrected?",
        hint="What stood before, and when it was first written down, stay in the story.",
        missing="Say why it is corrected",
    )


class CloseForm(Form):
    outcome = RadiosField(label="How did it end?", choices=choices_of(Outcome), missing="Choose how it ended")
    reason = LongTextField(label="What should somebody know who opens this again?", required=False, rows=4)


class ReasonForm(Form):
    """One reason, for an act that cannot go without one."""

    reason = LongTextField(label="Why?", rows=3, missing="Say why")
