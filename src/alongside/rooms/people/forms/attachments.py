from alongside.foundations.design.fields import (
    FileField,
    LongTextField,
    MomentField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.people.forms.notes import SectionForm
from alongside.rooms.people.words import AttachedWhat

AGAIN = "Choose the document again: it was not kept, because something else has to be changed"
NOT_AGREED = "A photograph of the person is kept only if they agreed. Say when they did, or do not add it"


class AttachmentForm(SectionForm):
    file = FileField(
        label="Choose the document",
        hint="A photograph (JPEG or PNG), a PDF or plain text. Where and with what a photograph was taken is removed.",
        accept="image/jpeg,image/png,application/pdf,text/plain",
        missing="Choose a document",
    )
    what = RadiosField(label="What is it?", choices=choices_of(AttachedWhat), missing="Choose what it is")
    agreed = MomentField(
        label="If it is a photograph of them: when did they agree that you keep it?",
        hint="Ask first. Without their agreement it is not kept.",
        required=False,
    )
    title = TextField(
        label="What do you call it?", hint="For example: letter of the council", missing="Give it a title"
    )
    section = SelectField(
        label="What is it about?",
        hint="It decides who can open it.",
        choices=[],
        blank="Choose",
        missing="Choose what it is about",
    )

    def clean(self) -> None:
        of_person = self.cleaned_data.get("what") == AttachedWhat.PHOTOGRAPH_OF_PERSON
        if of_person and "agreed" not in self.errors and not self.cleaned_data.get("agreed"):
            self.add_error("agreed", NOT_AGREED)
        if self.errors and "file" not in self.errors:
            self.add_error("file", AGAIN)


class RemoveAttachmentForm(Form):
    reason = LongTextField(
        label="Why is it removed?",
        hint="This stays, with your name. The document does not.",
        missing="Say why",
        rows=3,
    )
