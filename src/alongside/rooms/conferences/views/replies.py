from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from alongside.foundations.access import viewing
from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.access.viewing import Service
from alongside.foundations.design.once import once
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, letters, reply_links
from alongside.rooms.conferences.forms.plan import ReplyForm
from alongside.rooms.conferences.models import Invitation
from alongside.rooms.conferences.states import INVITATION, InvitationState
from alongside.rooms.conferences.words import Mode


@door(Door.REPLY_LINK)
@once
def reply(request: Request, token: str) -> HttpResponse:
    """The link opens a page, the button answers: mail scanners follow links, they do not press buttons."""
    invitation = reply_links.invitation_behind(token, request.now)
    if invitation is None:
        raise Http404
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _answer(request, invitation, form)
        return redirect("conferences:reply", token)
    state = InvitationState(invitation.state)
    shown = {
        "form": form,
        "title": letters.title_of(invitation),
        "starts": invitation.conference.starts,
        "mode": Mode(invitation.conference.mode).words,
        "answer": INVITATION.words[state] if invitation.answered_at else "",
        "deputy": invitation.deputy,
    }
    return render(request, "conferences/reply.html", shown)


def _answer(request: Request, invitation: Invitation, form: ReplyForm) -> None:
    with viewing.as_service(Service.REPLY_LINK, at=request.now):
        actions.answer_invitation(
            invitation=invitation,
            coming=form.coming,
            deputy=form.deputy_named,
            by=reply_links.answerer_of(invitation),
            at=request.now,
        )
