"""What a person was asked and said about showing parts of their case. Only the question and the answer are required."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, Team
from alongside.foundations.design.fields import (
    CheckboxesField,
    ConfirmField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.choices.actions import Asked, HowAsked
from alongside.rooms.choices.forms.choice import FROM_YES_NO, YES_NO
from alongside.rooms.choices.states import ConsentState
from alongside.rooms.choices.texts import ConsentText
from alongside.rooms.choices.words import Capacity, InterpreterNeed, Purpose, Understood
from alongside.rooms.people.languages import languages

Recipient = tuple[Agency, Team | None]

SAID = [
    (ConsentState.GIVEN.value, "Yes"),
    (ConsentState.NOT_YET.value, "Not yet"),
    (ConsentState.REFUSED.value, "No"),
]
LASTS = [("30", "30 days"), ("90", "90 days"), ("180", "180 days")]
LASTS_AT_FIRST = "90"


def recipient_choices(recipients: Iterable[Recipient]) -> dict[str, Recipient]:
    return {str(team.pk if team else agency.pk): (agency, team) for agency, team in recipients}


class PartsForm(Form):
    """Who is to see which parts, and what for. What is closed to the worker is not offered."""

    recipient = SelectField(label="Who is it for?", choices=[], missing="Choose who it is for")
    purpose = RadiosField(label="What for?", choices=choices_of(Purpose), missing="Choose what it is for")
    sections = CheckboxesField(label="Which parts may they see?", choices=[], required=False)

    def __init__(
        self,
        recipients: dict[str, Recipient],
        words: Mapping[Section, str],
        open_parts: Iterable[Section],
        *args: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.recipients, self.open_parts = recipients, frozenset(open_parts)
        fields: dict[str, Any] = self.fields
        fields["recipient"].choices = [
            (key, agency.with_team(team)) for key, (agency, team) in recipients.items()
        ]
        offered = ((section.value, told) for section, told in words.items() if section in self.open_parts)
        fields["sections"].choices = list(offered)

    @property
    def parts(self) -> frozenset[Section]:
        return frozenset(Section(section) for section in self.cleaned_data["sections"])

    @property
    def who(self) -> Recipient:
        return self.recipients[self.cleaned_data["recipient"]]


class ConsentForm(PartsForm):
    immigration = ConfirmField(
        label="Their papers and their stay in the UK: I asked about this alone, and this answer is about it too",
        required=False,
    )
    said = RadiosField(label="What did they say?", choices=SAID, missing="Choose what they said")
    lasts = RadiosField(label="How long does a yes last?", choices=LASTS, inline=True, initial=LASTS_AT_FIRST)
    language = SelectField(
        label="In which language was it explained?",
        choices=languages,
        blank="Not recorded",
        required=False,
    )
    explained_by = TextField(label="Who explained it?", required=False, width=20)
    interpreter_need = RadiosField(
        label="Is an interpreter needed?", choices=choices_of(InterpreterNeed), required=False
    )
    interpreter_present = RadiosField(
        label="Was an interpreter there?", choices=YES_NO, inline=True, required=False
    )
    interpreter_service = TextField(
        label="Which interpreting service?",
        hint="The service, not the name of the interpreter. Never a friend or a companion.",
        required=False,
        width=20,
    )
    capacity = RadiosField(
        label="Could they decide this, now?",
        hint="It is taken that an adult can. Tired, unwell or afraid is a reason to ask on another day.",
        choices=choices_of(Capacity),
        required=False,
    )
    understood = RadiosField(label="Did they understand it?", choices=choices_of(Understood), required=False)
    own_words = LongTextField(label="In their own words", rows=3, required=False)

    def __init__(
        self, recipients: dict[str, Recipient], text: ConsentText, *args: Any, **options: Any
    ) -> None:
        asked_alone = {Section.IMMIGRATION}
        words = {part: told for part, told in text.parts.items() if part not in asked_alone}
        super().__init__(recipients, words, *args, **options)
        if not asked_alone <= self.open_parts:
            del self.fields["immigration"]

    @property
    def answer(self) -> ConsentState:
        return ConsentState(self.cleaned_data["said"])

    @property
    def asked(self) -> Asked:
        agency, team = self.who
        named = bool(self.cleaned_data.get("immigration"))
        return Asked(
            purpose=Purpose(self.cleaned_data["purpose"]),
            agency=agency,
            team=team,
            sections=self.parts | ({Section.IMMIGRATION} if named else set()),
            immigration_named=named,
        )

    def until(self, now: datetime) -> datetime:
        return now + timedelta(days=int(self.cleaned_data["lasts"]))

    def how(self, text: ConsentText) -> HowAsked:
        given = self.cleaned_data
        return HowAsked(
            text_version=text.version,
            language=given["language"],
            interpreter_need=InterpreterNeed(given["interpreter_need"])
            if given["interpreter_need"]
            else None,
            interpreter_present=FROM_YES_NO.get(given["interpreter_present"]),
            interpreter_service=given["interpreter_service"],
            explained_by=given["explained_by"],
            capacity=Capacity(given["capacity"]) if given["capacity"] else None,
            understood=Understood(given["understood"]) if given["understood"] else None,
            own_words=given["own_words"],
        )


class WithdrawForm(Form):
    own_words = LongTextField(
        label="Why, in their own words", hint="Nobody has to say why.", rows=3, required=False
    )
