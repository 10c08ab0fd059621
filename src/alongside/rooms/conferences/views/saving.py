"""Saves what was changed on the meeting sheet, each form by itself: what cannot be saved holds up nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.design.forms import VersionedForm
from alongside.foundations.design.stale import Difference, differences_of
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions, policies
from alongside.rooms.conferences.actions.minutes import ItemEntry, ScreenEntry, SomebodyWasFirst
from alongside.rooms.conferences.forms.meeting import ScreenForm, SeatForm, TouchedForm
from alongside.rooms.conferences.forms.new_rows import ArrivalForm, DissentForm, OldStepForm, PlanForm
from alongside.rooms.conferences.forms.sheet import Clash, Rows, Sheet, item_values, screen_values
from alongside.rooms.conferences.models import (
    AgendaItem,
    Conference,
    Invitation,
    PlannedAction,
    SafeguardingScreen,
)
from alongside.rooms.conferences.policies.steps import check_nothing_said_meanwhile
from alongside.rooms.conferences.queries.repeats import (
    has_arrived,
    is_noted,
    is_planned,
    is_said_so,
    is_seated_so,
)
from alongside.rooms.conferences.words import Outcome, Presence

ANSWERS = {"yes": True, "no": False}
Save = Callable[[], object]


@dataclass(frozen=True)
class Hand:
    """Whose hand writes, in which conference, at what time."""

    conference: Conference
    by: User
    at: datetime

    @property
    def sign(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}


def save_all(request: Request, conference: Conference, rows: Rows, sheet: Sheet) -> set[str]:
    """The names of the forms that could not be saved; each says why."""
    hand = Hand(conference, request.user, request.now)
    kept = set()
    for form, save in _saves(hand, rows, sheet):
        form.is_valid()
        if form.touched and not _saved(sheet, form, save):
            kept.add(str(form.prefix))
    return kept


def _saved(sheet: Sheet, form: TouchedForm, save: Save) -> bool:
    if form.errors:
        return False
    try:
        save()
    except SomebodyWasFirst as clash:
        _lay_beside(sheet, form, clash.standing)
        return False
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _lay_beside(sheet: Sheet, form: TouchedForm, standing: AgendaItem | SafeguardingScreen) -> None:
    """Both texts are shown; what was typed can be sent again, now on top of what stands."""
    assert isinstance(form, VersionedForm)
    saved = (
        f"{standing.noted_by.full_name}, {full_moment(standing.noted_at)}"
        if standing.noted_by and standing.noted_at
        else ""
    )
    sheet.clashes[str(form.prefix)] = Clash(_differences(form, standing), saved)
    form.stand_on(_standing_in(form, standing), version=standing.version)


def _standing_in(form: TouchedForm, standing: AgendaItem | SafeguardingScreen) -> dict[str, Any]:
    values = item_values(standing) if isinstance(standing, AgendaItem) else screen_values(standing)
    return {name: values[name] for name in form.asked}


def _differences(form: TouchedForm, standing: AgendaItem | SafeguardingScreen) -> list[Difference]:
    return differences_of(form, _standing_in(form, standing))


def _saves(hand: Hand, rows: Rows, sheet: Sheet) -> Iterator[tuple[TouchedForm, Save]]:
    if sheet.wishes:
        yield sheet.wishes, partial(save_item, hand, rows.items[0], sheet.wishes)
    for step in rows.old:
        old = sheet.old[step.pk]
        yield old, partial(_save_step, hand, step, old)
    for invitation in rows.invitations:
        seat = sheet.seats[invitation.pk]
        yield seat, partial(_save_seat, hand, invitation, seat)
    yield sheet.arrival, partial(_save_arrival, hand, sheet.arrival)
    for number, form in sheet.items.items():
        yield form, partial(save_item, hand, rows.items[number], form)
        dissent = sheet.dissents[number]
        yield dissent, partial(_save_dissent, hand, rows.items[number], dissent)
    yield sheet.screen, partial(_save_screen, hand, rows, sheet.screen)
    for row in sheet.plan:
        yield row, partial(_save_action, hand, row)


def save_item(hand: Hand, item: AgendaItem, form: TouchedForm) -> AgendaItem:
    """Two who wrote the same words do not disagree, nor does one who heard no answer and sends again."""
    given = dict(form.given)
    outcome, lead = given.pop("outcome", None), given.pop("lead", None)
    entry = ItemEntry(
        outcome=Outcome(outcome) if outcome else None,
        lead=Agency.objects.get(pk=lead) if lead else None,
        **given,
    )
    version = form.cleaned_data["version"]
    try:
        return actions.record_agenda_item(item=item, entry=entry, version=version, **hand.sign)
    except SomebodyWasFirst as clash:
        standing = clash.standing
        if not isinstance(standing, AgendaItem) or _differences(form, standing):
            raise
        return standing


def _save_dissent(hand: Hand, item: AgendaItem, form: DissentForm) -> None:
    noted = {"agency": Agency.objects.get(pk=form.given["agency"]), "why": form.given["why"]}
    if not is_noted(item, **noted):
        actions.note_dissent(item=item, **noted, **hand.sign)


def _save_screen(hand: Hand, rows: Rows, form: ScreenForm) -> None:
    given = {name: ANSWERS.get(value, value) for name, value in form.given.items()}
    entry = ScreenEntry(nation=rows.law.nation, **given)
    version = form.cleaned_data["version"]
    actions.record_screen(conference=hand.conference, entry=entry, version=version, **hand.sign)


def _save_step(hand: Hand, step: PlannedAction, form: OldStepForm) -> None:
    """Whoever runs this conference asks about the steps from before, whose ever they are."""
    if not is_said_so(step, **form.given):
        check_nothing_said_meanwhile(step, form.cleaned_data["seen"])
        actions.end_action(action=step, **form.given, **hand.sign)


def _save_seat(hand: Hand, invitation: Invitation, form: SeatForm) -> None:
    presence = form.given["presence"]
    if presence is None:
        raise Refused("What was noted of them is changed, not taken back.", "Say whether they are here.")
    seat = {"invitation": invitation, "presence": Presence(presence), "deputy": form.given["deputy"]}
    if not is_seated_so(**seat):
        actions.note_attendance(**seat, **hand.sign)


def _save_arrival(hand: Hand, form: ArrivalForm) -> None:
    agency = Agency.objects.get(pk=form.given["agency"])
    arrival = {"conference": hand.conference, "agency": agency, "name": form.given["name"]}
    if not has_arrived(**arrival):
        actions.note_late_arrival(**arrival, **hand.sign)


def _save_action(hand: Hand, form: PlanForm) -> None:
    conference, owner = hand.conference, _owner(form.given["owner"])
    planned = {"step": form.given["step"], "due_on": form.given["due_on"]}
    policies.check_can_still_be_kept(conference, planned["due_on"], hand.at)
    if not is_planned(conference, owner=owner, **planned):
        actions.plan_action(case=conference.case, conference=conference, **planned, **owner, **hand.sign)


def _owner(coded: str) -> dict[str, Any]:
    kind, _, rest = coded.partition(":")
    if kind == "user":
        return {"owner_user": User.objects.get(pk=rest)}
    agency, _, team = rest.partition(":")
    return {
        "owner_agency": Agency.objects.get(pk=agency),
        "owner_team": Team.objects.get(pk=team) if team else None,
    }
