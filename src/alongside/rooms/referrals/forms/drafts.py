"""The parts of a draft. Everything may stay empty: what is missing is shown beside it."""

from dataclasses import asdict, replace
from typing import Any

from alongside.foundations.design.fields import (
    CheckboxesField,
    ConfirmField,
    EmailField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.choices.words import RefusalReason
from alongside.rooms.referrals.models import Reach, Referral
from alongside.rooms.referrals.rules.form import DraftFacts, ReachFacts
from alongside.rooms.referrals.words import Authority, AuthorityFact, DecisionTo, Guardian

YES_NO = [("yes", "Yes"), ("no", "No")]
FROM_YES_NO: dict[str, bool | None] = {"yes": True, "no": False}
TO_YES_NO: dict[bool | None, str] = {True: "yes", False: "no"}

FOR_CHILDREN = (
    "children_services_told",
    "children_services_name",
    "children_services_phone",
    "children_services_email",
    "guardian",
)
FOR_A_NOTICE = ("refusal_reasons", "notice_text")


class StartForm(Form):
    first_responder = SelectField(
        label="Who is the lead first responder?",
        hint="Only a first responder organisation can refer. Those of this area stand first.",
        choices=[],
        missing="Choose who leads the referral",
    )
    facts = CheckboxesField(
        label="Does one of these hold?",
        hint="If so, another authority decides. The ticks are not kept, only the authority.",
        choices=choices_of(AuthorityFact),
        small=True,
        required=False,
    )
    pilot = ConfirmField(
        label="This area takes part in the pilot of decisions about children", required=False
    )

    def __init__(
        self, first_responders: list[tuple[str, str]], child: bool, *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["first_responder"].choices = first_responders  # type: ignore[attr-defined]
        if not child:
            del self.fields["pilot"]


class DraftForm(VersionedForm):
    refusal_reasons = CheckboxesField(
        label="Why do they not want to be referred?",
        hint="Their reasons, as far as they gave them.",
        choices=choices_of(RefusalReason),
        small=True,
        required=False,
    )
    notice_text = LongTextField(
        label="What happened, without anything that shows who they are",
        hint="No name, date of birth, telephone, address, or name of anybody else.",
        rows=8,
        required=False,
    )
    children_services_told = RadiosField(
        label="Was a safeguarding referral made to children's services?",
        hint="It comes first, today.",
        choices=YES_NO,
        inline=True,
        required=False,
    )
    children_services_name = TextField(label="Children's services: who", required=False)
    children_services_phone = TextField(
        label="Children's services: telephone", required=False, max_length=40, width=20
    )
    children_services_email = EmailField(label="Children's services: email", required=False)
    guardian = RadiosField(
        label="Was the child trafficking guardian service asked?",
        hint="Independent Child Trafficking Guardians: 0800 043 4303.",
        choices=choices_of(Guardian),
        required=False,
    )
    contact_name = TextField(label="First responder: name", required=False)
    contact_phone = TextField(label="First responder: telephone", required=False, max_length=40, width=20)
    contact_email = EmailField(label="First responder: email", required=False)
    second_contact_email = EmailField(
        label="Second contact: email",
        hint="Somebody else, for when the first one is away.",
        required=False,
    )
    authority = RadiosField(
        label="Which authority decides?",
        choices=choices_of(Authority),
        hints={
            Authority.IECA: "It belongs to Immigration Enforcement. The person must hear that before they choose."
        },
        required=False,
    )

    def __init__(self, referral: Referral, child: bool, *args: Any, **options: Any) -> None:
        self.referral = referral
        super().__init__(*args, **options | {"initial": _draft_initial(referral)})
        unasked: tuple[str, ...] = () if child else FOR_CHILDREN
        unasked += ("authority",) if referral.anonymous else FOR_A_NOTICE
        for name in unasked:
            del self.fields[name]

    @property
    def facts(self) -> DraftFacts:
        """What is not asked here stays as it was."""
        given = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        if "children_services_told" in given:
            given["children_services_told"] = FROM_YES_NO.get(given["children_services_told"])
        if "refusal_reasons" in given:
            given["refusal_reasons"] = tuple(given["refusal_reasons"])
        given["authority"] = given.get("authority") or self.referral.authority
        return replace(self.referral.facts, **given)

    def theirs(self, standing: Referral) -> dict[str, Any]:
        return _compared(self, _draft_initial(standing))


def _draft_initial(referral: Referral) -> dict[str, Any]:
    held = asdict(referral.facts)
    held["children_services_told"] = TO_YES_NO.get(referral.children_services_told, "")
    return held | {"version": referral.version}


class ReachForm(VersionedForm):
    wants_support = RadiosField(
        label="Do they want support?",
        hint="In England and Wales, The Salvation Army will try to call them.",
        choices=YES_NO,
        inline=True,
        required=False,
    )
    phone = TextField(
        label="Their phone number",
        hint="Only a number that is safe to call.",
        required=False,
        max_length=40,
        width=20,
    )
    other_phone = TextField(label="Or somebody else's phone number", required=False, max_length=40, width=20)
    other_phone_whose = TextField(
        label="Whose is it?", hint="For example: their sister, their lawyer.", required=False
    )
    other_not_exploiter = RadiosField(
        label="Is it sure that this person does not exploit them?",
        choices=YES_NO,
        inline=True,
        required=False,
    )
    no_phone_reason = LongTextField(label="If there is no number, why?", rows=2, required=False)
    decision_to = RadiosField(label="Who gets the decision?", choices=choices_of(DecisionTo), required=False)
    decision_name = TextField(label="If it is somebody else: their name", required=False)
    decision_permission = RadiosField(
        label="Does the person agree to that?", choices=YES_NO, inline=True, required=False
    )
    email = EmailField(label="Email for the decision", required=False)
    email_safe = RadiosField(
        label="Is it safe to write to that email?",
        hint="“No” closes this address for everybody who works on the case.",
        choices=YES_NO,
        inline=True,
        required=False,
    )
    post = LongTextField(label="Postal address for the decision", rows=3, required=False, max_length=200)
    post_safe = RadiosField(
        label="Is it safe to send a letter there?",
        hint="“No” closes this address for everybody who works on the case.",
        choices=YES_NO,
        inline=True,
        required=False,
    )

    def __init__(self, reach: Reach, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"initial": _reach_initial(reach)})

    @property
    def facts(self) -> ReachFacts:
        given = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        for name in YES_NO_OF_REACH:
            given[name] = FROM_YES_NO.get(given[name])
        return ReachFacts(**given)

    def theirs(self, standing: Reach) -> dict[str, Any]:
        return _compared(self, _reach_initial(standing))


YES_NO_OF_REACH = ("wants_support", "other_not_exploiter", "decision_permission", "email_safe", "post_safe")


def _reach_initial(reach: Reach) -> dict[str, Any]:
    held = asdict(reach.facts)
    held |= {name: TO_YES_NO.get(held[name], "") for name in YES_NO_OF_REACH}
    return held | {"version": reach.version}


def _compared(form: VersionedForm, initial: dict[str, Any]) -> dict[str, Any]:
    """What is saved now, of what the form asks for."""
    return {name: value for name, value in initial.items() if name in form.fields and name != "version"}
