"""Where a hidden house is: asked about wherever it can be typed, and in no output for those who may not know."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.design import hidden_places
from alongside.journeys.demo_caseload import cast
from alongside.rooms.beds import policies
from alongside.rooms.beds.models import PremisesAddress
from alongside.rooms.beds.policies import places
from alongside.rooms.beds.rules import telling_part
from tests.support.crawling import FoundForm, crawl, forms_of
from tests.support.proofs import Say
from tests.support.typing_in import A_SENTENCE, A_WORD

pytestmark = [pytest.mark.timeout(3600), pytest.mark.usefixtures("demo_database")]
Many = Callable[[int, int], int]
WORDS = {A_WORD, A_SENTENCE}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def known_to(user: User) -> set[str]:
    at = timezone.now()
    with viewing.seen_by(viewing.viewer_for(user, today=timezone.localdate(at)), at=at) as viewer:
        return {line for place in places.hidden_places_known_to(viewer) for line in place.lines if line}


def forms(client: Client, most: int) -> Iterator[FoundForm]:
    seen = set[str]()
    for page in crawl(client, most=most):
        for form in forms_of(page):
            if form.route not in seen:
                seen.add(form.route)
                yield form


def asked_in(client: Client, form: FoundForm, line: str) -> list[bool]:
    """For each field that takes words: whether somebody who writes the address there is asked."""
    words = {name: given for name, given in form.values.items() if isinstance(given[0], str)}  # and no file
    fields = [
        name for name, given in words.items() if WORDS & set(given) and name not in hidden_places.MEANT_FOR_IT
    ]
    sent = (client.post(form.action, words | {name: [f"She is at {line}, ask there"]}) for name in fields)
    return [answer.status_code == 409 and hidden_places.MEANT in answer.text for answer in sent]


def test_an_address_is_asked_about_wherever_it_can_be_typed(
    proof: Say, many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = User.objects.get(full_name=cast.ANA)
    client, line = signed_in(ana), sorted(known_to(ana))[0]
    found = list(forms(client, many(40, 400)))
    asked = [said for form in found for said in asked_in(client, form, line)]
    least = many(10, 100)
    proof(
        f"asked about an address, in {len(asked)} fields of {len(found)} forms",
        figure=f"{sum(asked)} of {len(asked)}",
        goal=f"all, of >= {least}",
        holds=all(asked) and len(asked) >= least,
    )
    monkeypatch.setattr(hidden_places, "_known", None)
    missed = sum(not said for form in found[:10] for said in asked_in(client, form, line))
    proof("planted: nobody asks", figure=f"{missed} found", goal="more than 0", holds=missed > 0)


def test_no_output_tells_where_it_is(proof: Say, many: Many, monkeypatch: pytest.MonkeyPatch) -> None:
    users = User.objects.filter(is_service=False, is_guest=False, is_active=True).order_by("email")
    hidden = PremisesAddress.objects.filter(premises__address_hidden=True).select_related("premises")
    everything = {
        line for row in hidden for line in (telling_part(row.premises.name, row.address), row.postcode)
    }
    closed = {user: everything - known_to(user) - {""} for user in users}
    uncleared = sorted((user for user in closed if closed[user]), key=lambda user: -len(closed[user]))
    outputs, told = leaks({user: closed[user] for user in uncleared[: many(5, 100)]}, many(40, 400))
    least = many(80, 200)
    proof(
        f"addresses of hidden houses in {outputs} outputs for those who may not know them",
        figure=str(told),
        goal=f"0 of >= {least}",
        holds=not told and outputs >= least,
    )
    every_house = {row.pk: row for row in PremisesAddress.objects.all()}
    monkeypatch.setattr(policies, "addresses_for", lambda *_: every_house)
    boards = {user: signed_in(user).get(reverse("beds:board")).text for user in uncleared}
    found = sum(any(line in text for line in closed[user]) for user, text in boards.items())
    proof("planted: a house tells everybody", figure=f"{found} found", goal="more than 0", holds=found > 0)


def leaks(closed: dict[User, set[str]], most: int) -> tuple[int, int]:
    outputs = told = 0
    for user, lines in closed.items():
        for page in crawl(signed_in(user), most=most):
            outputs += 1
            told += any(line in f"{page.headers}{page.text}" for line in lines)
    return outputs, told
