from collections.abc import Iterable
from typing import Any

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import Team, User
from alongside.foundations.design.fields import EmailField, SelectField, TextField
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.journeys.run_partnership.forms.offering import offer
from alongside.rooms.directory.queries import worker_version


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
