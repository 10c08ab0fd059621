from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.forms import Form
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.choices.queries.consent import standing_of
from alongside.rooms.clocks.presenters import card
from alongside.rooms.clocks.queries import running
from alongside.rooms.conferences import actions, presenters, queries
from alongside.rooms.conferences.forms import handover as forms
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.policies import handover as policies
from alongside.rooms.conferences.presenters import elsewhere
from alongside.rooms.conferences.presenters import handover as told
from alongside.rooms.conferences.queries import handover as found
from alongside.rooms.conferences.queries.elsewhere import came_with, parcels_about
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.directory.queries import standing_neighbours
from alongside.rooms.people.pages import CasePage, case_page

TAB = "conferences:handovers"


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def of_case(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, TAB)
    shown = {
        "page": page,
        "handovers": told.handover_rows(found.handovers_of(page.case)),
        "may_propose": policies.can_propose(request.viewer, page.case),
    }
    return render(request, "conferences/handovers.html", shown)


@door(Door.PERMISSION, Permission.OPEN_CASE)
@once
def proposing(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, TAB)
    policies.check_can_propose(request.viewer, page.case)
    seats = {
        f"{area.pk}:{(team or agency).pk}": (area, agency, team)
        for area, agency, team in found.seats_that_lead(queries.today_of(request.now))
        if area.pk != page.case.partnership_id
    }
    neighbours = {f"elsewhere:{row.pk}": row for row in standing_neighbours()}
    form = forms.ProposeForm(seats, neighbours, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.propose_handover(case=page.case, move=form.move, by=request.user, at=request.now)
            return redirect("conferences:handover", row.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "conferences/propose_handover.html", {"page": page, "form": form})


@dataclass(frozen=True)
class Part:
    """One form of the page of a hand-over. Its hidden field says which act it is."""

    act: str
    form: Form

    @property
    def title(self) -> str:
        return WORDS[self.act][0]

    @property
    def button(self) -> str:
        return WORDS[self.act][1]

    @property
    def tone(self) -> str:
        return WORDS[self.act][2]


WORDS = {
    "accept": ("Say yes", "Take over the case", ""),
    "decline": ("Say no", "Refuse", "warning"),
    "ask": ("Ask first", "Ask", "secondary"),
    "answer": ("Answer the question", "Answer", ""),
    "withdraw": ("Withdraw it", "Withdraw it", "warning"),
    "more": ("They agree to more", "Open these parts", ""),
}
ACTS: dict[str, Callable[..., Handover]] = {
    "accept": actions.accept_handover,
    "decline": actions.decline_handover,
    "ask": actions.ask_about,
    "answer": actions.answer_about,
    "withdraw": actions.withdraw_handover,
    "more": actions.agree_to_more,
}


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def handover(request: Request, handover_id: UUID) -> HttpResponse:
    """Both areas read it. Each finds the forms of what it can do now."""
    row = get_object_or_404(Handover.objects.select_related(*found.MORE, "conference"), pk=handover_id)
    page = case_page(request, row.case_id, TAB, for_asked=True)
    row.case = page.case
    parts = _parts(request, row)
    chosen = parts.get(request.POST.get("act", ""))
    if chosen and chosen.form.is_valid():
        try:
            ACTS[chosen.act](handover=row, by=request.user, at=request.now, **chosen.form.cleaned_data)
            return redirect(_onwards(row))
        except Refused as refused:
            chosen.form.refuse(refused)
    shown = _shown(request, row, page) | {"parts": parts}
    return render(request, "conferences/handover.html", shown | ({"form": chosen.form} if chosen else {}))


def _onwards(row: Handover) -> str:
    """Who said no does not see the case any more."""
    if Handover.objects.filter(pk=row.pk).exists():
        return reverse("conferences:handover", args=[row.pk])
    return reverse("my_work:home")


def _shown(request: Request, row: Handover, page: CasePage) -> dict[str, Any]:
    today = queries.today_of(request.now)
    steps = presenters.action_rows(queries.actions_of(page.case), today)
    return {
        "page": page,
        "now": request.now,
        "row": row,
        "state": told.state_badge(row),
        "facts": told.facts(row),
        "remarks": told.remark_rows(found.remarks_of(row)),
        "steps": [step for step in steps if step.is_open],
        "clocks": [card(reading, request.now) for reading in running([page.case.pk], request.now)],
        "consents": standing_of(page.case, request.now),
        "parcels": elsewhere.parcel_lines(row, parcels_about(row)),
        "came": elsewhere.came_rows(came_with(row)),
    }


def _parts(request: Request, row: Handover) -> dict[str, Part]:
    return {part.act: part for part in _possible(request, row)}


def _possible(request: Request, row: Handover) -> Iterator[Part]:
    """In the order of the page: what the asked area can do, what the one that asked can, and what comes afterwards."""
    if policies.can_answer(request.viewer, row):
        workers = found.who_answers(row, queries.today_of(request.now))
        me = {"key_worker": str(request.user.pk)}
        yield Part("accept", forms.AcceptForm(workers, _sent(request, "accept"), initial=me, prefix="accept"))
        if row.state == HandoverState.PROPOSED:
            yield Part("ask", forms.RemarkForm(_sent(request, "ask"), prefix="ask"))
        yield Part("decline", forms.DeclineForm(_sent(request, "decline"), prefix="decline"))
    if policies.can_withdraw(request.viewer, row):
        if row.state == HandoverState.ASKED:
            yield Part("answer", forms.AnswerForm(_sent(request, "answer"), prefix="answer"))
        yield Part("withdraw", forms.WithdrawForm(_sent(request, "withdraw"), prefix="withdraw"))
    closed = [section for section in Section if section not in row.travels]
    if closed and policies.can_widen(request.viewer, row):
        yield Part("more", forms.MoreForm(closed, _sent(request, "more"), prefix="more"))


def _sent(request: Request, act: str) -> QueryDict | None:
    return request.POST if request.method == "POST" and request.POST.get("act") == act else None
