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
from alongside.foundations.design.forms import Form
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.forms.facts import SeenForm
from alongside.rooms.people.models import ContactRule
from alongside.rooms.people.words import Channel

SAFE = [("yes", "Yes, it is safe"), ("no", "No, do not use it"), ("unsure", "Not sure yet")]
SAFE_VALUES: dict[str, bool | None] = {"yes": True, "no": False, "unsure": None, "": None}


def safe_word(safe: bool | None) -> str:
    return {True: "yes", False: "no", None: "unsure"}[safe]


class ContactRuleForm(SeenForm):
    channel = SelectField(
        label="Way to reach them", choices=choices_of(Channel), missing="Choose a way to reach them"
    )
    value = TextField(label="Number or address", required=False, width=20)
    safe = RadiosField(label="Is it safe to use?", choices=SAFE, missing="Say whether it is safe")
    how = LongTextField(
        label="How to do it safely",
        hint="For example: only after 18:00, say that you ring from the library, never leave a message.",
        required=False,
        rows=3,
    )

    def __init__(self, standing: ContactRule | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"initial": _initial(standing)})
        self.order_fields(["channel", "value", "safe", "how"])

    @property
    def answers(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "channel": Channel(given["channel"]),
            "value": given["value"],
            "safe": SAFE_VALUES[given["safe"]],
            "how": given["how"],
        }


def _initial(standing: ContactRule | None) -> dict[str, str]:
    return {"seen": str(standing.pk)} | values_of(standing) if standing else {}


def values_of(rule: ContactRule) -> dict[str, str]:
    """What is saved, under the names of the fields."""
    kept = {"channel": rule.channel, "value": rule.value, "how": rule.how}
    return kept | {"safe": safe_word(rule.safe)}


class ContactMadeForm(Form):
    channel = SelectField(label="How?", choices=choices_of(Channel), missing="Choose how")
    reached = RadiosField(
        label="Did you speak with them?",
        choices=[("yes", "Yes"), ("no", "No, tried without success")],
        inline=True,
        missing="Say whether you spoke with them",
    )
    from_person = ConfirmField(label="They made contact themselves", required=False)
    summary = LongTextField(label="What was said or agreed", required=False, rows=4)
    made = MomentField(label="When?", required=False, hint="Now, unless you change it.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(MomentField, self.fields["made"]).says_optional = False

    def clean(self) -> None:
        if self.cleaned_data.get("from_person") and self.cleaned_data.get("reached") == "no":
            self.refuse(
                Refused("They made contact themselves, so you did speak with them.", "Change one of the two.")
            )
