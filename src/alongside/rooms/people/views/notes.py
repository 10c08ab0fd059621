from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.design.words import in_london
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import policies, presenters, queries
from alongside.rooms.people.actions import move_note, write_note
from alongside.rooms.people.forms.notes import Choices, MoveNoteForm, NoteForm
from alongside.rooms.people.models import Case, Note
from alongside.rooms.people.pages import case_page, may_write


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def notes(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:notes")
    shown = {
        "page": page,
        "notes": presenters.notes(queries.notes_of(page.case)),
        "moved": presenters.moves(queries.notes_moved_away(page.case)),
        "may_write": may_write(request, page),
    }
    return render(request, "people/notes.html", shown)


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def note(request: Request, case_id: UUID, note_id: UUID) -> HttpResponse:
    """One note, open: where an account of exploitation is read by somebody who chose to."""
    page = case_page(request, case_id, "people:notes")
    found = get_object_or_404(Note.objects.select_related("written_by"), pk=note_id, case=page.case)
    may_move = request.viewer.may(Permission.WORK_ON_CASE)
    return render(request, "people/note.html", {"page": page, "note": found, "may_move": may_move})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def new_note(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:notes")
    policies.check_can_write(request.viewer, page.case)
    form = NoteForm(page.sight.sections, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        section, text = Section(form.cleaned_data["section"]), form.cleaned_data["text"]
        write_note(case=page.case, section=section, text=text, by=request.user, at=request.now)
        return redirect("people:notes", page.case.pk)
    return render(request, "people/new_note.html", {"page": page, "form": form})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def moving_note(request: Request, case_id: UUID, note_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:notes")
    found = get_object_or_404(Note.objects.select_related("case"), pk=note_id, case=page.case)
    form = MoveNoteForm(_my_cases(request, page.case), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _move(request, form, found)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("people:notes", page.case.pk)
    return render(request, "people/move_note.html", {"page": page, "form": form, "note": found})


def _move(request: Request, form: MoveNoteForm, found: Note) -> None:
    given = form.cleaned_data
    to_case = queries.by_reference(given["case"] or given["reference"])
    if to_case is None:
        raise Refused(
            "You do not see a case with this reference.", "Check it, or ask the colleague who told you."
        )
    policies.check_can_move_note(request.viewer, found, to_case)
    move_note(note=found, to_case=to_case, reason=given["reason"], by=request.user, at=request.now)


def _my_cases(request: Request, but: Case) -> Choices:
    people = queries.people_i_work_for(request.user, in_london(request.now).date())
    cases = list(queries.cases_of(people).exclude(pk=but.pk).order_by("-identified_at", "id"))
    names = queries.chosen_names([case.pk for case in cases])
    return [(case.reference, f"{names.get(case.pk, presenters.NO_NAME)}, {case.reference}") for case in cases]
