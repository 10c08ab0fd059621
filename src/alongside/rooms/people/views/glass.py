from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.turnstile import may_guess
from alongside.foundations.design.once import once
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import glass as reads
from alongside.rooms.people import policies, presenters
from alongside.rooms.people.actions import (
    break_glass,
    end_glass,
    explain_glass,
    note_wrong_reference,
    review_glass,
)
from alongside.rooms.people.forms.glass import ExplainForm, GlassForm, ReviewForm
from alongside.rooms.people.glass import Before
from alongside.rooms.people.models import BrokenGlass, Case, PossibleMatch
from alongside.rooms.people.pages import CasePage, case_page
from alongside.rooms.people.states import GlassState

# The one answer to a reference of nobody, of another area, of a case closed to this worker, and of a try too many.
NOTHING = Refused(
    "Nothing can be opened with this reference.", "Read it back on the telephone. After several tries, wait."
)


@door(Door.PERMISSION, Permission.BREAK_GLASS)
@once
def breaking(request: Request) -> HttpResponse:
    """From a reference that was told: there is no page of the case to start from."""
    form = GlassForm(reads.sections_within_reach(request.viewer), _sent(request))
    return _breaking(request, form, lambda: _told(request, form))


@door(Door.PERMISSION, Permission.BREAK_GLASS)
@once
def breaking_match(request: Request, match_id: UUID) -> HttpResponse:
    """From a look-alike that says whom to talk to, where nobody can be reached."""
    match = reads.match_of(match_id)
    if match is None:
        raise Http404
    form = GlassForm(reads.sections_within_reach(request.viewer), _sent(request), known=True)
    return _breaking(request, form, lambda: _looked_alike(request, match))


def _breaking(request: Request, form: GlassForm, find: Callable[[], Case | None]) -> HttpResponse:
    """What the same worker opened before, and what was said of it, is shown before it opens once more."""
    earlier: list[Before] = []
    if request.method == "POST" and form.is_valid():
        case = find()
        sections = form.cleaned_data["sections"]
        earlier = reads.told_before(case, request.user, sections, request.now) if case else []
        if form.cleaned_data["knows"] == str(len(earlier) or ""):
            answer = _broken(request, form, case)
            if answer is not None:
                return answer
        form.carry("knows", len(earlier) or "")
    return render(request, "people/break_glass.html", {"form": form, "earlier": earlier})


def _sent(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _told(request: Request, form: GlassForm) -> Case | None:
    allowed = may_guess("case reference", str(request.user.pk), request.now)
    found = reads.by_reference(request.viewer, form.cleaned_data["reference"], request.now)
    return found if allowed else None


def _looked_alike(request: Request, match: PossibleMatch) -> Case | None:
    allowed = may_guess("case reference", str(request.user.pk), request.now)
    found = reads.behind(request.viewer, match, request.now)
    return found if allowed else None


def _broken(request: Request, form: GlassForm, case: Case | None) -> HttpResponse | None:
    if case is None:
        note_wrong_reference(by=request.user, at=request.now)
        form.refuse(NOTHING)
        return None
    try:
        break_glass(
            case=case,
            viewer=request.viewer,
            sections={Section(section) for section in form.cleaned_data["sections"]},
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=request.now,
        )
    except Refused as refused:
        form.refuse(refused)
        return None
    return redirect("case_home:home", case.pk)


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def glass(request: Request, case_id: UUID, glass_id: UUID) -> HttpResponse:
    page, found = _found(request, case_id, glass_id)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        policies.check_can_review_glass(request.viewer, found, request.now)
        if form.is_valid() and _reviewed(request, form, found):
            return redirect("people:glass", case_id, glass_id)
    shown = {
        "page": page,
        "line": presenters.glass_line(found, request.now),
        "opened_before": presenters.glass_lines(reads.by_the_same_before(found), request.now),
        "reviews": presenters.reviews(found, reads.reviews_of(found)),
        "form": form,
        "may_answer": policies.can_review_glass(request.viewer, found, request.now),
    }
    return render(request, "people/glass.html", shown)


def _reviewed(request: Request, form: ReviewForm, found: BrokenGlass) -> bool:
    given = form.cleaned_data
    try:
        review_glass(
            glass=found,
            verdict=GlassState(given["verdict"]),
            words=given["words"],
            by=request.user,
            at=request.now,
        )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


@door(Door.PERMISSION, Permission.READ_CASE)
@require_POST
@once
def ending_glass(request: Request, case_id: UUID, glass_id: UUID) -> HttpResponse:
    _, found = _found(request, case_id, glass_id)
    policies.check_can_review_glass(request.viewer, found, request.now)
    end_glass(glass=found, by=request.user, at=request.now)
    return redirect("people:glass", case_id, glass_id)


@door(Door.PERMISSION, Permission.BREAK_GLASS)
@once
def explaining(request: Request, glass_id: UUID) -> HttpResponse:
    """For the one who opened it, with their own words and the question, and nothing else of the case."""
    mine = {row.pk: row for row in reads.asked_back(request.user, request.now)}
    if glass_id not in mine:
        raise Http404
    row, form = mine[glass_id], ExplainForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        explain_glass(glass=row, words=form.cleaned_data["words"], by=request.user, at=request.now)
        return redirect("my_work:home")
    asked = reads.last_question(row, request.now)
    return render(request, "people/explain_glass.html", {"row": row, "asked": asked, "form": form})


def _found(request: Request, case_id: UUID, glass_id: UUID) -> tuple[CasePage, BrokenGlass]:
    page = case_page(request, case_id, "people:sight")
    return page, get_object_or_404(reads.of_case(page.case), pk=glass_id)
