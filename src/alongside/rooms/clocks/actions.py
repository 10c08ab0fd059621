"""Clocks are started, met and stopped by the verbs of the rooms above, in the same transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks import starting
from alongside.rooms.clocks.answers import BY_RULE
from alongside.rooms.clocks.catalogue import CATALOGUE, OWED
from alongside.rooms.clocks.models import Clock, ClockEvent
from alongside.rooms.clocks.states import CLOCK, ClockState
from alongside.rooms.people.models import Case


@verb
def start_clocks(
    *,
    case: Case,
    rule: str,
    facts: Mapping[str, Any],
    event: datetime,
    about_id: UUID | None = None,
    by: User,
    at: datetime,
) -> list[Clock]:
    """One clock for each moment that the rule gives, from the same facts as `alongside due` takes.

    They keep the policy version they were made under and are never recomputed.
    """
    clocks = [
        Clock.objects.create(case=case, about_id=about_id, event=event, **moment)
        for moment in starting.moments(BY_RULE[rule](**facts), at)
    ]
    record("clock.started", by=by, at=at, case_id=case.pk, rule=rule, number=len(clocks))
    return clocks


@verb
def go_on_with_clock(*, case: Case, moment: Mapping[str, Any], by: User, at: datetime) -> Clock:
    """One that began in another deployment, with the moment and the policy version it began with."""
    known = {(rule, words.name) for (rule, _), words in CATALOGUE.items()}
    if (moment["rule"], moment["name"]) not in known:
        raise Refused("No clock of this release is called so.", "It can be read among what came along.")
    clock = Clock.objects.create(case=case, look_again=moment["due"], **moment)
    record("clock.started", by=by, at=at, case_id=case.pk, rule=clock.rule, number=1)
    return clock


@verb
def meet_clocks(
    *, case: Case, rules: Iterable[str], by: User, at: datetime, about_id: UUID | None = None
) -> int:
    """What the running clocks of these rules waited for has happened at `at`."""
    return _end(case, rules, about_id, "meet", {"met_at": at, "met_by": by}, by, at)


@verb
def correct_met(*, case: Case, rule: str, was: datetime, became: datetime, by: User, at: datetime) -> int:
    """What met these clocks happened at another moment than was written. When they were due stays as it was."""
    met = Clock.objects.filter(case=case, rule=rule, state=ClockState.MET, met_at=was)
    number = met.update(met_at=became)
    record("clock.met_corrected", by=by, at=at, case_id=case.pk, rule=rule, number=number)
    return number


@verb
def stop_clocks(
    *, case: Case, rules: Iterable[str] | None, why: str, by: User, at: datetime, about_id: UUID | None = None
) -> int:
    """What they waited for is no longer expected; with `rules` None, every running clock of the case but
    what the person is owed."""
    ended = {"stopped_at": at, "stopped_by": by, "stopped_why": why}
    return _end(case, rules, about_id, "stop", ended, by, at)


@verb
def notice_passed(*, clock: Clock, by: None, at: datetime) -> bool:
    """Say once that a clock has passed; the event carries the due moment, not that of the noticing.

    Compare-and-swap: whoever finds `look_again` as it was read has the word, a second sweep has not.
    """
    unread = Clock.objects.filter(pk=clock.pk, state=ClockState.RUNNING, look_again=clock.look_again)
    mine = bool(unread.update(look_again=None))
    if mine:
        ClockEvent.objects.create(
            case_id=clock.case_id, section=clock.section, clock=clock, word="passed", moment=clock.due
        )
    record("clock.passed", by=by, at=at, case_id=clock.case_id, about=clock, service="clock_sweep", said=mine)
    return mine


def _end(
    case: Case,
    rules: Iterable[str] | None,
    about_id: UUID | None,
    act: str,
    ended: dict[str, Any],
    by: User,
    at: datetime,
) -> int:
    clocks = Clock.objects.filter(case=case, state=ClockState.RUNNING)
    clocks = clocks.exclude(rule__in=OWED) if rules is None else clocks.filter(rule__in=list(rules))
    if about_id is not None:
        clocks = clocks.filter(about_id=about_id)
    state = CLOCK.next(act, ClockState.RUNNING)
    number = clocks.update(state=state, look_again=None, **ended)
    record(CLOCK.events[act], by=by, at=at, case_id=case.pk, number=number)
    return number
