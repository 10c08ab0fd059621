from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.conferences import actions, policies, presenters, queries
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.forms.convening import InviteForm, SectionsForm
from alongside.rooms.conferences.forms.plan import TheirAnswerForm
from alongside.rooms.conferences.models import Conference, Invitation
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.states import ConferenceState, InvitationState
from alongside.rooms.conferences.views.opened import Opened, opened


@door(Door.PERMISSION, Permission.CONVENE)
@once
def inviting(request: Request, conference_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    policies.check_can_run(request.viewer, found.conference)
    form = _invite_form(request, found.conference)
    if request.method == "POST" and form.is_valid():
        try:
            row = found.conference
            invitee = _invitee(form, queries.protocol_of(row), found.page.sight.sections)
            asked = actions.invite(conference=row, invitee=invitee, by=request.user, at=request.now)
            if asked.guest is not None:  # what they may see is ticked there, one by one
                return redirect("conferences:invitation", row.pk, asked.pk)
            return redirect("conferences:conference", row.pk)
        except Refused as refused:
            form.refuse(refused)
    shown = {"page": found.page, "conference": found.conference, "form": form}
    return render(request, "conferences/invite.html", shown)


def _invite_form(request: Request, conference: Conference) -> InviteForm:
    protocol = queries.protocol_of(conference)
    return InviteForm(
        request.POST if request.method == "POST" else None,
        people=queries.not_yet_invited(conference, queries.today_of(request.now)),
        kinds=[(kind.code, kind.words) for kind in (*protocol.core, *protocol.if_appropriate)],
        agencies=_called(conference),
    )


def _called(conference: Conference) -> list[tuple[str, str]]:
    area = conference.case.partnership
    own = set(area.partners.values_list("agency_id", flat=True))
    rows = queries.agencies_that_may_come(area).values_list("pk", "name")
    return [(str(key), name if key in own else f"{name} (not of this area)") for key, name in rows]


def _invitee(form: InviteForm, protocol: Protocol, seen: frozenset[Section]) -> Invitee:
    given = form.cleaned_data
    if person := form.people.get(given["worker"]):
        sections = person.opened_at_first(protocol, seen)
        return Invitee(
            agency=person.agency, team=person.team, user=person.user, kind=given["kind"], sections=sections
        )
    agency = Agency.objects.get(pk=given["agency"])
    return Invitee(agency=agency, name=given["name"], email=given["email"], kind=given["kind"])


@door(Door.PERMISSION, Permission.CONVENE)
@once
def invitation(request: Request, conference_id: UUID, invitation_id: UUID) -> HttpResponse:
    """One invitation: the answer they gave, and what of the case is open to them."""
    found = opened(request, conference_id)
    policies.check_can_run(request.viewer, found.conference)
    asked = _standing(found, invitation_id)
    data = request.POST if request.method == "POST" else None
    form = SectionsForm(data, offered=_offered(request, found, asked), initial={"sections": asked.sections})
    if request.method == "POST" and form.is_valid():
        try:
            sections = frozenset(Section(section) for section in form.cleaned_data["sections"])
            actions.agree_sections(invitation=asked, sections=sections, by=request.user, at=request.now)
            return redirect("conferences:conference", found.conference.pk)
        except Refused as refused:
            form.refuse(refused)
    return render(request, "conferences/invitation.html", _shown(found, asked, form))


def _shown(found: Opened, asked: Invitation, form: SectionsForm) -> dict[str, object]:
    return {
        "page": found.page,
        "conference": found.conference,
        "guest": presenters.guests(found.conference, [asked])[0],
        "asked": asked,
        "form": form,
        "sections_form": form,
        "reply": TheirAnswerForm(auto_id="reply_%s"),
        "to_come": found.conference.state == ConferenceState.CONVENED,
    }


@door(Door.PERMISSION, Permission.CONVENE)
@require_POST
@once
def answering_for(request: Request, conference_id: UUID, invitation_id: UUID) -> HttpResponse:
    """They rang instead of pressing the button."""
    found = opened(request, conference_id)
    policies.check_can_run(request.viewer, found.conference)
    asked = _standing(found, invitation_id)
    form = TheirAnswerForm(request.POST, auto_id="reply_%s")
    if form.is_valid():
        actions.answer_invitation(
            invitation=asked,
            coming=form.coming,
            deputy=form.deputy_named,
            by=request.user,
            at=request.now,
        )
        return redirect("conferences:conference", found.conference.pk)
    sections = SectionsForm(offered=_offered(request, found, asked), initial={"sections": asked.sections})
    shown = _shown(found, asked, sections) | {"reply": form, "form": form}
    return render(request, "conferences/invitation.html", shown)


@door(Door.PERMISSION, Permission.CONVENE)
@require_POST
@once
def withdrawing(request: Request, conference_id: UUID, invitation_id: UUID) -> HttpResponse:
    found = opened(request, conference_id)
    policies.check_can_run(request.viewer, found.conference)
    asked = _standing(found, invitation_id)
    actions.withdraw_invitation(invitation=asked, by=request.user, at=request.now)
    return redirect("conferences:conference", found.conference.pk)


def _standing(found: Opened, invitation_id: UUID) -> Invitation:
    invitations = found.conference.invitations.exclude(state=InvitationState.WITHDRAWN)
    return get_object_or_404(invitations.select_related("user", "agency", "team"), pk=invitation_id)


def _offered(request: Request, found: Opened, asked: Invitation) -> list[Section]:
    """Of what they may ever see that which whoever asks could open to them."""
    could_open = found.page.sight.sections | queries.open_without_a_hand(asked, request.now)
    reach = queries.reach_of(asked, request.now)
    return [section for section in Section if section in reach & could_open]
