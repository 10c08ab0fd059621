"""Whatever page shows something of a case leaves exactly one entry; whatever is refused leaves one too."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.test import Client
from django.urls import include, path, resolve, reverse
from django.urls.converters import UUIDConverter
from django.utils import timezone

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.demo_caseload import cast
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency
from alongside.rooms.people.actions import give_grant, write_note
from alongside.rooms.people.models import Case, Note
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Basis
from tests.support.addresses import every_address
from tests.support.crawling import Page, crawl

LOOKS = [f"{what}.{done}" for what in ("case", "list", "report") for done in ("viewed", "downloaded")]
OF_A_CASE = {
    "absence_id", "access_id", "action_id", "area_id", "attachment_id", "case_id", "conference_id",
    "consent_id", "contradiction_id", "decision_id", "entry_id", "erasure_id", "extension_id", "glass_id", "grant_id",
    "handover_id", "hold_id", "indicator_id", "invitation_id", "line_id", "mask_id", "match_id", "name_id", "note_id",
    "override_id", "place_id", "raised_id", "referral_id", "request_id", "ride_id", "rule_id", "sent_id", "session_id",
    "sharing_id", "shut_out_id", "stay_id",
}  # fmt: skip
TAKEN_AWAY = {
    "people:attachment", "conferences:minutes_pdf", "conferences:minutes_word", "conferences:pack_pdf",
    "conferences:pack_word",
}  # fmt: skip
# Places, agencies and people who work there: what an address of theirs shows of cases is a list.
OF_NO_CASE = {
    "agency_id", "bed_id", "closing_id", "cover_id", "days_id", "key_id", "neighbour_id", "number", "offer_id",
    "partnership_id", "premises_id", "seat_id", "service_id", "shift_id", "team_id", "user_id",
}  # fmt: skip


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def looks_since(number: int) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(pk__gt=number, event__in=LOOKS).order_by("pk"))


def last_entry() -> int:
    return AuditEntry.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def views_of(client: Client) -> Iterator[tuple[Page, list[AuditEntry]]]:
    pages, before = crawl(client, each=1), last_entry()
    for page in pages:
        yield page, looks_since(before)
        before = last_entry()


def identifiers(page: Page) -> dict[str, object]:
    return {
        name: value for name, value in resolve(page.url.partition("?")[0]).kwargs.items() if name in OF_A_CASE
    }


def misses(client: Client) -> tuple[list[str], int]:
    """Pages whose entry is not the one they owe; and how many pages of cases were opened."""
    wrong, opened = [], 0
    for page, entries in views_of(client):
        named, told = identifiers(page), [(entry.event, entry.codes["view"]) for entry in entries]
        if named and page.status == 200:
            opened += 1
            done = "downloaded" if page.route in TAKEN_AWAY else "viewed"
            wanted = [(f"case.{done}", page.route)]
            of_case = named.get("case_id")
            if told != wanted or (of_case and entries[0].case_id != of_case) or not entries[0].case_id:
                wrong.append(f"{page.url} {told}")
        elif len(told) > 1:
            wrong.append(f"{page.url} {told}")
    return wrong, opened


@pytest.mark.usefixtures("demo_database")
def test_every_page_of_a_case_leaves_exactly_one_entry() -> None:
    for name in (cast.ANA, cast.BOLA, cast.MEI):
        wrong, opened = misses(signed_in(User.objects.get(full_name=name)))
        assert wrong == [], name
        assert opened >= 5, name


def test_every_identifier_in_an_address_is_known_to_belong_to_a_case_or_not() -> None:
    found = {
        name
        for address in every_address()
        for name, converter in address.named.items()
        if isinstance(converter, UUIDConverter)
    }
    assert found - OF_A_CASE - OF_NO_CASE == set(), "say in this test which it is"


def a_forgetful_page(request: Request, note_id: UUID) -> HttpResponse:
    return HttpResponse(get_object_or_404(Note.objects, pk=note_id).text)


class Urls:
    urlpatterns = [
        path("forgetful/<uuid:note_id>/", door(Door.SIGNED_IN)(a_forgetful_page), name="forgetful"),
        path("", include("alongside.config.urls")),
    ]


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User) -> Case:
    return a_case(alice, at=timezone.now(), met=NOW)


@pytest.mark.django_db
def test_a_page_that_does_nothing_for_it_leaves_its_entry(alice: User, case: Case, settings: Any) -> None:
    settings.ROOT_URLCONF = Urls
    note = write_note(case=case, section=Section.STORY, text="Told.", by=alice, at=timezone.now())
    assert signed_in(alice).get(f"/forgetful/{note.pk}/").content == b"Told."
    (entry,) = AuditEntry.objects.filter(event="case.viewed")
    assert (entry.case_id, entry.about_id, entry.codes) == (case.pk, str(note.pk), {"view": "forgetful"})


def break_the_trail(*args: object, **values: object) -> None:
    raise DatabaseError


@pytest.mark.django_db
def test_a_page_that_cannot_be_audited_is_not_shown(
    alice: User, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(alice)
    assert "Sol" in client.get(f"/cases/{case.pk}/").text
    monkeypatch.setattr("alongside.foundations.access.evidence.record", break_the_trail)
    answer = client.get(f"/cases/{case.pk}/")
    assert answer.status_code == 500
    assert "Sol" not in answer.text
    assert case.reference not in answer.text


@pytest.mark.usefixtures("own_database")
def test_a_refusal_is_kept_although_nothing_else_of_the_request_is() -> None:
    alice, charlie = a_navigator(), a_navigator("Charlie")
    case, missing = a_case(alice), uuid4()
    client = signed_in(charlie)
    addresses = [reverse("people:notes", args=[pk]) for pk in (case.pk, missing)]
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    entries = AuditEntry.objects.filter(event="request.refused").order_by("pk")
    assert [(entry.by, entry.case_id) for entry in entries] == [(charlie.pk, case.pk), (charlie.pk, missing)]
    assert entries[0].codes == {"view": "people:notes", "status": 404}


@pytest.mark.usefixtures("own_database")
def test_a_refusal_by_a_rule_is_kept_after_everything_was_rolled_back() -> None:
    alice = a_navigator()
    case = a_case(alice)
    officer = a_worker(Role.OUTREACH_WORKER, an_agency(), name="Nia")
    give_grant(
        case=case,
        agency=officer.memberships.get().agency,
        sections=[Section.IDENTITY],
        basis=Basis.CONSENT,
        by=alice,
        at=NOW,
    )
    answer = signed_in(officer).get(reverse("people:hand_over", args=[case.pk]))
    assert answer.status_code == 409
    (entry,) = AuditEntry.objects.filter(event="request.refused")
    assert (entry.case_id, entry.codes) == (case.pk, {"view": "people:hand_over", "status": 409})
    assert not AuditEntry.objects.filter(event="case.viewed").exists()


@pytest.mark.django_db
def test_coming_and_going_and_failing_to_come_are_kept(client: Client, alice: User) -> None:
    client.login(username=alice.email, password="wrong")
    client.force_login(alice)
    client.get("/leave/")
    events = list(AuditEntry.objects.order_by("pk").values_list("event", flat=True))
    assert [event for event in events if event.startswith("account.")] == [
        "account.sign_in_failed",
        "account.session_started",
        "account.signed_out",
    ]
    failed = AuditEntry.objects.get(event="account.sign_in_failed")
    assert failed.codes == {"whose": str(alice.pk)}
