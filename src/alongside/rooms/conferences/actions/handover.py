"""From one area to another, in one case: the area that asked is responsible until the other has said yes."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from procrastinate.contrib.django import app

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.policies import check_can_open_parts
from alongside.rooms.clocks.actions import meet_clocks, start_clocks, stop_clocks
from alongside.rooms.conferences.models import Conference, Handover, HandoverRemark
from alongside.rooms.conferences.policies import check_may_share
from alongside.rooms.conferences.policies import handover as policies
from alongside.rooms.conferences.states import HANDOVER, HandoverState
from alongside.rooms.conferences.words import DeclinedWhy, Remark, SharingGround
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.actions import end_grants_about, give_grant, hold_open, move_to_area
from alongside.rooms.people.actions.matches import raise_look_alikes
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import owner_of
from alongside.rooms.people.words import Basis

POST_HANDOVER = "conferences.post_handover"
CLOCK = "R-MACC-07"


@dataclass(frozen=True, kw_only=True)
class Move:
    """To whom, why, on what ground, and which parts they see before their answer (`shown`) and after (`travels`)."""

    area: Partnership
    agency: Agency
    team: Team | None = None
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
    policies.check_place(move.area, (move.agency, move.team), case, at)
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
        from_area=case.partnership,
        from_agency=owner.agency,
        from_team=owner.team,
        to_area=move.area,
        to_agency=move.agency,
        to_team=move.team,
        conference=Conference.objects.filter(case=case, held_at__isnull=False).order_by("held_at").last(),
        shown=_in_order(move.shown),
        travels=_in_order(travels),
        ground=move.ground,
        ground_reason=move.ground_reason,
        own_words=move.own_words,
        why=move.why,
        answer_by=clock.due,
        proposed_at=at,
        proposed_by=by,
    )
    _open(row, by, at)
    record("handover.proposed", by=by, at=at, case_id=case.pk, about=row, ground=move.ground)
    _tell(row, "propose")
    return row


def _open(row: Handover, by: User, at: datetime) -> None:
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


@verb
def ask_about(*, handover: Handover, text: str, by: User, at: datetime) -> Handover:
    """A question does not stop the clock."""
    return _say(handover, "ask_about", Remark.QUESTION, text, by, at)


@verb
def answer_about(*, handover: Handover, text: str, by: User, at: datetime) -> Handover:
    return _say(handover, "answer_question", Remark.ANSWER, text, by, at)


@verb
def accept_handover(*, handover: Handover, key_worker: User, by: User, at: datetime) -> Handover:
    """In one transaction one team stops and the other begins: at no moment are there two, or none."""
    row = _ended(handover, "accept_handover", by, at, left_reference=handover.case.local_reference)
    policies.check_can_lead(row, key_worker, by, at)
    meet_clocks(case=row.case, rules=[CLOCK], about_id=row.pk, by=by, at=at)
    move_to_area(
        case=row.case,
        area=row.to_area,
        agency=row.to_agency,
        team=row.to_team,
        key_worker=key_worker,
        sections=[Section(section) for section in row.travels],
        about_id=row.pk,
        by=by,
        at=at,
    )
    _close(row, "accept_handover", by, at)
    raise_look_alikes(case=row.case, by=by, at=at)
    return row


@verb
def decline_handover(
    *, handover: Handover, why: DeclinedWhy, word: str = "", by: User, at: datetime
) -> Handover:
    policies.check_declined_says_why(why, word)
    row = _ended(handover, "decline_handover", by, at, declined_why=why, word=word)
    meet_clocks(case=row.case, rules=[CLOCK], about_id=row.pk, by=by, at=at)
    _close(row, "decline_handover", by, at)
    return row


@verb
def withdraw_handover(*, handover: Handover, word: str = "", by: User, at: datetime) -> Handover:
    row = _ended(handover, "withdraw_handover", by, at, word=word)
    stop_clocks(case=row.case, rules=[CLOCK], why="withdrawn", about_id=row.pk, by=by, at=at)
    _close(row, "withdraw_handover", by, at)
    return row


@verb
def agree_to_more(
    *, handover: Handover, sections: AbstractSet[Section], own_words: str, by: User, at: datetime
) -> Handover:
    """Parts that stayed closed when the person moved: they agree now that whoever is responsible sees them too."""
    row = _locked(handover)
    more = sections - {Section(section) for section in row.travels}
    if not more or not own_words.strip():
        raise Refused("Say which parts they agree to now, and write what they said.")
    row.travels = _in_order({*row.travels, *more})
    row.save(update_fields=["travels"])
    _remark(row, Remark.AGREED, own_words, by, at)
    give_grant(
        case=row.case, agency=row.to_agency, team=row.to_team, sections=more, basis=Basis.OWNER,
        about_id=row.pk, by=by, at=at,
    )  # fmt: skip
    record("handover.widened", by=by, at=at, case_id=row.case_id, about=row)
    return row


def _say(handover: Handover, act: str, kind: Remark, text: str, by: User, at: datetime) -> Handover:
    if not text.strip():
        raise Refused("Write what you want to say.")
    row = _turned(handover, act)
    row.save(update_fields=["state"])
    _remark(row, kind, text, by, at)
    record(HANDOVER.events[act], by=by, at=at, case_id=row.case_id, about=row)
    _tell(row, act)
    return row


def _ended(handover: Handover, act: str, by: User, at: datetime, **said: Any) -> Handover:
    row = _turned(handover, act)
    for name, value in {**said, "ended_at": at, "ended_by": by}.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "ended_at", "ended_by", *said])
    return row


def _turned(handover: Handover, act: str) -> Handover:
    row = _locked(handover)
    row.state = HANDOVER.next(act, HandoverState(row.state))
    return row


def _locked(handover: Handover) -> Handover:
    """Two who answer at once come one after the other, and the second is refused."""
    return Handover.objects.select_for_update(of=("self",)).select_related("case").get(pk=handover.pk)


def _close(row: Handover, act: str, by: User, at: datetime) -> None:
    """What was shown before the answer; a team that said yes sees it as the responsible one."""
    record(HANDOVER.events[act], by=by, at=at, case_id=row.case_id, about=row)
    _tell(row, act)
    end_grants_about(case=row.case, about_id=row.pk, why=act, by=by, at=at, basis=Basis.HANDOVER)


def _remark(row: Handover, kind: Remark, text: str, by: User, at: datetime) -> None:
    HandoverRemark.objects.create(
        case_id=row.case_id, handover=row, kind=kind, text=text, said_at=at, said_by=by
    )


def _tell(row: Handover, act: str) -> None:
    app.configure_task(POST_HANDOVER).defer(handover_id=str(row.pk), act=act)


def _in_order(sections: AbstractSet[Any]) -> list[Section]:
    return sorted((Section(section) for section in sections), key=list(Section).index)
