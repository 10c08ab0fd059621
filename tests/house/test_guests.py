"""A guest, with everybody else's addresses in hand: no page opens to them but their own."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundations.access import guests
from alongside.foundations.access.doors import doorway_of
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.demo_caseload import cast
from tests.house.test_charlie import WORKERS, addresses_of
from tests.support.addresses import every_address
from tests.support.crawling import crawl

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.timeout(300)]
HOME = "/guest/"
CLOSED = {Door.SIGNED_IN, Door.PERMISSION}


def visiting() -> Client:
    client, guest = Client(), User.objects.get(is_guest=True)
    session = client.session
    guests.receive(session, guest, timezone.now())
    session.save()
    client.cookies["alongside"] = str(session.session_key)
    return client


def closed_addresses() -> set[str]:
    """Those without an identifier, and those of which the house has an example."""
    plain = {
        f"/{found.where}"
        for found in every_address()
        if not found.named and getattr(doorway_of(found.pattern.callback), "door", None) in CLOSED
    }
    return plain.union(*(addresses_of(name) for name in WORKERS))


def test_every_closed_door_leads_a_guest_back_to_their_page() -> None:
    client, found = visiting(), closed_addresses()
    assert len(found) > 80
    for url in sorted(found):
        for answer in (client.get(url), client.post(url)):
            assert answer.status_code in (302, 404), url
            assert answer.headers.get("Location", HOME) == HOME, url


def test_what_a_guest_reaches_by_links_is_theirs() -> None:
    client = visiting()
    pages = list(crawl(client, HOME))
    assert {page.route for page in pages} == {
        f"conferences:guest{more}" for more in ("", "_answer", "_return")
    }
    text = "".join(page.text for page in pages)
    assert "Maryam" in text
    assert text.count(f"{cast.GUEST} · ") == len(pages)
    assert re.search(r"\b(Dinh|Sol|Hidden|Q1|sign-in)\b", text) is None


def test_a_guest_stands_in_no_list_of_workers() -> None:
    for name in (cast.VICTORIA, cast.MEI, cast.GRACE):
        client = Client()
        client.force_login(User.objects.get(full_name=name))
        shown = {page.route for page in crawl(client, each=1) if cast.GUEST in page.text}
        assert shown <= WHERE_GUESTS_ARE_NAMED, name
    assert cast.GUEST not in Client().get(reverse("sign_in:sign_in")).text


# The conference they are asked to, the people around a case, and the trail of what was done.
WHERE_GUESTS_ARE_NAMED = {
    "conferences:conference", "conferences:invitation", "conferences:answer_for", "conferences:meeting",
    "conferences:minutes", "conferences:pack", "conferences:pack_word", "case_home:home", "people:sight",
    "audit_trail:trail", "audit_trail:who_looked",
}  # fmt: skip
