"""The answer of the area that was asked, and the second thoughts of the one that asked."""

from datetime import datetime
from typing import Any

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.clocks.actions import meet_clocks, stop_clocks
from alongside.rooms.conferences.actions.dispatching import tell_neighbour
from alongside.rooms.conferences.actions.turning import CLOCK, tell_sides, turned
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.policies import handover as policies
from alongside.rooms.conferences.states import HANDOVER
from alongside.rooms.conferences.words import DeclinedWhy
from alongside.rooms.people.actions import end_grants_about, move_to_area
from alongside.rooms.people.actions.asked import turn_away
from alongside.rooms.people.actions.matches import raise_look_alikes
from alongside.rooms.people.words import Basis


@verb
def accept_handover(*, handover: Handover, key_worker: User, by: User, at: datetime) -> Handover:
    """In one transaction one team stops and the other begins: at no moment are there two, or none."""
    policies.check_answers(handover, by, at)
    policies.check_can_lead(handover, key_worker, at)
    if handover.comes_in:
        return _agree(handover, key_worker, by, at)
    row = ended_handover(handover, "accept_handover", by, at, left_reference=handover.case.local_reference)
    meet_clocks(case=row.case, rules=[CLOCK], about_id=row.pk, by=by, at=at)
    assert row.to_area is not None
    assert row.to_agency is not None
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
    close_handover(row, "accept_handover", by, at)
    raise_look_alikes(case=row.case, by=by, at=at)
    return row


def _agree(handover: Handover, key_worker: User, by: User, at: datetime) -> Handover:
    """To another deployment: it stays responsible until it knows that the whole case has arrived here."""
    row = turned(handover, "agree_handover")
    row.key_worker = key_worker
    row.save(update_fields=["state", "key_worker"])
    meet_clocks(case=row.case, rules=[CLOCK], about_id=row.pk, by=by, at=at)
    record(HANDOVER.events["agree_handover"], by=by, at=at, case_id=row.case_id, about=row)
    ring = key_worker.phone or (row.to_agency.phone if row.to_agency else "")
    tell_neighbour(row, "yes", at, leads=key_worker.full_name, ring=ring, by=by.full_name)
    return row


@verb
def decline_handover(
    *, handover: Handover, why: DeclinedWhy, word: str = "", by: User, at: datetime
) -> Handover:
    policies.check_answers(handover, by, at)
    policies.check_declined_says_why(why, word)
    row = ended_handover(handover, "decline_handover", by, at, declined_why=why, word=word)
    meet_clocks(case=row.case, rules=[CLOCK], about_id=row.pk, by=by, at=at)
    tell_neighbour(row, "no", at, why=why, word=word, by=by.full_name)
    close_handover(row, "decline_handover", by, at)
    return row


@verb
def withdraw_handover(*, handover: Handover, word: str = "", by: User, at: datetime) -> Handover:
    policies.check_asked(handover, by, at)
    row = ended_handover(handover, "withdraw_handover", by, at, word=word)
    stop_clocks(case=row.case, rules=[CLOCK], why="withdrawn", about_id=row.pk, by=by, at=at)
    tell_neighbour(row, "withdrawn", at, word=word, by=by.full_name)
    close_handover(row, "withdraw_handover", by, at)
    return row


def ended_handover(handover: Handover, act: str, by: User, at: datetime, **said: Any) -> Handover:
    row = turned(handover, act)
    for name, value in {**said, "ended_at": at, "ended_by": by}.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "ended_at", "ended_by", *said])
    return row


def close_handover(row: Handover, act: str, by: User, at: datetime) -> None:
    """What was shown before the answer; a team that said yes sees it as the responsible one."""
    record(HANDOVER.events[act], by=by, at=at, case_id=row.case_id, about=row)
    tell_sides(row, act)
    if row.comes_in:
        turn_away(case=row.case, by=by, at=at)
    end_grants_about(case=row.case, about_id=row.pk, why=act, by=by, at=at, basis=Basis.HANDOVER)
