from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.foundations.sealing import files
from alongside.foundations.sealing.envelope import SealBroken
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received, receive, takes_files
from alongside.foundations.uploads.scanning import Dangerous
from alongside.rooms.people import policies, presenters, queries
from alongside.rooms.people.actions import attach, note_dangerous_file, remove_attachment
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.forms.attachments import AttachmentForm, RemoveAttachmentForm
from alongside.rooms.people.models import Attachment
from alongside.rooms.people.pages import CasePage, case_page, may_write
from alongside.rooms.people.words import AttachedWhat

LOST = Refused("This document cannot be opened: its file is gone or was changed.", "Tell your administrator.")
SHUT_IN = "sandbox; default-src 'none'; frame-ancestors 'none'"  # should a browser draw it after all, it may do nothing


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def attachments(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:attachments")
    rows = queries.attachments_of(page.case)
    shown = {
        "page": page,
        "attachments": presenters.attachments(rows),
        "removed": presenters.removed_attachments(queries.removed_attachments_of(page.case)),
        "may_write": may_write(request, page),
        "removable": policies.removable_attachments(request.viewer, page.case, rows),
    }
    return render(request, "people/attachments.html", shown)


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def attachment(request: Request, case_id: UUID, attachment_id: UUID) -> HttpResponse:
    """The document, to be kept as a file: never drawn in the page of this service."""
    found = _standing(case_id, attachment_id)
    try:
        data = files.get(found.case_id, found.pk)
    except (FileNotFoundError, SealBroken):
        raise LOST from None
    headers = {
        "Content-Disposition": f'attachment; filename="{found.file_name}"',
        "Content-Security-Policy": SHUT_IN,
    }
    return HttpResponse(data, content_type=Kind(found.kind).content_type, headers=headers)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@takes_files
@once
def attaching(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:attachments")
    policies.check_can_write(request.viewer, page.case)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AttachmentForm(page.sight.sections, *sent)
    if request.method == "POST" and form.is_valid() and _attached(request, page, form):
        return redirect("people:attachments", page.case.pk)
    return render(request, "people/attach.html", {"page": page, "form": form})


def _attached(request: Request, page: CasePage, form: AttachmentForm) -> bool:
    given = form.cleaned_data
    cover = Cover(
        section=Section(given["section"]),
        what=AttachedWhat(given["what"]),
        title=given["title"],
        agreed=given["agreed"],
    )
    try:
        received = _received(request, page, form)
        attach(case=page.case, cover=cover, received=received, by=request.user, at=request.now)
    except Refused as refused:
        form.add_error("file", str(refused))
    return form.is_valid()


def _received(request: Request, page: CasePage, form: AttachmentForm) -> Received:
    try:
        return receive(form.cleaned_data["file"])
    except Dangerous:
        note_dangerous_file(case=page.case, by=request.user, at=request.now)
        raise


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def removing_attachment(request: Request, case_id: UUID, attachment_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:attachments")
    found = _standing(page.case.pk, attachment_id)
    policies.check_can_remove_attachment(request.viewer, found)
    form = RemoveAttachmentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        remove_attachment(attachment=found, reason=reason, by=request.user, at=request.now)
        return redirect("people:attachments", page.case.pk)
    shown = {"page": page, "form": form, "line": presenters.attachments([found])[0]}
    return render(request, "people/remove_attachment.html", shown)


def _standing(case_id: UUID, attachment_id: UUID) -> Attachment:
    rows = Attachment.objects.select_related("case", "added_by", "agreed_by")
    found = get_object_or_404(rows, pk=attachment_id, case=case_id)
    if queries.is_removed(found):
        raise Http404
    return found
