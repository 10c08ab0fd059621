"""No code of the trail, and no page of a case, is without words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.urls.converters import UUIDConverter

import alongside
from alongside.journeys.audit_trail.words.events import EVENTS, event_in_words
from alongside.journeys.audit_trail.words.parts import PARTS, part_in_words
from alongside.rooms.people.looked import LOOKS
from tests.support.addresses import Address, every_address

SOURCE = Path(alongside.__file__).parent
CODE = re.compile(r"[a-z_]+\.[a-z_]+")
JOBS = ("conferences.post_", "choices.tell_")  # names of jobs look like codes
OF_PLACES = {
    "agency_id",
    "bed_id",
    "closing_id",
    "cover_id",
    "days_id",
    "key_id",
    "neighbour_id",
    "service_id",
    "partnership_id",
    "premises_id",
    "seat_id",
    "number",
    "offer_id",
    "shift_id",
    "team_id",
}
BUILT = {f"{what}.{done}" for what in ("case", "list", "report") for done in ("viewed", "downloaded")}


def modules_that_record() -> Iterator[Path]:
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text()
        if not {"tests", "migrations"} & set(path.parts) and (
            "audit.record import" in text or path.name == "states.py"
        ):
            yield path


def codes_in(source: str) -> set[str]:
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)}


def recorded() -> set[str]:
    found = BUILT.union(*(codes_in(path.read_text()) for path in modules_that_record()))
    return {code for code in found if not code.startswith(JOBS)}


def test_every_event_has_words() -> None:
    assert len(recorded()) > 100
    assert recorded() - EVENTS.keys() == set(), "say it in words/events.py"


def test_what_counts_as_a_look_is_an_event() -> None:
    assert set(LOOKS) <= EVENTS.keys()


def test_a_code_of_another_release_is_shown_as_it_stands() -> None:
    assert event_in_words("moon.landed") == "moon.landed"
    assert part_in_words("moon:base") == "moon:base"


def named_rows(address: Address) -> set[str]:
    return {name for name, converter in address.named.items() if isinstance(converter, UUIDConverter)}


def test_every_page_of_a_case_says_which_part_it_is() -> None:
    of_cases = {address.name for address in every_address() if named_rows(address) - OF_PLACES - {"user_id"}}
    assert len(of_cases) > 50
    assert of_cases - PARTS.keys() == set(), "say it in words/parts.py"
