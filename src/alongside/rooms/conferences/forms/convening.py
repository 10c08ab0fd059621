"""The forms that bring people together: when, how, who, on what ground."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.design.fields import (
    CheckboxesField,
    EmailField,
    LongTextField,
    MomentField,
    RadiosField,
    SelectField,
    TextField,
)
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form, VersionedForm
from alongside.rooms.conferences.queries import Candidate
from alongside.rooms.conferences.words import Mode, SharingGround

PLACE_HINT = (
    "Seen by those who are invited and sign in. It is never sent by e-mail. No address of a safe place."
)


class MeetingForm(Form):
    """When and how: asked when a conference is convened and when it is moved."""

    starts = MomentField(label="When?")
    mode = RadiosField(label="How?", choices=choices_of(Mode), inline=True, small=True, coerce=Mode)
    place = TextField(label="Room, or how to join", hint=PLACE_HINT, required=False)


class MoveForm(MeetingForm, VersionedForm):
    """Two who move it at once are told of each other."""


class ConveneForm(MeetingForm):
    """One list of people for each kind of attendee, named `ask_` and its code."""

    ground = RadiosField(
        label="On what ground may these agencies hear of this person?",
        small=True,
        choices=choices_of(SharingGround),
        coerce=SharingGround,
    )
    ground_reason = TextField(
        label="The reason, where the person has not agreed", required=False, max_length=2000
    )
    opened = CheckboxesField(
        label="Open also",
        hint="Where somebody is and their papers stay closed to everybody unless you tick them here.",
        choices=[],
        required=False,
        small=True,
    )
    chair = SelectField(label="Chair", choices=[], required=False, blank="Not named yet")
    minute_taker = SelectField(label="Minute-taker", choices=[], required=False, blank="Not named yet")

    def __init__(
        self,
        *args: Any,
        groups: "Iterable[Group]",
        leaders: Sequence[Candidate],
        seen: frozenset[Section],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.groups = [group for group in groups if group.people]
        self.leaders = {str(person.user_id): person for person in leaders}
        people = [person for group in self.groups for person in group.people]
        for group in self.groups:
            self.fields[group.field] = group.drawn()
        self._offer("opened", [pair for person in people for pair in _closed_pairs(person, seen)])
        for role in ("chair", "minute_taker"):
            self._offer(role, [(key, person.words) for key, person in self.leaders.items()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def leader(self, role: str) -> Candidate | None:
        return self.leaders.get(self.cleaned_data[role])

    @property
    def at_table(self) -> list[Candidate]:
        """Who is ticked now, sent or not, and who leads: a time is looked for that suits them."""
        found = [
            person
            for group in self.groups
            for person in group.people
            if str(person.user_id) in (self[group.field].value() or ())
        ]
        led = [
            self.leaders[key]
            for role in ("chair", "minute_taker")
            if (key := self[role].value()) in self.leaders
        ]
        return list({person.user_id: person for person in [*led, *reversed(found)]}.values())

    def only_look(self) -> None:
        """It was sent to look for other times: nothing typed is wrong yet."""
        self._errors = ErrorDict()

    @property
    def asked(self) -> list[Candidate]:
        """Everybody ticked, once, under the first kind they were ticked for."""
        found: dict[object, Candidate] = {}
        for group in self.groups:
            ticked = set(self.cleaned_data[group.field])
            for person in group.people:
                if str(person.user_id) in ticked:
                    found.setdefault(person.user_id, person)
        return list(found.values())

    def also_opened(self, person: Candidate) -> frozenset[Section]:
        pairs = (ticked.split(":") for ticked in self.cleaned_data["opened"])
        return frozenset(Section(section) for user_id, section in pairs if user_id == str(person.user_id))


class Group:
    """The people of one kind who may be asked, and who of them is ticked beforehand."""

    def __init__(self, code: str, title: str, hint: str, people: Sequence[Candidate], ticked: int) -> None:
        self.field = f"ask_{code}"
        self.title, self.hint, self.people = title, hint, people
        self.ticked = [str(person.user_id) for person in people[:ticked]]

    def drawn(self) -> CheckboxesField:
        return CheckboxesField(
            label=self.title,
            hint=self.hint,
            choices=[(str(person.user_id), person.words) for person in self.people],
            initial=self.ticked,
            required=False,
            small=True,
        )


def _closed_pairs(person: Candidate, seen: frozenset[Section]) -> list[tuple[str, str]]:
    return [
        (f"{person.user_id}:{section}", f"{person.name}: {SECTION_WORDS[section].lower()}")
        for section in sorted(person.closed_sections & seen)
    ]


class PastForm(Form):
    held_at = MomentField(label="When was it held?")
    mode = RadiosField(label="How?", choices=choices_of(Mode), inline=True, small=True, coerce=Mode)
    attended = CheckboxesField(label="Who was there?", choices=[], required=False, small=True)

    def __init__(self, *args: Any, seats: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["attended"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(seats)


class CancelForm(Form):
    why = LongTextField(label="Why is it cancelled?", rows=2, max_length=2000)


class InviteForm(Form):
    """Either a worker from the list, or a guest who has no account."""

    worker = SelectField(
        label="A worker of this area", choices=[], required=False, blank="Nobody from this list"
    )
    kind = SelectField(label="Asked as", choices=[], required=False, blank="Another worker")
    name = TextField(label="Name", required=False)
    email = EmailField(label="Work e-mail address", required=False)
    agency = SelectField(label="Agency", choices=[], required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[Candidate],
        kinds: Sequence[tuple[str, str]],
        agencies: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.people = {str(person.user_id): person for person in people}
        offers = {
            "worker": [(key, person.words) for key, person in self.people.items()],
            "kind": kinds,
            "agency": agencies,
        }
        for name, choices in offers.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        guest = [answers.get("name"), answers.get("email"), answers.get("agency")]
        if answers.get("worker") and any(guest):
            self.add_error("worker", "Choose somebody from the list, or fill in a guest, not both")
        elif not answers.get("worker") and not self.errors and not all(guest):
            self.add_error("worker", "Choose somebody, or give a guest's name, e-mail address and agency")
        return answers


class SectionsForm(Form):
    sections = CheckboxesField(label="What may they see?", choices=[], required=False, small=True)

    def __init__(self, *args: Any, offered: Iterable[Section], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["sections"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(section), SECTION_WORDS[section]) for section in offered]
