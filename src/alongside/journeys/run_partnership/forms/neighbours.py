from collections.abc import Iterable
from typing import Any

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Team
from alongside.foundations.design.fields import ConfirmField, SelectField, TextField
from alongside.foundations.design.forms import Form
from alongside.rooms.directory.actions import NeighbourFacts


class NeighbourForm(Form):
    name = TextField(label="Which area is it?", hint="Like “Camden”", max_length=200, missing="Name the area")
    kind = SelectField(label="Who runs it?", choices=AgencyKind.choices(), coerce=AgencyKind)
    address = TextField(
        label="Its address", hint="It begins with https://", max_length=200, missing="Enter its address"
    )
    phone = TextField(
        label="A number to ring", hint="One that is answered at night too", max_length=40, width=20,
        missing="Enter a number",
    )  # fmt: skip
    signs = TextField(
        label="Its line “signs”", max_length=44, missing="Copy the line from what they told you"
    )
    opens = TextField(
        label="Its line “opens”", max_length=80, missing="Copy the line from what they told you"
    )
    seat = SelectField(
        label="Who is asked here when they want to hand a case over?", choices=(), missing="Choose a team"
    )

    def __init__(self, seats: Iterable[tuple[Agency, Team | None]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.seats = {str((team or agency).pk): (agency, team) for agency, team in seats}
        field: Any = self.fields["seat"]
        field.choices = [(key, agency.with_team(team)) for key, (agency, team) in self.seats.items()]

    @property
    def facts(self) -> NeighbourFacts:
        given = dict(self.cleaned_data)
        agency, team = self.seats[given.pop("seat")]
        names = ("name", "kind", "address", "phone", "signs", "opens")
        return NeighbourFacts(agency=agency, team=team, **{name: given[name] for name in names})


class ComparedForm(Form):
    compared = ConfirmField(
        label="I rang them on a number that I know. Each of us read both fingerprints, and they are the same",
        missing="Ring them first",
    )
