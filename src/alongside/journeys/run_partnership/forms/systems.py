from alongside.foundations.design.fields import CheckboxesField, DayField, TextField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.directory.words import Scope


class KeyForm(Form):
    name = TextField(
        label="Which system is it?", hint="Like “Housing database”", max_length=100, missing="Name the system"
    )
    scopes = CheckboxesField(
        label="What may it do?",
        hint="As little as it needs. Never a name, and never a case.",
        choices=choices_of(Scope),
        missing="Choose what it may do",
    )
    until_day = DayField(label="Until when?", hint="A year at most", missing="Say until when")

    @property
    def chosen(self) -> list[Scope]:
        return [Scope(code) for code in self.cleaned_data["scopes"]]
