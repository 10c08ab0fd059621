from collections.abc import Iterable, Mapping
from typing import Any

from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.accounts.models import User
from alongside.foundations.design.fields import CheckboxesField, LongTextField, RadiosField, SelectField
from alongside.foundations.design.fields.choices import choices_of
from alongside.foundations.design.forms import Form
from alongside.rooms.conferences.actions.proposing import Move
from alongside.rooms.conferences.policies.handover import ALWAYS_TRAVELS
from alongside.rooms.conferences.queries.handover import Seat
from alongside.rooms.conferences.words import DeclinedWhy, SharingGround
from alongside.rooms.directory.models import Neighbour

SHOWN_AT_FIRST = [Section.IDENTITY.value, Section.SUPPORT.value]
MOVE = [section for section in Section if section not in ALWAYS_TRAVELS]
MOVES_AT_FIRST = [section.value for section in MOVE if section is not Section.IMMIGRATION]


def _pairs(sections: Iterable[Section]) -> list[tuple[str, str]]:
    return [(section.value, SECTION_WORDS[section]) for section in sections]


class ProposeForm(Form):
    to = SelectField(label="Who is to become responsible?", choices=[], missing="Choose a team")
    why = LongTextField(label="Why do they move?", rows=3, missing="Write why", max_length=2000)
    ground = RadiosField(
        label="On what ground does the other area hear of the person?",
        choices=[
            (ground.value, "The person agrees to it" if ground is SharingGround.AGREED else ground.words)
            for ground in SharingGround
        ],
        coerce=SharingGround,
        missing="Choose the ground",
    )
    own_words = LongTextField(
        label="What did they say to it, in their own words?",
        hint="Needed where they agree",
        rows=3,
        required=False,
        max_length=2000,
    )
    ground_reason = LongTextField(
        label="If they were not asked or do not agree: why is it done all the same?",
        rows=3,
        required=False,
        max_length=2000,
    )
    shown = CheckboxesField(
        label="What do they see before they answer?",
        hint="Only what the person agreed to. Without the plan nobody can say whether they can take it on.",
        choices=_pairs(Section),
        initial=SHOWN_AT_FIRST,
        small=True,
        missing="Choose at least the plan",
    )
    travels = CheckboxesField(
        label="What do they see once they have said yes?",
        hint="The plan, where the person is and where they are not safe go along always. What is not ticked stays"
        " closed, until the person agrees to it.",
        choices=_pairs(MOVE),
        initial=MOVES_AT_FIRST,
        required=False,
        small=True,
    )

    def __init__(
        self, seats: Mapping[str, Seat], neighbours: Mapping[str, Neighbour], *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.seats, self.neighbours = seats, neighbours
        field: Any = self.fields["to"]
        field.choices = [
            *((key, f"{area}: {agency.with_team(team)}") for key, (area, agency, team) in seats.items()),
            *((key, f"{area}, in a deployment of its own") for key, area in neighbours.items()),
        ]

    @property
    def move(self) -> Move:
        given = self.cleaned_data
        area, agency, team = self.seats.get(given["to"], (None, None, None))
        return Move(
            area=area,
            agency=agency,
            team=team,
            neighbour=self.neighbours.get(given["to"]),
            shown=frozenset(Section(code) for code in given["shown"]),
            travels=frozenset(Section(code) for code in given["travels"]),
            **{name: given[name] for name in ("ground", "ground_reason", "own_words", "why")},
        )


class RemarkForm(Form):
    text = LongTextField(label="What do you want to know?", rows=3, missing="Write it", max_length=2000)


class AnswerForm(Form):
    text = LongTextField(label="Your answer", rows=3, missing="Write it", max_length=2000)


class AcceptForm(Form):
    key_worker = SelectField(label="Who leads the case with you?", choices=[], missing="Choose who leads it")

    def __init__(self, workers: Iterable[User], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.workers = {str(user.pk): user for user in workers}
        field: Any = self.fields["key_worker"]
        field.choices = [(key, user.full_name) for key, user in self.workers.items()]

    def clean_key_worker(self) -> User:
        return self.workers[self.cleaned_data["key_worker"]]


class DeclineForm(Form):
    why = RadiosField(
        label="Why not?", choices=choices_of(DeclinedWhy), coerce=DeclinedWhy, missing="Choose why not"
    )
    word = LongTextField(label="In a sentence", rows=2, required=False, max_length=2000)


class WithdrawForm(Form):
    word = LongTextField(label="Why is it withdrawn?", rows=2, required=False, max_length=2000)


class MoreForm(Form):
    sections = CheckboxesField(label="What do they agree to now?", choices=[], missing="Choose a part")
    own_words = LongTextField(
        label="In their own words", rows=3, missing="Write what they said", max_length=2000
    )

    def __init__(self, closed: Iterable[Section], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["sections"]
        field.choices = _pairs(closed)

    def clean_sections(self) -> frozenset[Section]:
        return frozenset(Section(code) for code in self.cleaned_data["sections"])
