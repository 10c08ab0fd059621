"""The deployment that asked: the yes or no of the other is taken in, and the case let go when all of it has arrived."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.rooms.clocks.actions import meet_clocks, stop_clocks
from alongside.rooms.conferences.actions.answering import close_handover, ended_handover
from alongside.rooms.conferences.actions.dispatching import tell_neighbour
from alongside.rooms.conferences.actions.turning import CLOCK, tell_sides, turned
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.queries.parts import parts_of
from alongside.rooms.conferences.states import HANDOVER
from alongside.rooms.conferences.words import DeclinedWhy


@verb
def take_yes(*, handover: Handover, told: Mapping[str, Any], by: User, at: datetime) -> Handover:
    """It binds the other side. This side is responsible until the case has arrived there."""
    row = turned(handover, "agree_handover")
    row.word = ", ".join(str(told[name]) for name in ("leads", "ring") if told[name])
    row.save(update_fields=["state", "word"])
    meet_clocks(case=row.case, rules=[CLOCK], about_id=row.pk, by=by, at=at)
    record(HANDOVER.events["agree_handover"], by=by, at=at, case_id=row.case_id, about=row)
    tell_sides(row, "agree_handover")
    return row


@verb
def take_no(*, handover: Handover, told: Mapping[str, Any], by: User, at: datetime) -> Handover:
    why, word = DeclinedWhy(told["why"]), str(told["word"])
    row = ended_handover(handover, "decline_handover", by, at, declined_why=why, word=word)
    meet_clocks(case=row.case, rules=[CLOCK], about_id=row.pk, by=by, at=at)
    close_handover(row, "decline_handover", by, at)
    return row


@verb
def take_withdrawal(*, handover: Handover, by: User, at: datetime) -> Handover:
    """Nothing of the person stays here, whatever had arrived."""
    row = ended_handover(handover, "withdraw_handover", by, at)
    stop_clocks(case=row.case, rules=[CLOCK], why="withdrawn", about_id=row.pk, by=by, at=at)
    close_handover(row, "withdraw_handover", by, at)
    return row


@verb
def send_whole(*, handover: Handover, by: User, at: datetime) -> None:
    """As whoever leads the case sees it."""
    tell_neighbour(handover, "case", at, parts=parts_of(handover.case, handover.travels, at))
    record("handover.case_sent", by=by, at=at, case_id=handover.case_id, about=handover)


@verb
def let_go(*, handover: Handover, by: User, at: datetime) -> Handover:
    """Where the other side holds all that stands here."""
    row = ended_handover(handover, "release_handover", by, at)
    record(HANDOVER.events["release_handover"], by=by, at=at, case_id=row.case_id, about=row)
    tell_sides(row, "release_handover")
    return row
