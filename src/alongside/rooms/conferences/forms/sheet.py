"""Lays the forms of the meeting sheet out from the rows, and keeps those that could not be saved as they were sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import QueryDict

from alongside.foundations.design.forms import KEY, read_key
from alongside.foundations.design.stale import Difference
from alongside.foundations.design.words import day
from alongside.rooms.conferences import rules
from alongside.rooms.conferences.forms.meeting import ItemForm, ScreenForm, SeatForm, TouchedForm, WishesForm
from alongside.rooms.conferences.forms.new_rows import ArrivalForm, DissentForm, OldStepForm, PlanForm
from alongside.rooms.conferences.models import (
    AgendaItem,
    Attendance,
    Invitation,
    PlannedAction,
    SafeguardingScreen,
)
from alongside.rooms.conferences.policies.steps import as_seen
from alongside.rooms.conferences.protocols import Protocol, SafeguardingLaw
from alongside.rooms.conferences.states import INVITATION, PLANNED_ACTION, ActionState, InvitationState

Choices = list[tuple[str, str]]
NEW_ROWS = 3
YES_NO = {True: "yes", False: "no", None: None}


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What stands in the database when the sheet is laid out, as far as its reader may see it."""

    protocol: Protocol
    items: Mapping[int, AgendaItem]
    old: Sequence[PlannedAction]
    invitations: Sequence[Invitation]
    attendances: Mapping[UUID, Attendance]
    arrivals: Sequence[Attendance]
    screen: SafeguardingScreen | None
    law: SafeguardingLaw
    leads: Choices
    owners: Choices
    agencies: Choices
    table: Choices
    today: date


@dataclass(frozen=True)
class Clash:
    """Two texts for one form, and whose the saved one is."""

    differences: list[Difference]
    saved: str


@dataclass
class Sheet:
    key: str
    wishes: WishesForm | None
    old: dict[UUID, OldStepForm]
    seats: dict[UUID, SeatForm]
    items: dict[int, ItemForm]
    dissents: dict[int, DissentForm]
    screen: ScreenForm
    plan: list[PlanForm]
    arrival: ArrivalForm
    clashes: dict[str, Clash] = field(default_factory=dict)

    @property
    def form_key(self) -> str:
        return self.key

    @property
    def forms(self) -> Iterator[TouchedForm]:
        if self.wishes:
            yield self.wishes
        yield from self.old.values()
        yield from self.seats.values()
        yield self.arrival
        for number, form in self.items.items():
            yield form
            yield self.dissents[number]
        yield self.screen
        yield from self.plan

    @property
    def error_list(self) -> list[dict[str, str]]:
        """Of all forms together, so that the page says at its top what was not saved."""
        clashing = [
            {"text": f"Somebody else saved “{form.title}” while you were writing", "href": f"#{form.prefix}"}
            for form in self.forms
            if form.prefix in self.clashes
        ]
        return clashing + [error for form in self.forms if form.is_bound for error in form.error_list]


def lay_out(rows: Rows, data: QueryDict | None = None) -> Sheet:
    return Sheet(
        key=str(read_key(data.get(KEY) if data else None) or uuid4()),
        wishes=_wishes(rows, data),
        old={step.pk: _old_step(step, rows.today, data) for step in rows.old},
        seats={invitation.pk: _seat(invitation, rows, data) for invitation in rows.invitations},
        items={topic.number: _item(topic.number, rows, data) for topic in _open_topics(rows)},
        dissents={topic.number: _dissent(topic.number, rows, data) for topic in _open_topics(rows)},
        screen=_screen(rows, data),
        plan=[_plan(number, rows, data) for number in range(1, NEW_ROWS + 1)],
        arrival=_arrival(rows, data),
    )


def put_back(fresh: Sheet, sent: Sheet, kept: set[str]) -> Sheet:
    """The forms named in `kept` stay as they were sent; all others show what is saved now."""

    def choose(new: Any, old: Any) -> Any:
        return old if old is not None and old.prefix in kept else new

    fresh.wishes = choose(fresh.wishes, sent.wishes)
    fresh.old |= {key: form for key, form in sent.old.items() if form.prefix in kept}
    fresh.seats = {key: choose(form, sent.seats.get(key)) for key, form in fresh.seats.items()}
    fresh.items = {key: choose(form, sent.items.get(key)) for key, form in fresh.items.items()}
    fresh.dissents = {key: choose(form, sent.dissents.get(key)) for key, form in fresh.dissents.items()}
    fresh.screen = choose(fresh.screen, sent.screen)
    fresh.plan = [choose(new, old) for new, old in zip(fresh.plan, sent.plan, strict=True)]
    fresh.arrival = choose(fresh.arrival, sent.arrival)
    fresh.clashes = sent.clashes
    return fresh


