from typing import Any

from alongside.foundations.design.fields import (
    ConfirmField,
    LongTextField,
    MomentField,
    RadiosField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.referrals.models import Referral
from alongside.rooms.referrals.words import NotReferredReason


class SendForm(VersionedForm):
    sent = MomentField(label="When was it sent?", missing="Enter when it was sent")
    reference = TextField(
        label="Reference it was given",
        hint="It often comes a day later: add it then.",
        required=False,
        width=20,
        max_length=60,
    )
    cannot_identify = ConfirmField(
        label="I have read it. Nothing in it can tell who the person is, alone or together with other things.",
        required=False,
    )

    def __init__(self, referral: Referral, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not referral.anonymous:
            del self.fields["cannot_identify"]


class ReferenceForm(Form):
    reference = TextField(
        label="Reference of the competent authority", width=20, max_length=60, missing="Enter the reference"
    )


class ReasonForm(Form):
    reason = LongTextField(label="Why?", hint="In their own words, if they said.", rows=3, required=False)


class NotReferredForm(Form):
    reason = RadiosField(
        label="Why is nothing sent?", choices=choices_of(NotReferredReason), missing="Choose a reason"
    )
    note = LongTextField(label="Anything to add", rows=3, required=False)
    settled = MomentField(label="Since when is this so?", missing="Enter since when")
