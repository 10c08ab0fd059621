"""From one area to another, in one case: the area that asks is responsible until the other has said yes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.rooms.choices.policies import check_can_open_parts
from alongside.rooms.clocks.actions import start_clocks
from alongside.rooms.conferences.actions.dispatching import tell_neighbour
from alongside.rooms.conferences.actions.turning import CLOCK, in_order, tell_sides
from alongside.rooms.conferences.models import Conference, Handover
from alongside.rooms.conferences.policies import check_may_share
from alongside.rooms.conferences.policies import handover as policies
from alongside.rooms.conferences.queries.parts import parts_of
from alongside.rooms.conferences.words import SharingGround
from alongside.rooms.directory.models import Neighbour, Partnership
from alongside.rooms.people.actions import give_grant, hold_open
from alongside.rooms.people.models import Case, Ownership
from alongside.rooms.people.queries import owner_of
from alongside.rooms.people.words import Basis


@dataclass(frozen=True, kw_only=True)
class Move:
    """To whom, why, on what ground, and which parts they see before their answer (`shown`) and after (`travels`).

    Either a team of another area here, or a `neighbour`: an area in a deployment of its own.
    """

    area: Partnership | None = None
    agency: Agency | None = None
    team: Team | None = None
    neighbour: Neighbour | None = None
    shown: frozenset[Section]
    travels: frozenset[Section]
    ground: SharingGround
    ground_reason: str = ""
    own_words: str = ""
    why: str


@verb
def propose_handover(*, case: Case, move: Move, by: User, at: datetime) -> Handover:
    hold_open(case)
    policies.check_none_waits(case)
    policies.check_where(move.area, (move.agency, move.team), move.neighbour, case, at)
    check_may_share(case, move.ground, move.ground_reason)
    travels = move.travels | move.shown | policies.ALWAYS_TRAVELS
    policies.check_parts(move.shown, travels, move.ground, move.own_words)
    check_can_open_parts(case, travels)
    owner = owner_of(case)
    assert owner is not None
    key = uuid4()
    (clock,) = start_clocks(
        case=case, rule=CLOCK, facts={"proposed_at": at}, event=at, about_id=key, by=by, at=at
    )
    row = Handover.objects.create(
        id=key,
        case=case,
        move=key if move.neighbour else None,
        **_sides(case, owner, move),
        conference=Conference.objects.filter(case=case, held_at__isnull=False).order_by("held_at").last(),
        shown=in_order(move.shown),
        travels=in_order(travels),
        ground=move.ground,
        ground_reason=move.ground_reason,
        own_words=move.own_words,
        why=move.why,
        answer_by=clock.due,
        proposed_at=at,
        proposed_by=by,
    )
    if row.neighbour_id is None:
        _open(row, by, at)
    else:
        _propose_there(row, owner.agency.phone, at)
    record("handover.proposed", by=by, at=at, case_id=case.pk, about=row, ground=move.ground)
    tell_sides(row, "propose")
    return row


def _sides(case: Case, owner: Ownership, move: Move) -> dict[str, Any]:
    return {
        "from_area": case.partnership, "from_agency": owner.agency, "from_team": owner.team,
        "to_area": move.area, "to_agency": move.agency, "to_team": move.team, "neighbour": move.neighbour,
    }  # fmt: skip


def _propose_there(row: Handover, ring: str, at: datetime) -> None:
    """With what the person agreed to show, and why the other may know of it. The rest goes after a yes."""
    told = {
        name: getattr(row, name)
        for name in ("why", "ground", "ground_reason", "own_words", "shown", "travels")
    }
    tell_neighbour(
        row, "proposal", at, **told, asked=row.proposed_at.isoformat(), source=row.source,
        by=row.proposed_by.full_name, ring=row.proposed_by.phone or ring, parts=parts_of(row.case, row.shown, at),
    )  # fmt: skip


def _open(row: Handover, by: User, at: datetime) -> None:
    assert row.to_agency is not None
    give_grant(
        case=row.case,
        agency=row.to_agency,
        team=row.to_team,
        sections=[Section(section) for section in row.shown],
        basis=Basis.HANDOVER,
        about_id=row.pk,
        by=by,
        at=at,
    )