def item_values(item: AgendaItem) -> dict[str, Any]:
    return {
        "outcome": item.outcome or None,
        "wishes": item.wishes,
        "notes": item.notes,
        "decision": item.decision,
        "reason": item.reason,
        "lead": str(item.lead_id) if item.lead_id else None,
    }


def screen_values(screen: SafeguardingScreen | None) -> dict[str, Any]:
    if screen is None:
        return {}
    points = ("has_needs", "at_risk", "cannot_protect")
    return {name: YES_NO[getattr(screen, name)] for name in points} | {"finding": screen.finding}


def form_of_item(number: int, rows: Rows, data: QueryDict) -> WishesForm | ItemForm | None:
    """The form of one item as it was sent; None where it is closed to the writer or there is none."""
    if number not in rows.items:
        return None
    is_opening = number == rows.protocol.opening.number
    return _wishes(rows, data) if is_opening else _item(number, rows, data)


def _open_topics(rows: Rows) -> list[Any]:
    return [topic for topic in rows.protocol.agenda if topic.number in rows.items]


def _wishes(rows: Rows, data: QueryDict | None) -> WishesForm | None:
    item = rows.items.get(rows.protocol.opening.number)
    if item is None:
        return None
    form = WishesForm(data, prefix="wishes", title=rows.protocol.opening.title)
    _stand(form, data, item_values(item), version=item.version)
    return form


def _item(number: int, rows: Rows, data: QueryDict | None) -> ItemForm:
    item, topic = rows.items[number], rows.protocol.topic(number)
    form = ItemForm(data, prefix=f"item-{number}", title=topic.title, topic=topic, leads=rows.leads)
    _stand(form, data, item_values(item), version=item.version)
    return form


def _old_step(step: PlannedAction, today: date, data: QueryDict | None) -> OldStepForm:
    state = ActionState(step.state)
    stands = f"{PLANNED_ACTION.words[state]}{f': {step.word}' if step.word else ''}"
    late = rules.is_overdue(step.waits_until, today, is_open=step.waits)
    before = f"{'Late. ' if late else ''}{step.owner}, by {day(step.waits_until)}. {stands}"
    acts = PLANNED_ACTION.verbs_from(state)
    form = OldStepForm(data, prefix=f"old-{step.pk}", title=step.step, before=before, acts=acts)
    _stand(form, data, {"act": "", "word": "", "day": None}, seen=as_seen(step))
    return form


def old_steps_in(data: QueryDict) -> set[UUID]:
    """Those that stood on the sheet when it was opened, whatever others have said of them meanwhile."""
    keys = (read_key(name.removeprefix("old-").removesuffix("-base")) for name in data)
    return {key for key in keys if key}


def _dissent(number: int, rows: Rows, data: QueryDict | None) -> DissentForm:
    title = f"Dissent, {rows.protocol.topic(number).title}"
    form = DissentForm(data, prefix=f"dissent-{number}", title=title, table=rows.table)
    _stand(form, data, {})
    return form


def _seat(invitation: Invitation, rows: Rows, data: QueryDict | None) -> SeatForm:
    answer = INVITATION.words[InvitationState(invitation.state)]
    seat = f"{invitation.agency}. {answer}{f', sends {invitation.deputy}' if invitation.deputy else ''}"
    form = SeatForm(data, prefix=f"seat-{invitation.pk}", title=invitation.name, seat=seat)
    attendance = rows.attendances.get(invitation.pk)
    said = {"presence": attendance.presence, "deputy": attendance.deputy} if attendance else {}
    _stand(form, data, said)
    return form


def _screen(rows: Rows, data: QueryDict | None) -> ScreenForm:
    form = ScreenForm(data, prefix="screen", title="Safeguarding", law=rows.law)
    _stand(form, data, screen_values(rows.screen), version=rows.screen.version if rows.screen else 0)
    return form


def _plan(number: int, rows: Rows, data: QueryDict | None) -> PlanForm:
    form = PlanForm(data, prefix=f"plan-{number}", title=f"New action {number}", owners=rows.owners)
    _stand(form, data, {})
    return form


def _arrival(rows: Rows, data: QueryDict | None) -> ArrivalForm:
    form = ArrivalForm(data, prefix="arrival", title="Somebody else", agencies=rows.agencies)
    _stand(form, data, {})
    return form


def _stand(form: TouchedForm, data: QueryDict | None, values: Mapping[str, Any], **more: object) -> None:
    """A form that was sent says itself on what it stood when it was opened."""
    if data is None:
        form.stand_on(values, **more)
