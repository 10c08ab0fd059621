"""The pages of a guest. Until the code is right, nothing here says whether a link was ever good for anything."""

from uuid import UUID, uuid4

from django.http import Http404, HttpResponse, QueryDict
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from alongside.foundations.access import guests, viewing
from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import comer, may_send, may_try
from alongside.foundations.design.forms import Form
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, letters, policies, presenters, queries, reply_links
from alongside.rooms.conferences.forms.guests import CodeForm
from alongside.rooms.conferences.forms.plan import ReplyForm
from alongside.rooms.conferences.forms.returns import CorrectReturnForm, ReturnForm
from alongside.rooms.conferences.models import GuestEntry, Invitation
from alongside.rooms.conferences.states import INVITATION, ConferenceState, InvitationState
from alongside.rooms.conferences.words import Mode
from alongside.rooms.people.queries import chosen_name_of, standing_facts

ENTRY = "guest_entry"


@door(Door.REPLY_LINK)
@once
def link(request: Request, token: str) -> HttpResponse:
    """The same page for every link, good or not. Only the button spends it."""
    if request.method != "POST":
        return render(request, "conferences/guest_link.html", {"form": Form(), "token": token})
    entry = queries.entry_behind(reply_links.entry_key(token), request.now)
    request.session[ENTRY] = str(entry.pk if entry else uuid4())
    if entry and may_try("guest link", str(entry.invitation_id), comer(request, None), request.now):
        with viewing.as_service(Service.REPLY_LINK, at=request.now):
            actions.spend_link(entry=entry, by=_guest_of(entry.invitation), at=request.now)
    return redirect("conferences:guest_code")


@door(Door.REPLY_LINK)
@require_POST
@once
def link_again(request: Request, token: str) -> HttpResponse:
    """A link that is spent, or lost: a new one goes to the same mailbox, at most three an hour."""
    entry = queries.entry_behind(reply_links.entry_key(token), request.now)
    if entry and may_send("guest link", str(entry.invitation_id), request.now):
        with viewing.as_service(Service.REPLY_LINK, at=request.now):
            actions.ask_for_link(invitation=entry.invitation, by=_guest_of(entry.invitation), at=request.now)
    return redirect("conferences:guest_asked")


@door(Door.PUBLIC)
@require_safe
def asked(request: Request) -> HttpResponse:
    return render(request, "conferences/guest_asked.html")


@door(Door.PUBLIC)
@require_safe
def outside(request: Request) -> HttpResponse:
    """Where whoever is no guest, or no longer one, ends up."""
    return render(request, "conferences/guest_outside.html")


@door(Door.PUBLIC)
@once
def code(request: Request) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        entry = queries.entry_behind(_pending(request), request.now)
        if entry and _code_is_right(request, entry, form.cleaned_data["code"]):
            guests.receive(request.session, _guest_of(entry.invitation), request.now)
            rotate_token(request)
            return redirect("conferences:guest")
        form.refuse_code()
    return render(request, "conferences/guest_code.html", {"form": form})


def _pending(request: Request) -> UUID | None:
    kept = request.session.get(ENTRY)
    return UUID(kept) if kept else None


def _code_is_right(request: Request, entry: GuestEntry, typed: str) -> bool:
    if not may_try("guest code", str(entry.invitation_id), comer(request, None), request.now):
        return False
    with viewing.as_service(Service.REPLY_LINK, at=request.now):
        return actions.try_code(entry=entry, code=typed, by=_guest_of(entry.invitation), at=request.now)


def _guest_of(invitation: Invitation) -> User:
    assert invitation.guest is not None  # it stands for a guest
    return invitation.guest


