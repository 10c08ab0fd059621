from datetime import datetime
from typing import Any, cast

from alongside.foundations.design.fields import (
    ConfirmField,
    LongTextField,
    MomentField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.fields.drawn import DrawnField
from alongside.foundations.design.forms import Form
from alongside.rooms.people.languages import languages
from alongside.rooms.people.words import AgeStatus, Channel, FoundAt

Choices = list[tuple[str, str]]
YES_NO = [("yes", "Yes"), ("no", "No")]
SAFE = [("yes", "Yes"), ("no", "No, do not use it"), ("unsure", "Not sure")]
SAFE_VALUES: dict[str, bool | None] = {"yes": True, "no": False}


class StartForm(Form):
    """Nothing but a name is asked for, and even that may be missing. What is left out stays open."""

    name = TextField(
        label="Name they like to be called",
        hint="A nickname is enough. Any alphabet.",
        required=False,
        size="m",
    )
    name_not_known = ConfirmField(label="They have not told a name yet", required=False)
    danger = RadiosField(
        label="Is anybody in danger right now?",
        hint="If yes, ring 999 first. This page waits.",
        choices=YES_NO,
        inline=True,
        required=False,
    )
    age = RadiosField(
        label="Adult or child?",
        hint="If you are not sure, or leave this open, the person is treated as a child until somebody knows.",
        choices=choices_of(AgeStatus),
        inline=True,
        required=False,
    )
    met = MomentField(
        label="When did you meet?",
        hint="The clocks start then. It says now: change it if you met earlier.",
        required=False,
    )
    found_at = SelectField(label="Where did you meet?", choices=choices_of(FoundAt), required=False)
    where = TextField(
        label="Where exactly", hint="Only your team sees this unless somebody opens it.", required=False
    )
    channel = SelectField(label="A safe way to reach them", choices=choices_of(Channel), required=False)
    reach = TextField(label="Number or address", required=False, width=20)
    safe = RadiosField(label="Is it safe to use?", choices=SAFE, inline=True, required=False)
    how = LongTextField(
        label="How to do it safely",
        hint="For example: only after 18:00, leave no message.",
        required=False,
        rows=2,
    )
    language = SelectField(label="Language they speak best", choices=languages(), required=False)
    found_with = SelectField(
        label="Found together with",
        hint="Two people are two cases. They will be linked.",
        choices=[],
        required=False,
        blank="Nobody of my cases",
    )
    desk = RadiosField(label="For which area do you open this case?", choices=[], missing="Choose the area")

    def __init__(self, desks: Choices, cases: Choices, now: datetime, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = now
        for field in self.fields.values():
            cast(DrawnField, field).says_optional = False  # everything is, and the page says so once
        found_with: Any = self.fields["found_with"]
        desk: Any = self.fields["desk"]
        found_with.choices, desk.choices = cases, desks
        if not cases:
            del self.fields["found_with"]
        if len(desks) == 1:
            del self.fields["desk"]

    def clean_met(self) -> datetime:
        met: datetime = self.cleaned_data["met"] or self.now
        if met > self.now:
            self.add_error("met", "This is in the future. Enter when you met, or leave it as it was")
        return met

    def clean(self) -> None:
        name, unknown = self.cleaned_data.get("name"), self.cleaned_data.get("name_not_known")
        if not name and not unknown and "name" not in self.errors:
            self.add_error("name", "Enter a name, or tick that they have not told one yet")

    @property
    def age_status(self) -> AgeStatus:
        """R-NRM-03: what nobody said is a doubt, and a doubt is treated as a child."""
        return AgeStatus(self.cleaned_data["age"] or AgeStatus.UNSURE)

    @property
    def way(self) -> dict[str, Any] | None:
        """How to reach them, when anything of it was written."""
        given = self.cleaned_data
        if not (given["channel"] or given["reach"] or given["how"]):
            return None
        channel = Channel(given["channel"]) if given["channel"] else _channel_of(given["reach"])
        safe = SAFE_VALUES.get(given["safe"])
        return {"channel": channel, "value": given["reach"], "safe": safe, "how": given["how"]}


def _channel_of(reach: str) -> Channel:
    """Which way it is, when only the number or address was written."""
    if "@" in reach:
        return Channel.EMAIL
    return Channel.PHONE if any(letter.isdigit() for letter in reach) else Channel.THROUGH_SOMEBODY
