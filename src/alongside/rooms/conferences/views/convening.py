from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, policies, presenters, queries, rules
from alongside.rooms.conferences.actions.convening import Meeting, Terms
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.forms.convening import CancelForm, ConveneForm, Group, PastForm
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.protocols import AttendeeKind, Protocol
from alongside.rooms.conferences.queries import Candidate
from alongside.rooms.conferences.queries.availability import as_stated
from alongside.rooms.conferences.rules.times import Proposal, propose
from alongside.rooms.conferences.states import ConferenceState
from alongside.rooms.conferences.views.opened import TAB, opened
from alongside.rooms.conferences.views.times import typed
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.queries import seats_around
from alongside.rooms.people.pages import CasePage, case_page

A_WEEK = timedelta(days=7)
People = dict[str, list[Candidate]]


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def of_case(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, TAB)
    shown = {
        "page": page,
        "conferences": presenters.conference_rows(list(queries.conferences_of(page.case))),
        "may_convene": not page.sight.only_asked and policies.can_convene(request.viewer, page.case),
    }
    return render(request, "conferences/of_case.html", shown)


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def conference(request: Request, conference_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    row = found.conference
    invitations, is_first = list(queries.standing_invitations(row)), queries.is_first(row)
    quorum = presenters.quorum_now(row, invitations, queries.attendances_of(row))
    shown = {
        "page": found.page,
        "conference": row,
        "headline": presenters.headline(row),
        "state": presenters.state_tone(row),
        "held_words": presenters.held_words(row),
        "clocks": presenters.clocks(row, is_first),
        "now": request.now,
        "warnings": presenters.warnings(row, is_first, quorum),
        "late": presenters.late_words(row),
        "guests": presenters.guests(row, invitations),
        "corrections": presenters.correction_lines(queries.held_corrections_of(row)) if row.held_at else [],
        "may_correct": policies.can_correct(request.viewer, row),
        "may_take_up": policies.can_take_up(request.viewer, row),
        "may_run": policies.can_run(request.viewer, row),
        "to_come": row.state == ConferenceState.CONVENED,
        "begun": presenters.past_tense(row, request.now),
    }
    return render(request, "conferences/conference.html", shown)


@door(Door.PERMISSION, Permission.CONVENE)
@once
def convening(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, TAB)
    policies.check_can_convene(request.viewer, page.case)
    protocol = queries.protocol_on(page.case.partnership, queries.today_of(request.now))
    people = queries.by_kind(page.case, protocol, queries.today_of(request.now))
    form = _convene_form(request, page, protocol, people)
    if "look" in request.POST:
        form.only_look()
    elif request.method == "POST" and form.is_valid():
        try:
            row = _convene(request, page, protocol, form)
            return redirect("conferences:conference", row.pk)
        except Refused as refused:
            form.refuse(refused)
    shown = {
        "page": page,
        "form": form,
        "now": request.now,
        "clocks": presenters.due_rows(queries.times_of(page.case)),
        "is_first": not queries.conferences_of(page.case).filter(held_at__isnull=False).exists(),
        "nobody": [kind.words for kind in protocol.core if not people[kind.code]],
        "times": presenters.time_lines(_proposals(request, page, protocol, form)),
    }
    return render(request, "conferences/convene.html", shown)


def _proposals(request: Request, page: CasePage, protocol: Protocol, form: ConveneForm) -> list[Proposal]:
    """Inside the limit of the first conference; a later one is proposed for the days to come."""
    today, until = queries.today_of(request.now), queries.times_of(page.case)
    people = as_stated(form.at_table, protocol.core_codes, today)
    first = not queries.conferences_of(page.case).filter(held_at__isnull=False).exists()
    limit = until.limit if first else request.now + A_WEEK
    return propose(people, request.now, limit, only_on=until.meeting if first else None)


def _convene_form(request: Request, page: CasePage, protocol: Protocol, people: People) -> ConveneForm:
    start = rules.suggested_start(request.now)
    chair = queries.convener_on_duty(page.case.partnership, start)
    leaders = queries.workers_of(page.case, queries.today_of(request.now))
    initial = {
        "starts": start,
        "mode": Mode.ONLINE,
        "chair": str(chair.pk) if chair else "",
        "minute_taker": str(request.user.pk),
    }
    groups = [_group(kind, people[kind.code]) for kind in protocol.kinds]
    return ConveneForm(
        typed(request), initial=initial, groups=groups, leaders=leaders, seen=page.sight.sections
    )


def _group(kind: AttendeeKind, people: list[Candidate]) -> Group:
    """Of a core kind the first is ticked; the others are asked when the answer to the question is yes."""
    if kind.question:
        return Group(kind.code, kind.words, kind.question, people, ticked=0)
    return Group(kind.code, f"{kind.words} (core)", "", people, ticked=1)


def _convene(request: Request, page: CasePage, protocol: Protocol, form: ConveneForm) -> Conference:
    given, seen = form.cleaned_data, page.sight.sections
    chair, minute_taker = form.leader("chair"), form.leader("minute_taker")
    asked = form.asked
    leaders = [person for person in (chair, minute_taker) if person]
    asked += [person for person in dict.fromkeys(leaders) if person.user not in [one.user for one in asked]]
    return actions.convene(
        case=page.case,
        meeting=_meeting(given),
        terms=Terms(
            ground=given["ground"],
            ground_reason=given["ground_reason"],
            chair=chair.user if chair else None,
            minute_taker=minute_taker.user if minute_taker else None,
        ),
        invitees=[_invitee(person, form, person.opened_at_first(protocol, seen)) for person in asked],
        by=request.user,
        at=request.now,
    )


def _invitee(person: Candidate, form: ConveneForm, at_first: frozenset[Section]) -> Invitee:
    return Invitee(
        agency=person.agency,
        team=person.team,
        user=person.user,
        kind=person.kind,
        sections=at_first | form.also_opened(person),
    )


def _meeting(given: dict[str, Any]) -> Meeting:
    return Meeting(starts=given["starts"], mode=given["mode"], place=given["place"])


@door(Door.PERMISSION, Permission.CONVENE)
@once
def cancelling(request: Request, conference_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    row = found.conference
    policies.check_can_run(request.viewer, row)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        actions.cancel_conference(conference=row, why=why, by=request.user, at=request.now)
        return redirect("conferences:conference", row.pk)
    return render(request, "conferences/cancel.html", {"page": found.page, "conference": row, "form": form})


@door(Door.PERMISSION, Permission.CONVENE)
@once
def recording_past(request: Request, case_id: UUID) -> HttpResponse:
    """A meeting by telephone that nobody could write of before."""
    page = case_page(request, case_id, TAB)
    policies.check_can_convene(request.viewer, page.case)
    form, seats = _past_form(request, page)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.record_past_conference(
                case=page.case,
                held_at=form.cleaned_data["held_at"],
                mode=form.cleaned_data["mode"],
                attended=[seats[key] for key in form.cleaned_data["attended"]],
                by=request.user,
                at=request.now,
            )
            return redirect("conferences:meeting", row.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "conferences/past.html", {"page": page, "form": form})


def _past_form(request: Request, page: CasePage) -> tuple[PastForm, dict[str, Any]]:
    seats = {
        f"{agency.pk}:{team.pk if team else ''}": (agency, team)
        for agency, team in seats_around(page.case.partnership)
    }
    words = [(key, agency.with_team(team)) for key, (agency, team) in seats.items()]
    data = request.POST if request.method == "POST" else None
    return PastForm(data, seats=words, initial={"mode": Mode.PHONE}), seats
