from collections.abc import Iterable
from typing import Any

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import Membership
from alongside.foundations.design.fields import MomentField, RadiosField, SelectField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.journeys.run_partnership.forms.offering import offer
from alongside.rooms.directory.models import Duty


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
