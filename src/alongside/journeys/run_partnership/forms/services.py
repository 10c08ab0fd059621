from typing import Any

from alongside.foundations.design.fields import EmailField, LongTextField, TextField
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.directory.actions.services import ServiceFacts
from alongside.rooms.directory.models import PublicService

NO_HOUSE = "Everybody can read this. Never a house with beds."


class ServiceForm(Form):
    name = TextField(label="Name of the service", hint=NO_HOUSE, missing="Enter a name")
    organisation = TextField(label="Who offers it?", missing="Enter who offers it")
    description = LongTextField(label="What is it?", rows=4, missing="Say what it is")
    eligibility = LongTextField(label="Who can come?", rows=2, required=False)
    area = TextField(label="Which area is it for?", required=False)
    address = LongTextField(label="Address", rows=2, required=False)
    hours = TextField(label="When is it open?", max_length=300, required=False)
    phone = TextField(label="Telephone", max_length=40, width=20, required=False)
    email = EmailField(label="E-mail address", required=False)
    url = TextField(label="Web address", hint="With https:// in front", required=False)

    def clean_url(self) -> str:
        typed: str = self.cleaned_data["url"]
        if typed and (not typed.startswith(("https://", "http://")) or " " in typed):
            self.add_error("url", "Enter a web address like https://example.org")
        return typed

    @property
    def facts(self) -> ServiceFacts:
        return ServiceFacts(**{name: self.cleaned_data[name] for name in ServiceFacts.__dataclass_fields__})


class ChangeServiceForm(VersionedForm, ServiceForm):
    @staticmethod
    def values_of(service: PublicService) -> dict[str, Any]:
        values = {name: getattr(service, name) for name in ServiceFacts.__dataclass_fields__}
        return values | {"version": service.version}
