from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import Difference
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import policies, presenters, queries
from alongside.rooms.people.actions import answer_question
from alongside.rooms.people.actions.facts import Answer, SomebodyWasFirst
from alongside.rooms.people.forms.facts import AnswerForm
from alongside.rooms.people.models import Fact
from alongside.rooms.people.pages import CasePage, case_page, may_write
from alongside.rooms.people.questions import BY_CODE, Question
from alongside.rooms.people.views.meanwhile import both_texts


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def facts(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:facts")
    writes = may_write(request, page)
    standing = queries.standing_facts(page.case)
    sections = presenters.facts_by_section(page.case.pk, page.sight, standing, writes)
    shown = {"page": page, "sections": sections, "may_write": writes}
    return render(request, "people/facts.html", shown)


@door(Door.PERMISSION, Permission.READ_CASE)
@once
def fact(request: Request, case_id: UUID, question: str) -> HttpResponse:
    page = case_page(request, case_id, "people:facts")
    asked = _asked(page, question)
    history = queries.answers_to(page.case, question)
    standing = next((fact for fact in history if fact.replaced_by_id is None), None)
    if not may_write(request, page) and request.method != "POST":
        return _shown(request, page, asked, history, None)
    policies.check_can_write(request.viewer, page.case)
    form = AnswerForm(asked, standing, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, page, asked, history, form)
    return _save(request, page, form, history)


def _asked(page: CasePage, code: str) -> Question:
    asked = BY_CODE.get(code)
    if asked is None or not page.sight.sees(asked.section):
        raise Http404
    return asked


def _shown(
    request: Request, page: CasePage, asked: Question, history: list[Fact], form: AnswerForm | None
) -> HttpResponse:
    context = {"page": page, "asked": asked, "history": presenters.answers(history)}
    return render(request, "people/fact.html", context | ({"form": form} if form else {}))


def _save(request: Request, page: CasePage, form: AnswerForm, history: list[Fact]) -> HttpResponse:
    answer = Answer(
        known=form.known, text=form.text, said_by=form.said, reason=form.cleaned_data.get("reason", "")
    )
    seen = next((fact for fact in history if fact.pk == form.seen_id), None)
    try:
        answer_question(
            case=page.case,
            question=form.question.code,
            answer=answer,
            seen=seen,
            by=request.user,
            at=request.now,
        )
    except SomebodyWasFirst as first:
        theirs = presenters.answer_in_words(first.standing)
        return both_texts(request, form, first, [Difference(form.question.words, form.in_words, theirs)])
    return redirect("people:facts", page.case.pk)
