from collections.abc import Iterable
from typing import Any

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team
from alongside.foundations.design.fields import ConfirmField, EmailField, SelectField, TextField
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.journeys.run_partnership.forms.offering import offer
from alongside.rooms.directory.queries import team_version

KINDS = [choice for choice in AgencyKind.choices() if choice[0] != AgencyKind.IMMIGRATION_ENFORCEMENT]


class AgencyFields(Form):
    name = TextField(label="Name of the agency", missing="Enter a name")
    kind = SelectField(label="What kind of agency is it?", choices=KINDS)
    phone = TextField(label="Telephone", max_length=40, width=20, required=False)
    email = EmailField(label="Shared e-mail address", required=False)
    is_first_responder = ConfirmField(
        label="It is a first responder",
        hint="It may refer people to the National Referral Mechanism",
        required=False,
    )
    has_duty_to_notify = ConfirmField(
        label="It has the duty to notify", hint="Public authorities that must tell the Home Office of a victim",
        required=False,
    )  # fmt: skip


class NewAgencyForm(AgencyFields):
    trusted_referrer = ConfirmField(
        label="It is a trusted referrer",
        hint="It places people in emergency beds without asking first",
        required=False,
    )


class ChangeAgencyForm(VersionedForm, AgencyFields):
    @staticmethod
    def values_of(agency: Agency) -> dict[str, Any]:
        return {name: getattr(agency, name) for name in AgencyFields.base_fields}

    @property
    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ExistingAgencyForm(Form):
    agency = SelectField(label="Which agency?", choices=())
    trusted_referrer = ConfirmField(
        label="It is a trusted referrer",
        hint="It places people in emergency beds without asking first",
        required=False,
    )

    def __init__(self, agencies: Iterable[Agency], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        offer(self, "agency", [(key, agency.name) for key, agency in self.agencies.items()])

    @property
    def chosen(self) -> Agency:
        return self.agencies[self.cleaned_data["agency"]]


class TeamForm(Form):
    name = TextField(label="Name of the team", max_length=200, missing="Enter a name")


class RenameTeamForm(VersionedForm, TeamForm):
    @staticmethod
    def values_of(team: Team) -> dict[str, Any]:
        return {"name": team.name, "version": team_version(team)}
