from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.foundations.access.sections import Section
from alongside.foundations.design.once import once
from alongside.foundations.design.stale import differences_of
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.vocabulary import Door
from alongside.rooms.people import policies, presenters, queries
from alongside.rooms.people.actions import add_contact_rule, log_contact
from alongside.rooms.people.actions.facts import SomebodyWasFirst
from alongside.rooms.people.actions.notes import Contact
from alongside.rooms.people.forms.contact import ContactMadeForm, ContactRuleForm, values_of
from alongside.rooms.people.models import ContactRule
from alongside.rooms.people.pages import CasePage, case_page, may_write
from alongside.rooms.people.views.meanwhile import both_texts
from alongside.rooms.people.words import Channel


@door(Door.PERMISSION, Permission.READ_CASE)
@require_safe
def contact(request: Request, case_id: UUID) -> HttpResponse:
    page = case_page(request, case_id, "people:contact")
    shown = {
        "page": page,
        "open": page.sight.sees(Section.CONTACT),
        "rules": presenters.ways(queries.contact_rules_of(page.case)),
        "log": presenters.contacts(queries.contacts_with(page.case)),
        "may_write": may_write(request, page),
    }
    return render(request, "people/contact.html", shown)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def contact_rule(request: Request, case_id: UUID, rule_id: UUID | None = None) -> HttpResponse:
    """A new way to reach them, or, with `rule_id`, the one that takes the place of another."""
    page = _page(request, case_id)
    opened = get_object_or_404(ContactRule.objects, pk=rule_id, case=page.case) if rule_id else None
    standing = queries.standing_in_place_of(opened) if opened else None
    form = ContactRuleForm(standing, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _save_rule(request, page, form, opened)
    return render(request, "people/contact_rule.html", {"page": page, "form": form, "standing": standing})


def _save_rule(
    request: Request, page: CasePage, form: ContactRuleForm, opened: ContactRule | None
) -> HttpResponse:
    ways = ContactRule.objects.filter(case=page.case)
    seen = ways.filter(pk=form.seen_id or opened.pk).first() if opened else None
    try:
        add_contact_rule(
            case=page.case, replaces=seen or opened, by=request.user, at=request.now, **form.answers
        )
    except SomebodyWasFirst as first:
        return both_texts(request, form, first, differences_of(form, values_of(first.standing)))
    return redirect("people:contact", page.case.pk)


@door(Door.PERMISSION, Permission.WORK_ON_CASE)
@once
def contact_made(request: Request, case_id: UUID) -> HttpResponse:
    page = _page(request, case_id)
    form = ContactMadeForm(request.POST if request.method == "POST" else None, initial={"made": request.now})
    if request.method == "POST" and form.is_valid():
        try:
            log_contact(case=page.case, contact=_made(request, form), by=request.user, at=request.now)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect("people:contact", page.case.pk)
    return render(request, "people/contact_made.html", {"page": page, "form": form})


def _made(request: Request, form: ContactMadeForm) -> Contact:
    given = form.cleaned_data
    return Contact(
        channel=Channel(given["channel"]),
        reached=given["reached"] == "yes",
        from_person=given["from_person"],
        summary=given["summary"],
        happened=given["made"] or request.now,
    )


def _page(request: Request, case_id: UUID) -> CasePage:
    page = case_page(request, case_id, "people:contact")
    if not page.sight.sees(Section.CONTACT):
        raise Http404
    policies.check_can_write(request.viewer, page.case)
    return page
