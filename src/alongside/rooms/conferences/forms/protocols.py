"""How an area confers, as it is typed: one small form for each attendee and each item, and one around them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.utils.text import slugify

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.sections import SECTION_WORDS, Section
from alongside.foundations.accounts.models import User
from alongside.foundations.design.fields import (
    ConfirmField,
    DayField,
    HiddenField,
    NumberField,
    SelectField,
    TextField,
)
from alongside.foundations.design.forms import Form
from alongside.rooms.conferences.actions.protocols import Agreed
from alongside.rooms.conferences.protocols import AttendeeKind, Protocol, Topic
from alongside.rooms.directory.models import Partnership

OWN_TEAM, NOBODY_HERE = "own", "none"
CORE, IF_YES = "core", "if"
LONGEST_CODE = 40
BLANK_ROWS = 2
R = TypeVar("R", bound=Form)


class AttendeeForm(Form):
    """A row left without words is no attendee."""

    code = HiddenField(required=False)
    words = TextField(label="Who", required=False, max_length=80)
    seat = SelectField(
        label="Found among",
        choices=[
            (OWN_TEAM, "The team that answers for the case"),
            *((role.value, REACH[role].words) for role in Role if REACH[role].sections),
            (NOBODY_HERE, "Nobody here: invited as a guest"),
        ],
        initial=NOBODY_HERE,
    )
    asked = SelectField(
        label="Asked",
        choices=[(CORE, "Always (core)"), (IF_YES, "If the answer is yes")],
        initial=CORE,
    )
    question = TextField(label="The question that decides", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("words") and given.get("asked") == IF_YES and not given.get("question"):
            self.add_error("question", "Enter the question that decides whether they are asked")
        return given

    @property
    def attendee(self) -> AttendeeKind | None:
        given = self.cleaned_data
        if not given["words"]:
            return None
        seat = given["seat"]
        return AttendeeKind(
            code=(given["code"] or slugify(given["words"]).replace("-", "_"))[:LONGEST_CODE],
            words=given["words"],
            roles=frozenset() if seat in (OWN_TEAM, NOBODY_HERE) else frozenset({Role(seat)}),
            is_responsible_team=seat == OWN_TEAM,
            question=given["question"] if given["asked"] == IF_YES else "",
        )


class TopicForm(Form):
    """A row left without a title is no item. Items are numbered as they stand."""

    title = TextField(label="Item", required=False, max_length=120)
    asks = TextField(label="What is asked", required=False, max_length=300)
    section = SelectField(
        label="Which part of the case it is about",
        choices=[(section.value, SECTION_WORDS[section]) for section in Section],
        initial=Section.SUPPORT.value,
    )
    names = ConfirmField(label="Names the lead first responder", required=False)

    def topic(self, number: int) -> Topic:
        given = self.cleaned_data
        return Topic(number, given["title"], Section(given["section"]), given["asks"], given["names"])


class ProtocolForm(Form):
    partnership = SelectField(label="Area", choices=[])
    title = TextField(label="What it is called", hint="Like “Northmoor case conference 2027”", max_length=200)
    from_day = DayField(
        label="From which day?", hint="Tomorrow or later. It holds until the next one begins."
    )
    ideal_hours = NumberField(label="Held ideally within hours", min_value=1, max_value=720, required=False)
    limit_hours = NumberField(
        label="Held at the latest within hours", min_value=1, max_value=720, required=False
    )
    cycle_days = NumberField(label="Or: meets every so many days", min_value=1, max_value=92, required=False)
    cycle_from = DayField(label="Day of one of its meetings", required=False)
    least_core_present = NumberField(label="Least number of core attendees who have to be there", min_value=1)
    day_before = NumberField(label="First reminder, hours before", min_value=1, max_value=168)
    hours_before = NumberField(label="Second reminder, hours before", min_value=1, max_value=168)
    first_hours = NumberField(
        label="Told first, hours before the ideal time", hint="While nothing is arranged", min_value=1
    )
    first_user = SelectField(label="Who is told first", choices=[], required=False)
    then_hours = NumberField(label="Told next, hours before the limit", min_value=1)
    then_user = SelectField(label="Who is told next", choices=[], required=False)
    chase_before = NumberField(label="Owner of a step, days before its day", min_value=0, max_value=14)
    chase_late = NumberField(label="Owner of a step, days after it", min_value=1, max_value=30)
    chase_manager = NumberField(label="Their manager, days after it", min_value=1, max_value=30)
    chase_chair = NumberField(label="The chair, days after it", min_value=1, max_value=30)
    minutes_as_files = ConfirmField(
        label="Send agreed minutes as a file with the letter",
        hint="Without it each reader gets a link. A file leaves this system: nobody can take it back, and it does not "
        "say that it was corrected. It holds what is open to its reader, and never what was said of immigration.",
        required=False,
    )

    def __init__(
        self,
        areas: Sequence[Partnership],
        people: Sequence[User],
        begun: Protocol,
        data: Any,
        *,
        attendees: Sequence[Mapping[str, Any]],
        topics: Sequence[Mapping[str, Any]],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.attendees = _rows(AttendeeForm, "attendee", attendees, data)
        self.topics = _rows(TopicForm, "topic", topics, data)
        self._begun = begun
        self._areas = {str(area.pk): area for area in areas}
        self._people = {str(person.pk): person for person in people}
        self._offer("partnership", [(key, area.name) for key, area in self._areas.items()])
        for name, climb in zip(("first_user", "then_user"), begun.climbs, strict=True):
            field = self._offer(name, [(key, person.full_name) for key, person in self._people.items()])
            field.blank = f"Everybody who is {REACH[climb.role].words.lower()}"

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> SelectField:
        field = self.fields[name]
        assert isinstance(field, SelectField)
        field.choices = choices
        return field

    @property
    def area(self) -> Partnership:
        return self._areas[self.cleaned_data["partnership"]]

    @property
    def _parts(self) -> Iterator[Form]:
        yield from self.attendees
        yield from self.topics

    def is_valid(self) -> bool:
        """Every row says what is wrong with it, not the first alone."""
        return all([super().is_valid(), *(row.is_valid() for row in self._parts)])

    @property
    def error_list(self) -> list[dict[str, str]]:
        return [*super().error_list, *(error for row in self._parts for error in row.error_list)]

    @property
    def agreed(self) -> Agreed:
        given = self.cleaned_data
        kept = ("title", "from_day", "ideal_hours", "limit_hours", "cycle_days", "cycle_from",
                "least_core_present", "first_hours", "then_hours", "chase_before", "chase_late", "chase_manager",
                "chase_chair", "minutes_as_files")  # fmt: skip
        named = [row for row in self.topics if row.cleaned_data["title"]]
        return Agreed(
            base=self._begun.base,
            attendees=tuple(kind for row in self.attendees if (kind := row.attendee)),
            agenda=tuple(row.topic(number) for number, row in enumerate(named, start=1)),
            reminder_hours=tuple({given["day_before"], given["hours_before"]}),
            first_user=self._people.get(given["first_user"]),
            then_user=self._people.get(given["then_user"]),
            **{name: given[name] for name in kept},
        )


def _rows(kind: type[R], prefix: str, values: Sequence[Mapping[str, Any]], data: Any) -> list[R]:
    filled = [*values, *({} for _ in range(BLANK_ROWS))]
    return [
        kind(data, prefix=f"{prefix}-{number}", initial=dict(row))
        for number, row in enumerate(filled, start=1)
    ]
