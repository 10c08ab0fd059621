from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import differences_of
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import policies, presenters, queries
from alongside.rooms.people.actions import add_other_name, correct_chosen_name, replace_name
from alongside.rooms.people.actions.facts import SomebodyWasFirst
from alongside.rooms.people.forms.facts import ChosenNameForm, CorrectNameForm, OtherNameForm
from alongside.rooms.people.models import Name
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.people.views.meanwhile import both_texts


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def chosen_name(request: Request, case_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    names = queries.names_of(page.case)
    standing = next(
        (name for name in names if name.kind == Name.CHOSEN and name.replaced_by_id is None), None
    )
    initial = {"text": standing.text, "seen": str(standing.pk)} if standing else {}
    form = ChosenNameForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _correct(request, page, form, names)
    shown = {"page": page, "form": form, "names": presenters.names(page.case.pk, names)}
    return render(request, "people/name.html", shown)


def _correct(request: Request, page: CasePage, form: ChosenNameForm, names: list[Name]) -> HttpResponse:
    text = form.cleaned_data["text"]
    seen = next((name for name in names if name.pk == form.seen_id), None)
    try:
        correct_chosen_name(case=page.case, text=text, seen=seen, by=request.user, at=request.now)
    except SomebodyWasFirst as first:
        return both_texts(request, form, first, differences_of(form, {"text": first.standing.text}))
    return redirect("people:facts", page.case.pk)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def other_name(request: Request, case_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    form = OtherNameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_other_name(case=page.case, by=request.user, at=request.now, **form.cleaned_data)
        return redirect("people:name", page.case.pk)
    return render(request, "people/other_name.html", {"page": page, "form": form})


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def correct_name(request: Request, case_id: UUID, name_id: UUID) -> HttpResponse:
    """A name in papers, or one they are also known by, that was written down wrongly."""
    page = _page(request, case_id)
    others = Name.objects.filter(case=page.case).exclude(kind=Name.CHOSEN)
    opened = get_object_or_404(others, pk=name_id)
    standing = queries.standing_in_place_of(opened)
    initial = {"text": standing.text, "seen": str(standing.pk)}
    form = CorrectNameForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = others.filter(pk=form.seen_id or opened.pk).first() or opened
        return _replace(request, page, form, seen)
    kind = presenters.kind_of_name(opened)
    return render(request, "people/correct_name.html", {"page": page, "form": form, "kind": kind})


def _replace(request: Request, page: CasePage, form: CorrectNameForm, seen: Name) -> HttpResponse:
    text = form.cleaned_data["text"]
    try:
        replace_name(name=seen, text=text, by=request.user, at=request.now)
    except SomebodyWasFirst as first:
        return both_texts(request, form, first, differences_of(form, {"text": first.standing.text}))
    return redirect("people:name", page.case.pk)


def _page(request: Request, case_id: UUID) -> CasePage:
    page = case_page(request, case_id, "people:facts")
    if not page.sight.sees(Section.IDENTITY):
        raise Http404
    policies.check_can_write(request.viewer, page.case)
    return page
