from typing import Any

from django import forms

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.fields import (
    CheckboxesField,
    LongTextField,
    PartDateField,
    RadiosField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.conferences.actions.returns import Statement
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.words import ReturnKind, Told


class StatementForm(Form):
    """One thing, and how it is known."""

    kind = RadiosField(label="What is it?", choices=choices_of(ReturnKind), coerce=ReturnKind, small=True)
    text = LongTextField(
        label="One thing the meeting should know",
        hint="One at a time. No address of a safe place.",
        rows=4,
        max_length=20_000,
    )
    said_by = RadiosField(
        label="How do you know?",
        choices=choices_of(Told),
        coerce=Told,
        small=True,
        required=False,
        empty_value=None,
    )
    told_by = TextField(label="Which agency told you?", required=False)
    happened = PartDateField(label="When was that?", hint="As far as you know", required=False)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if (
            given.get("kind") is ReturnKind.KNOWS
            and not given.get("said_by")
            and "said_by" not in self.errors
        ):
            self.add_error("said_by", "Say how you know it")
        if given.get("said_by") is Told.AGENCY and not given.get("told_by"):
            self.add_error("told_by", "Name the agency that told you")
        return given

    @property
    def statement(self) -> Statement:
        given = self.cleaned_data
        happened = given["happened"]
        return Statement(
            text=given["text"],
            kind=given["kind"],
            said_by=given["said_by"],
            told_by=given["told_by"],
            happened=happened.stored if happened else "",
        )


class ReturnForm(StatementForm):
    """Said of a point of the agenda, or of another part that was opened."""

    section = RadiosField(label="What is it about?", choices=[], small=True)

    field_order = ("kind", "section", "text", "said_by", "told_by", "happened")

    def __init__(self, *args: Any, offered: frozenset[Section], protocol: Protocol, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _places(offered, protocol)

    @property
    def place(self) -> dict[str, Any]:
        section, _, item = self.cleaned_data["section"].partition(":")
        return {"section": Section(section), "item": int(item) if item else None}


def _places(offered: frozenset[Section], protocol: Protocol) -> list[tuple[str, str]]:
    items = [
        (f"{topic.section}:{topic.number}", topic.title)
        for topic in protocol.agenda
        if topic.section in offered
    ]
    talked = {topic.section for topic in protocol.agenda}
    rest = [(str(section), SECTION_WORDS[section]) for section in Section if section in offered - talked]
    return [*items, *rest]


class CorrectReturnForm(StatementForm, VersionedForm):
    """Its place stays: who may read it does not change with its words."""


class DisagreeForm(Form):
    which = CheckboxesField(label="Which two do not agree?", choices=[], small=True)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["which"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = offered

    def clean_which(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["which"]
        if len(chosen) != 2:
            raise forms.ValidationError("Choose two, no more and no fewer")
        return chosen
