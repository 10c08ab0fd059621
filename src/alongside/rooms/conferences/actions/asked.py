"""What another deployment asks, says and sends about a hand-over, taken in. Its signature was checked."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils.dateparse import parse_datetime

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.clocks.actions import start_clocks
from alongside.rooms.conferences.actions.answering import ended_handover
from alongside.rooms.conferences.actions.dispatching import digest_of, tell_neighbour
from alongside.rooms.conferences.actions.turning import CLOCK, in_order, tell_sides
from alongside.rooms.conferences.models import CameWith, Handover
from alongside.rooms.conferences.policies import handover as policies
from alongside.rooms.conferences.states import HANDOVER
from alongside.rooms.conferences.words import SharingGround
from alongside.rooms.directory.models import Neighbour
from alongside.rooms.people.actions.asked import ask_about_person

WORDS = ("why", "own_words", "ground_reason")
TEXT = 20_000  # characters of one part


@verb
def take_proposal(*, neighbour: Neighbour, told: Mapping[str, Any], by: User, at: datetime) -> Handover:
    """A wish from another deployment, with what the person agreed to show before the answer."""
    key, shown = uuid4(), in_order({Section(code) for code in told["shown"]})
    travels = in_order({Section(code) for code in told["travels"]})
    ground = SharingGround(told["ground"])
    policies.check_parts(set(shown), set(travels), ground, told["own_words"])
    case = ask_about_person(
        partnership=neighbour.area, agency=neighbour.agency, team=neighbour.team, sections=shown, about_id=key,
        by=by, at=at,
    )  # fmt: skip
    asked = min(parse_datetime(told["asked"]) or at, at)
    (clock,) = start_clocks(
        case=case, rule=CLOCK, facts={"proposed_at": asked}, event=asked, about_id=key, by=by, at=at
    )
    row = Handover.objects.create(
        id=key,
        move=UUID(told["move"]), case=case, neighbour=neighbour, to_area=neighbour.area, to_agency=neighbour.agency,
        to_team=neighbour.team, shown=shown, travels=travels, ground=ground, answer_by=clock.due,
        proposed_at=asked, proposed_by=by, **{name: str(told[name])[:TEXT] for name in WORDS},
    )  # fmt: skip
    who = f"{told['by']}, {told['source']}. Ring {told['ring'] or neighbour.phone}."
    asks = {"section": Section.SUPPORT, "kind": "asks", "title": "Who asks", "text": who, "data": {}}
    keep_parts(row, [asks, *told["parts"]], 0)
    record("handover.proposed", by=by, at=at, case_id=case.pk, about=row, ground=ground)
    tell_sides(row, "propose")
    return row


@verb
def take_case(*, handover: Handover, told: Mapping[str, Any], by: User, at: datetime) -> Handover:
    """The whole of it, kept and sealed. Nobody here is responsible before the other let go."""
    last = (
        CameWith.objects.filter(handover=handover)
        .order_by("revision")
        .values_list("revision", flat=True)
        .last()
    )
    keep_parts(handover, told["parts"], (last or 0) + 1)
    handover.digest = digest_of(told["parts"])
    handover.save(update_fields=["digest"])
    record("handover.case_came", by=by, at=at, case_id=handover.case_id, about=handover)
    tell_neighbour(handover, "received", at, digest=handover.digest)
    return handover


@verb
def begin(*, handover: Handover, by: None, at: datetime) -> Handover:
    """The other deployment has let go: from now on the team that said yes is responsible."""
    row = ended_handover(handover, "release_handover", handover.proposed_by, at)
    record(
        HANDOVER.events["release_handover"],
        by=by,
        at=at,
        case_id=row.case_id,
        about=row,
        service="neighbours",
    )
    tell_sides(row, "begin_handover")
    return row


def keep_parts(row: Handover, parts: Iterable[Mapping[str, Any]], revision: int) -> None:
    for number, part in enumerate(parts):
        CameWith.objects.create(
            case_id=row.case_id, handover=row, revision=revision, number=number, section=Section(part["section"]),
            kind=str(part["kind"])[:30], title=str(part["title"])[:TEXT], text=str(part["text"])[:TEXT],
            data=json.dumps(part["data"]),
        )  # fmt: skip