@door(Door.GUEST)
@require_safe
def conference(request: Request) -> HttpResponse:
    """What the chair opened, read with the guest's own eyes."""
    invited = _invitation(request)
    if invited is None:
        return redirect("conferences:guest_outside")
    row = invited.conference
    protocol, sections = (
        queries.protocol_of(row),
        queries.sections_open_to(request.viewer, invited, request.now),
    )
    shown = {
        "name": chosen_name_of(invited.case),
        "shared": presenters.shared(sections, standing_facts(invited.case).values()),
        "items": presenters.open_items(protocol, queries.items_of(row), queries.dissents_of(row)),
        "planned": presenters.action_rows(queries.actions_of_conference(row), queries.today_of(request.now)),
        "place": row.place if Section.SUPPORT in sections else "",
        "chair": row.chair.full_name if row.chair else "",
    }
    return render(
        request, "conferences/guest.html", _frame(request, invited) | shown | _written(request, invited)
    )


@door(Door.GUEST)
@once
def answering(request: Request) -> HttpResponse:
    invited = _invitation(request)
    if invited is None:
        return redirect("conferences:guest_outside")
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with viewing.as_service(Service.REPLY_LINK, at=request.now):
                actions.answer_invitation(
                    invitation=invited,
                    coming=form.coming,
                    deputy=form.deputy_named,
                    by=_guest_of(invited),
                    at=request.now,
                )
            return redirect("conferences:guest")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "conferences/guest_answer.html", _frame(request, invited) | {"form": form})


@door(Door.GUEST)
@once
def returning(request: Request) -> HttpResponse:
    """One thing at a time; the page comes back for the next."""
    invited = _invitation(request)
    if invited is None:
        return redirect("conferences:guest_outside")
    offered, protocol = (
        policies.sections_of_returns(invited, request.now),
        queries.protocol_of(invited.conference),
    )
    form = ReturnForm(_sent(request), offered=offered, protocol=protocol)
    if request.method == "POST" and form.is_valid():
        try:
            with viewing.as_service(Service.REPLY_LINK, at=request.now):
                actions.send_return(
                    invitation=invited,
                    statement=form.statement,
                    by=_guest_of(invited),
                    at=request.now,
                    **form.place,
                )
            return redirect("conferences:guest_return")
        except Refused as refused:
            form.refuse(refused)
    return render(
        request,
        "conferences/guest_return.html",
        _frame(request, invited) | {"form": form} | _written(request, invited),
    )


@door(Door.GUEST)
@once
def correcting(request: Request, line_id: UUID) -> HttpResponse:
    invited = _invitation(request)
    if invited is None:
        return redirect("conferences:guest_outside")
    own = queries.sent_by(invited, request.now)
    standing = next((one.standing for one in own if one.standing.line == line_id), None)
    if standing is None:
        raise Http404
    standing.invitation = invited
    form = CorrectReturnForm(_sent(request), initial=presenters.values_of(standing))
    if request.method == "POST" and form.is_valid():
        try:
            with viewing.as_service(Service.REPLY_LINK, at=request.now):
                actions.correct_return(
                    standing=standing,
                    statement=form.statement,
                    version=form.cleaned_data["version"],
                    by=_guest_of(invited),
                    at=request.now,
                )
            return redirect("conferences:guest_return")
        except Refused as refused:
            form.refuse(refused)
    return render(request, "conferences/guest_correct.html", _frame(request, invited) | {"form": form})


def _sent(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _written(request: Request, invited: Invitation) -> dict[str, object]:
    protocol = queries.protocol_of(invited.conference)
    return {"sent": presenters.return_lines(queries.sent_by(invited, request.now), protocol)}


def _invitation(request: Request) -> Invitation | None:
    return queries.invitation_of(request.viewer.user, request.now) if request.viewer.user else None


def _frame(request: Request, invited: Invitation) -> dict[str, object]:
    """What stands around every page of theirs, and across it."""
    return {
        "title": letters.title_of(invited),
        "invited": invited,
        "now": request.now,
        "mode": Mode(invited.conference.mode).words,
        "answer": INVITATION.words[InvitationState(invited.state)],
        "to_come": invited.conference.state == ConferenceState.CONVENED,
        "takes_returns": policies.takes_returns(invited, request.now),
        "ends": queries.reading_ends(invited.conference),
    }
