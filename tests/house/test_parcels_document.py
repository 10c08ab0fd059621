"""What docs/parcels.md says of the content of parcels, held against what the program writes and takes in."""

import json
import re
from typing import Any

import pytest
from django.utils import timezone

from alongside.config.documents import DOCS
from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.parcels.keys import OwnKeys
from alongside.foundations.parcels.ours import own_keys
from alongside.foundations.parcels.reading import read
from alongside.journeys.demo_caseload import cast
from alongside.rooms.conferences.actions.asked import take_proposal
from alongside.rooms.conferences.actions.proposing import Move, propose_handover
from alongside.rooms.conferences.models import CameWith, Dispatch
from alongside.rooms.conferences.queries.parts import parts_of
from alongside.rooms.conferences.words import SharingGround
from alongside.rooms.directory.models import Neighbour
from alongside.rooms.directory.tests.factories import a_neighbour
from alongside.rooms.people.models import Case, KeyWorker, Ownership

SAYS = (DOCS / "parcels.md").read_text()
EXAMPLE = json.loads(SAYS.partition("```json\n")[2].partition("```")[0])
ALL = frozenset(Section)


def fields_in_document() -> dict[str, set[str]]:
    """Of each kind of part the names in its data."""
    table = SAYS.partition("| kind | `data` |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`.+`) \| (.+) \|$", table, re.MULTILINE)
    return {
        kind: set(re.findall(r"`(\w+)`", told)) for kinds, told in rows for kind in re.findall(r"\w+", kinds)
    }


@pytest.mark.usefixtures("demo_database")
def test_every_part_that_is_written_has_the_names_that_stand_there() -> None:
    listed, seen = fields_in_document(), set()
    with viewing.as_service(Service.DEMO, at=timezone.now()):
        for case in Case.objects.all():
            for part in parts_of(case, ALL, timezone.now()):
                assert set(part["data"]) == listed[part["kind"]], part["kind"]
                assert set(part) == {"section", "kind", "title", "text", "data"}
                seen.add(part["kind"])
    assert seen == set(listed)


def proposed_in_demo() -> dict[str, Any]:
    """What a neighbour reads, whose keys are known here."""
    keys, now = OwnKeys.make(), timezone.now()
    with viewing.as_service(Service.DEMO, at=now):
        lead = KeyWorker.objects.get(until=None, user__full_name=cast.NOOR)
        owner = Ownership.objects.get(case=lead.case_id, until=None)
        there = a_neighbour(lead.case.partnership, owner.agency, lead.user, keys)
        move = Move(
            neighbour=there, shown=frozenset({Section.SUPPORT}), travels=ALL - {Section.IMMIGRATION},
            ground=SharingGround.AGREED, own_words="Yes.", why="A room there.",
        )  # fmt: skip
        propose_handover(case=lead.case, move=move, by=lead.user, at=now)
    written: Any = Dispatch.objects.get(neighbour=there).parcel
    return dict(
        read(bytes(written), keys=keys, peers=[own_keys().public], opened_before=lambda _: False).content
    )


@pytest.mark.usefixtures("demo_database")
def test_the_example_has_the_names_of_a_wish_that_the_program_writes() -> None:
    sent = proposed_in_demo()
    assert {name: type(value) for name, value in sent.items()} == {
        name: type(value) for name, value in EXAMPLE.items()
    }


@pytest.mark.usefixtures("demo_database")
def test_the_example_is_taken_in() -> None:
    there, now = Neighbour.objects.get(name="Harbourside"), timezone.now()
    with viewing.as_service(Service.NEIGHBOURS, at=now):
        asked = take_proposal(neighbour=there, told=EXAMPLE, by=there.user, at=now)
        parts = CameWith.objects.filter(handover=asked).values_list("kind", flat=True)
        assert list(parts.order_by("number")) == ["asks", "name", "note"]
    assert asked.own_words == EXAMPLE["own_words"]
