"""The sheet one person types on while others talk: many small forms, sent together, each saved by itself."""

import hashlib
from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict

from alongside.foundations.design.fields import (
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.conferences.protocols import SafeguardingLaw, Topic
from alongside.rooms.conferences.words import Outcome, Presence

YES_NO = [("yes", "Yes"), ("no", "No")]
Values = Mapping[str, Any]


def fingerprint(values: Values) -> str:
    """Of what stood on the sheet when it was opened, as a browser sends it back."""
    told = "\x1f".join(f"{name}={_plain(values[name])}" for name in sorted(values))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    return "" if value is None else str(_read(value))


def _read(value: Any) -> Any:
    """A browser ends lines in its own way."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class TouchedForm(Form):
    """Knows whether its writer changed anything, whatever others have saved meanwhile."""

    base = HiddenField(required=False)
    answers: ClassVar[tuple[str, ...]]

    def __init__(self, *args: Any, title: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.title = title
        for drawn in self.fields.values():
            drawn.says_optional = False  # type: ignore[attr-defined]  # nothing on the sheet has to be answered

    @property
    def given(self) -> dict[str, Any]:
        return {name: _read(self.cleaned_data.get(name)) for name in self.asked}

    @property
    def asked(self) -> list[str]:
        return [name for name in self.answers if name in self.fields]

    @property
    def touched(self) -> bool:
        """A form with errors was touched: an untouched one has none."""
        return bool(self.errors) or fingerprint(self.given) != self.cleaned_data["base"]

    def stand_on(self, values: Values, **more: object) -> None:
        """What is saved now, which a form that was never sent shows, and others are laid on."""
        saved = {name: values[name] for name in self.asked} if values else dict.fromkeys(self.asked)
        hidden = {"base": fingerprint(saved)} | more
        self.initial = {**saved, **hidden}
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data.update({self.add_prefix(name): str(value) for name, value in hidden.items()})
            self.data = data


class ItemForm(TouchedForm, VersionedForm):
    answers = ("wishes", "outcome", "notes", "decision", "reason", "lead")

    wishes = LongTextField(label="What does the person want here?", rows=2, required=False)
    outcome = RadiosField(
        label="Talked about?",
        choices=choices_of(Outcome),
        inline=True,
        small=True,
        required=False,
        empty_value=None,
    )
    notes = LongTextField(label="Notes", rows=3, required=False)
    decision = LongTextField(label="Decision", rows=3, required=False)
    reason = TextField(label="If not relevant, why", required=False, max_length=2000)
    lead = SelectField(
        label="Lead first responder", choices=[], required=False, blank="Not agreed yet", empty_value=None
    )

    def __init__(self, *args: Any, topic: Topic, leads: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.topic = topic
        if topic.names_first_responder:
            field = self.fields["lead"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = leads
        else:
            del self.fields["lead"]


class WishesForm(TouchedForm, VersionedForm):
    """The person's own words: they are not discussed and decided."""

    answers = ("notes",)

    notes = LongTextField(label="In their own words", rows=3, required=False)


class SeatForm(TouchedForm):
    answers = ("presence", "deputy")

    presence = RadiosField(
        label="Here?", choices=choices_of(Presence), inline=True, small=True, required=False, empty_value=None
    )
    deputy = TextField(label="Somebody in their place", required=False, width=20)

    def __init__(self, *args: Any, seat: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["presence"].label, self.fields["presence"].help_text = self.title, seat

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("deputy") and not self.cleaned_data.get("presence"):
            self.add_error("presence", "Say whether they are here themselves")
        return self.cleaned_data


class ScreenForm(TouchedForm, VersionedForm):
    """Three points in England; elsewhere what was found, in the words of the law there."""

    answers = ("has_needs", "at_risk", "cannot_protect", "finding")

    has_needs = RadiosField(
        label="", choices=YES_NO, inline=True, small=True, required=False, empty_value=None
    )
    at_risk = RadiosField(label="", choices=YES_NO, inline=True, small=True, required=False, empty_value=None)
    cannot_protect = RadiosField(
        label="", choices=YES_NO, inline=True, small=True, required=False, empty_value=None
    )
    finding = LongTextField(
        label="What follows from it", hint="Not met: the plan without a referral", rows=2, required=False
    )

    def __init__(self, *args: Any, law: SafeguardingLaw, **more: Any) -> None:
        super().__init__(*args, **more)
        points = ("has_needs", "at_risk", "cannot_protect")
        for name, words in zip(points, law.points, strict=False):
            self.fields[name].label = words
        for name in points[len(law.points) :]:
            del self.fields[name]
