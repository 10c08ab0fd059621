"""What systems send, and what is refused of it; and the forms of the pages beside them."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from alongside.foundations.kernel.moments import read_day
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.actions.by_the_night import MOST_NIGHTS
from alongside.rooms.beds.actions.vacancies import MOST_ROOMS

NEAR = range(2000, 2101)  # years: no night of anybody lies outside


def _day(given: Any) -> Any:
    """A day as it is written in the document, and nothing else that could be taken for one."""
    if isinstance(given, date):
        return given
    try:
        day = read_day(given if isinstance(given, str) else "")
    except Refused as refused:
        raise ValueError(str(refused)) from None
    if day.year not in NEAR:
        raise ValueError("No night lies so far away.")
    return day


Day = Annotated[date, BeforeValidator(_day)]
# One line: no sign in it that a screen or a database could stumble over.
Line = Annotated[
    str,
    StringConstraints(
        strict=True,
        min_length=1,
        max_length=60,
        pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$",
    ),
]


class Room(Schema):
    model_config = ConfigDict(extra="forbid")

    house_id: Annotated[UUID, Field(description="As GET vacancies names it.")]
    room: Annotated[Line, Field(description="As the house calls it. The same room is found again by it.")]
    first_night: Day
    nights: Annotated[StrictInt, Field(ge=1, le=MOST_NIGHTS)]
    kind: Literal["void", "office_space"] = "void"
    room_for: Literal["any", "women", "men"] = "any"
    step_free: StrictBool = False
    own_room: StrictBool = True


class Rooms(Schema):
    model_config = ConfigDict(extra="forbid")

    preview: Annotated[StrictBool, Field(description="Say what would happen, and change nothing.")] = False
    rooms: Annotated[list[Room], Field(min_length=1, max_length=MOST_ROOMS)]


class RoomNoLonger(Schema):
    model_config = ConfigDict(extra="forbid")

    house_id: UUID
    room: Line
    first_night: Annotated[Day, Field(description="The first night for which it was offered.")]


class NightsAsked(Schema):
    first_night: Day | SkipJsonSchema[None] = None
    nights: Annotated[int, Field(ge=1, le=28)] = 7


class StaysAsked(Schema):
    first_night: Day | SkipJsonSchema[None] = None
    last_night: Day | SkipJsonSchema[None] = None
    after: Annotated[int, Field(ge=0, le=1_000_000, description="How many were read already.")] = 0


class ServicesAsked(Schema):
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=100)] = 50
