from datetime import datetime, time, timedelta

from alongside.foundations.access.sections import Section
from alongside.foundations.design.fields import DayField, LongTextField, RadiosField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.fields.text import HiddenField
from alongside.foundations.design.forms import Form
from alongside.foundations.design.words import LONDON
from alongside.rooms.choices.actions import Override
from alongside.rooms.choices.forms.consent import PartsForm
from alongside.rooms.choices.words import LawfulBasis, Purpose, SpecialCondition

AGREE, DECLINE = "agree", "decline"


class SharingForm(PartsForm):
    basis = RadiosField(
        label="On what ground in law?",
        hint="“To protect a life” opens at once, for a day, until a second person has looked at it. All others wait.",
        choices=choices_of(LawfulBasis),
        missing="Choose the ground",
    )
    special_condition = RadiosField(
        label="And for health, origin and the like?",
        choices=choices_of(SpecialCondition),
        missing="Choose the condition",
    )
    reason = LongTextField(
        label="Why is it needed, and why now?",
        hint="What could happen without it, and why less would not do.",
        rows=5,
        missing="Write why it is needed",
    )
    ends = DayField(label="Last day on which they may see it", missing="Enter the last day")
    told = RadiosField(
        label="Was the person told?",
        choices=[("yes", "Yes"), ("no", "No")],
        inline=True,
        missing="Say whether the person was told",
    )
    not_told_why = LongTextField(label="If not, why not?", rows=3, required=False)
    knows = HiddenField(required=False)

    def has_told_of(self, earlier: int) -> bool:
        """Whether the page has shown these earlier openings before it was sent."""
        return str(self.cleaned_data["knows"]) == str(earlier or "")

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("told") == "no" and not given.get("not_told_why"):
            self.add_error("not_told_why", "Say why the person was not told")

    @property
    def override(self) -> Override:
        given, (agency, team) = self.cleaned_data, self.who
        last_midnight = datetime.combine(given["ends"] + timedelta(days=1), time(), tzinfo=LONDON)
        return Override(
            purpose=Purpose(given["purpose"]),
            agency=agency,
            team=team,
            sections=frozenset(Section(section) for section in given["sections"]),
            basis=LawfulBasis(given["basis"]),
            special_condition=SpecialCondition(given["special_condition"]),
            reason=given["reason"],
            until=last_midnight,
            not_told_why=given["not_told_why"] if given["told"] == "no" else "",
        )


class ReviewForm(Form):
    answer = RadiosField(
        label="Is it needed, and no more than needed?",
        choices=[(AGREE, "Yes, I agree"), (DECLINE, "No, it closes, or stays closed")],
        missing="Choose an answer",
    )
    word = LongTextField(label="A word on it", rows=3, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("answer") == DECLINE and not self.cleaned_data.get("word"):
            self.add_error("word", "Say why, so that the one who decided can act on it")
