from alongside.foundations.design.fields import DayField, HiddenField, LongTextField, RadiosField, TextField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.people.words import AccessRefusedWhy, AskedHow, ExtendedWhy, IdentityChecked, WithheldWhy

RELEASE, BACK = "release", "back"


class AskForm(Form):
    received_on = DayField(
        label="On which day did they ask?",
        hint="The day on which it reached anybody of your agency, by whichever way.",
        missing="Enter the day",
    )
    asked_how = RadiosField(label="How did they ask?", choices=choices_of(AskedHow), missing="Choose how")


class IdentityForm(Form):
    how = RadiosField(
        label="How was it made sure that it is the person?",
        hint="Ask for no more than you need. Whoever hurt them may ask in their name.",
        choices=choices_of(IdentityChecked),
        missing="Choose one",
    )


class LeaveOutForm(Form):
    why = RadiosField(
        label="Why is it left out?",
        hint="The person is told how many entries are left out for which reason, and not what they say.",
        choices=choices_of(WithheldWhy),
        missing="Choose a reason",
    )


class MaskForm(Form):
    words = TextField(
        label="Words to strike out",
        hint="A name of somebody else, say. They go wherever they stand as whole words.",
        missing="Enter the words",
        max_length=200,
    )


class ReviewForm(Form):
    seen = HiddenField(required=False)
    answer = RadiosField(
        label="You have read all of it. Can the person have it?",
        choices=[(RELEASE, "Yes, release it"), (BACK, "No, it goes back to be prepared again")],
        missing="Choose an answer",
    )
    word = LongTextField(label="What has to change?", rows=3, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("answer") == BACK and not self.cleaned_data.get("word"):
            self.add_error("word", "Say what has to change")


class ExtendForm(Form):
    why = RadiosField(
        label="Why does it take longer?",
        hint="That there is much to do here is no reason.",
        choices=choices_of(ExtendedWhy),
        missing="Choose a reason",
    )
    word = LongTextField(
        label="What was the person told, and how?",
        hint="They must hear why and until when, and that they can complain to the Information Commissioner.",
        missing="Write what they were told",
        rows=4,
    )


class RefuseForm(Form):
    why = RadiosField(
        label="Why is it refused?", choices=choices_of(AccessRefusedWhy), missing="Choose a reason"
    )
    word = LongTextField(
        label="What was the person told?",
        hint="They must hear why, and that they can complain to the Information Commissioner or go to court.",
        missing="Write what they were told",
        rows=4,
    )
