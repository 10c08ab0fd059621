from alongside.foundations.design.fields import ConfirmField, DayField, LongTextField, RadiosField
from alongside.foundations.design.forms import Form

AGREE, DECLINE = "agree", "decline"


class HoldForm(Form):
    reason = LongTextField(
        label="Why must it be kept longer?",
        hint="For example: a trial, a claim, an inquiry that asked for it. Without a word about the person.",
        missing="Write why it must be kept",
        rows=3,
    )
    review_on = DayField(
        label="When do you look at this again?",
        hint="Nothing ends by itself on that day: you are asked.",
        missing="Enter a day",
    )


class ForgetForm(Form):
    reason = LongTextField(
        label="What did they ask for, and how?",
        hint="For example: in person, with an interpreter, on a day.",
        missing="Write what they asked for",
        rows=4,
    )
    told = ConfirmField(
        label="They were told that nothing can be brought back, that what others hold stays there, and that they"
        " can have all of it in writing first",
        missing="Tell them first",
    )


class AnswerForm(Form):
    answer = RadiosField(
        label="Is everything written about this person erased?",
        choices=[(AGREE, "Yes, erase it now. Nothing can be brought back"), (DECLINE, "No, it must be kept")],
        missing="Choose an answer",
    )
    word = LongTextField(
        label="Why?", hint="Needed where it must be kept: the person hears it.", rows=3, required=False
    )

    def clean(self) -> None:
        if self.cleaned_data.get("answer") == DECLINE and not self.cleaned_data.get("word"):
            self.add_error("word", "Say why it must be kept")
