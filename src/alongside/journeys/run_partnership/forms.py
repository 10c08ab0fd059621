from collections.abc import Iterable
from typing import Any, cast

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.foundations.design.fields import (
    ConfirmField,
    EmailField,
    MomentField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.rooms.directory.models import Duty, Partnership
from alongside.rooms.directory.queries import worker_version

LAWS = [
    (Jurisdiction.ENGLAND_AND_WALES.value, "England and Wales"),
    (Jurisdiction.SCOTLAND.value, "Scotland"),
    (Jurisdiction.NORTHERN_IRELAND.value, "Northern Ireland"),
]
KINDS = [choice for choice in AgencyKind.choices() if choice[0] != AgencyKind.IMMIGRATION_ENFORCEMENT]
Choices = list[tuple[str, str]]


class PartnershipForm(VersionedForm):
    name = TextField(label="Name of the partnership", missing="Enter a name")
    host = SelectField(label="Host council", hint="Its commissioning team approves beds", choices=())
    jurisdiction = RadiosField(label="Which law applies here?", choices=LAWS)
    children_services_name = TextField(
        label="Children's services", hint="Named wherever somebody may be a child", required=False
    )
    children_services_phone = TextField(
        label="Telephone of children's services",
        hint="One that is answered at night too",
        max_length=40,
        width=20,
        required=False,
    )
    bed_mailbox = EmailField(
        label="Shared mailbox for emergency beds", hint="The whole team reads it", required=False
    )

    def __init__(self, councils: Iterable[Agency], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.councils = {str(council.pk): council for council in councils}
        offer(self, "host", [(key, council.name) for key, council in self.councils.items()])

    @staticmethod
    def values_of(partnership: Partnership) -> dict[str, Any]:
        names = ("name", "jurisdiction", "children_services_name", "children_services_phone", "bed_mailbox")
        return {name: getattr(partnership, name) for name in names} | {"host": str(partnership.host_id)}

    @property
    def changes(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return given | {"host": self.councils[given["host"]]}


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
    name = TextField(label="Name of the team", missing="Enter a name")


class InviteForm(Form):
    full_name = TextField(label="Name", missing="Enter their name")
    email = EmailField(
        label="E-mail address at work",
        hint="The link to choose a password goes there",
        missing="Enter their e-mail address",
    )
    phone = TextField(
        label="Telephone at work",
        hint="Colleagues see it, and the rota shows it",
        max_length=40,
        width=20,
        required=False,
    )
    role = SelectField(
        label="Role",
        choices=[(role.value, reach.words) for role, reach in REACH.items()],
        missing="Choose their role",
    )
    team = SelectField(
        label="Team",
        hint="A case belongs to a team: without one they see less",
        choices=(),
        blank="No team",
        required=False,
    )

    def __init__(self, teams: Iterable[Team], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.teams = {str(team.pk): team for team in teams}
        offer(self, "team", [(key, team.name) for key, team in self.teams.items()])

    @property
    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return given | {"role": Role(given["role"]), "team": self.teams.get(given["team"])}


class WorkerForm(VersionedForm):
    full_name = TextField(label="Name", missing="Enter their name")
    phone = TextField(label="Telephone at work", max_length=40, width=20, required=False)

    @staticmethod
    def values_of(user: User) -> dict[str, Any]:
        return {"full_name": user.full_name, "phone": user.phone, "version": worker_version(user)}


class ShiftForm(Form):
    duty = RadiosField(label="What for?", choices=choices_of(Duty))
    seat = SelectField(
        label="Who?", hint="People whose role lets them do it", choices=(), missing="Choose who"
    )
    starts = MomentField(label="From")
    ends = MomentField(label="Until")

    def __init__(self, seats: Iterable[Membership], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.seats = {str(seat.pk): seat for seat in seats}
        offer(self, "seat", [(key, _in_words(seat)) for key, seat in self.seats.items()])

    @property
    def facts(self) -> dict[str, Any]:
        given, seat = self.cleaned_data, self.seats[self.cleaned_data["seat"]]
        times = {name: given[name] for name in ("starts", "ends")}
        return times | {"duty": Duty(given["duty"]), "user": seat.user, "agency": seat.agency}


def _in_words(seat: Membership) -> str:
    return f"{seat.user.full_name}, {REACH[Role(seat.role)].words.lower()}, {seat.agency.name}"


def offer(form: Form, name: str, choices: Choices) -> None:
    cast(SelectField, form.fields[name]).choices = choices
