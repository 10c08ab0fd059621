from collections.abc import Iterable
from typing import Any, cast

from alongside.foundations.accounts.models import Agency
from alongside.foundations.design.fields import EmailField, RadiosField, SelectField, TextField
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.journeys.run_partnership.forms.offering import offer
from alongside.rooms.directory.models import Partnership

LAWS = [
    (Jurisdiction.ENGLAND_AND_WALES.value, "England and Wales"),
    (Jurisdiction.SCOTLAND.value, "Scotland"),
    (Jurisdiction.NORTHERN_IRELAND.value, "Northern Ireland"),
]


class AreaFields(Form):
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

    field_order = ("name", "host", "new_host")

    def __init__(self, councils: Iterable[Agency], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.councils = {str(council.pk): council for council in councils}
        offer(self, "host", [(key, council.name) for key, council in self.councils.items()])


class PartnershipForm(VersionedForm, AreaFields):
    @staticmethod
    def values_of(partnership: Partnership) -> dict[str, Any]:
        names = ("name", "jurisdiction", "children_services_name", "children_services_phone", "bed_mailbox")
        return {name: getattr(partnership, name) for name in names} | {"host": str(partnership.host_id)}

    @property
    def changes(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return given | {"host": self.councils[given["host"]]}


class FoundingForm(AreaFields):
    """A host known here is chosen; one that is new is named."""

    new_host = TextField(
        label="Name of the council, if it is not in the list", max_length=200, required=False
    )

    def __init__(self, councils: Iterable[Agency], *args: Any, **options: Any) -> None:
        super().__init__(councils, *args, **options)
        host = cast(SelectField, self.fields["host"])
        host.required, host.says_optional, host.blank = False, False, "A council that is not in this list"

    def clean(self) -> None:
        given = self.cleaned_data
        if bool(given.get("host")) is bool(given.get("new_host")):
            self.add_error("host", "Choose the host council from the list, or write its name below")

    @property
    def chosen_host(self) -> Agency | None:
        return self.councils.get(self.cleaned_data["host"])

    @property
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data | {"host": self.chosen_host}
