"""A GET reads. Whatever its view would write, the database refuses."""

import time
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import InternalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from alongside.foundations.access.entry import entry_of, keep
from alongside.foundations.access.middleware import one_reader
from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import Team
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.directory.tests.factories import a_team, a_worker, an_agency
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import AgeStatus
from tests.support.addresses import every_address

pytestmark = pytest.mark.django_db


def a_view_that_writes(request: Request) -> HttpResponse:
    a_team(an_agency("A"), "Written by a page")
    return HttpResponse()


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_view_that_writes_while_it_is_asked_is_refused(rf: RequestFactory, method: str) -> None:
    ask: Callable[[str], Request] = getattr(rf, method)
    with pytest.raises(InternalError, match="read-only transaction"):
        one_reader(a_view_that_writes)(ask("/"))


def test_a_form_writes_and_so_does_what_comes_after_a_page(rf: RequestFactory, client: Client) -> None:
    one_reader(a_view_that_writes)(rf.post("/"))  # type: ignore[arg-type]
    assert Team.objects.count() == 1
    client.force_login(a_worker())
    assert client.get("/").status_code == 200
    a_team(an_agency("B"))


def test_a_refused_form_is_answered_also_where_the_session_is_noted_with_it(client: Client) -> None:
    """The session is saved after the view, in the transaction of which the view's part was undone."""
    alice = a_navigator()
    case = a_case(alice, age_status=AgeStatus.CHILD)
    client.force_login(alice)
    session = client.session
    held = entry_of(session)
    assert held is not None
    keep(session, replace(held, seen=int(time.time()) - 60))
    session.save()
    answer = client.post(reverse("conferences:convene", args=[case.pk]), {"form_key": str(uuid4())})
    assert answer.status_code == 409
    assert "under 18" in answer.text
    assert AuditEntry.objects.filter(event="request.refused").exists()


def test_only_leaving_coming_from_an_agency_and_the_link_to_minutes_act_when_they_are_opened() -> None:
    acting = {
        page.pattern.name
        for page in every_address()
        if getattr(page.pattern.callback, "acts_when_opened", False)
    }
    assert acting == {"leave", "open_minutes", "openid_connect_callback"}


def test_every_view_stands_behind_it() -> None:
    """Only the door itself is nearer, and it asks nothing of the database."""
    assert settings.MIDDLEWARE[-2:] == [
        "alongside.foundations.access.middleware.one_reader",
        "alongside.foundations.access.middleware.OneDoor",
    ]
