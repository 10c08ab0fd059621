"""What the person will be given, as it will read: one worker goes through it, leaves out and strikes out."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.subject_access import presenters, queries
from alongside.journeys.subject_access.forms import LeaveOutForm, MaskForm
from alongside.journeys.subject_access.presenters.telling import Entry
from alongside.journeys.subject_access.views import ONE, PREVIEW, found, pack_of
from alongside.rooms.people.actions import leave_out, mask_words, prepare_pack, put_back, unmask_words
from alongside.rooms.people.models import LeftOut, MaskedWords, SubjectAccess
from alongside.rooms.people.states import AccessState
from alongside.rooms.people.words import WithheldWhy


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def preview(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    """The form strikes words out."""
    page, row = found(request, case_id, access_id)
    form = MaskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            mask_words(request=row, words=form.cleaned_data["words"], by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(PREVIEW, case_id, access_id)
    pack = pack_of(row)
    shown = {
        "page": page,
        "form": form,
        "row": row,
        "pack": pack,
        "given": presenters.document(pack, page.case.reference, request.now),
        "masked": queries.masked_in(row),
        "may_change": row.state == AccessState.ASKED,
    }
    return render(request, "subject_access/preview.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def leaving_out(request: Request, case_id: UUID, access_id: UUID, label: str, entry_id: UUID) -> HttpResponse:
    page, row = found(request, case_id, access_id)
    entry = _entry(row, f"{label}:{entry_id}")
    form = LeaveOutForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = WithheldWhy(form.cleaned_data["why"])
        try:
            leave_out(request=row, about=entry.about, why=why, by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(PREVIEW, case_id, access_id)
    return render(
        request, "subject_access/leave_out.html", {"page": page, "form": form, "row": row, "entry": entry}
    )


def _entry(row: SubjectAccess, about: str) -> Entry:
    entries = (entry for part in pack_of(row).parts for entry in part.entries)
    wanted = next((entry for entry in entries if entry.about == about), None)
    if wanted is None:
        raise Http404
    return wanted


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def putting_back(request: Request, case_id: UUID, access_id: UUID, entry_id: UUID) -> HttpResponse:
    _, row = found(request, case_id, access_id)
    put_back(left_out=get_object_or_404(LeftOut, pk=entry_id, request=row), by=request.user, at=request.now)
    return redirect(PREVIEW, case_id, access_id)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def unmasking(request: Request, case_id: UUID, access_id: UUID, mask_id: UUID) -> HttpResponse:
    _, row = found(request, case_id, access_id)
    unmask_words(
        masked=get_object_or_404(MaskedWords, pk=mask_id, request=row), by=request.user, at=request.now
    )
    return redirect(PREVIEW, case_id, access_id)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@require_POST
@once
def prepared(request: Request, case_id: UUID, access_id: UUID) -> HttpResponse:
    _, row = found(request, case_id, access_id)
    prepare_pack(request=row, by=request.user, at=request.now)
    return redirect(ONE, case_id, access_id)
