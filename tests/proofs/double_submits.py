"""Every form, sent twice with the same key: found on its page, filled in as somebody would, and taken back."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from http import HTTPStatus
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundations.access import viewing, writing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.parcels.keys import OwnKeys
from alongside.rooms.beds.models import Ride
from alongside.rooms.beds.queries.rides import link_to
from alongside.rooms.conferences.actions.guests import make_entry
from alongside.rooms.conferences.models import Chaser, Invitation, PlannedAction
from alongside.rooms.conferences.reply_links import chaser_token, entry_token, token_for
from tests.support.addresses import every_address
from tests.support.crawling import LEFT_OUT, FoundForm, Page, crawl, forms_of, links_of, route_of, text_of
from tests.support.matrix import GUEST, PLACES, table
from tests.support.one_effect import NO_EFFECT
from tests.support.proofs import log
from tests.support.relations import World
from tests.support.typing_in import A_WORD, Typed
from tests.support.walking import Walk, addresses

# Whoever signs in twice is signed in, and the trail has two entries, as it should.
HARMLESS = LEFT_OUT | {"sign_in:sign_in", "sign_in:step_in", "sign_in:welcome"}
NO_PAGES = {"link", "system", "demo"}
STEPS = 3  # from form to form
TRIES = 3  # of one kind, where it had no effect
ONE_DAY = timedelta(days=1)
TWO_CHOSEN = {"conferences:disagree"}
# Where not everything that can be chosen fits: each is tried in turn.
TRIED_IN_TURN = {
    "beds:move": "bed",
    "run_partnership:add_existing": "agency",
    "run_partnership:new_shift": "seat",
}
A_DEPLOYMENT = OwnKeys.make().public
# Where a form takes one of two things: what is typed there, and None for what is left out.
OF_TWO: dict[str, dict[str, list[str] | None]] = {
    "case_home:age": {"age": ["child"]},
    "beds:new_protocol": {"look_day": ["5"], "decide_day": ["6"]},
    "conferences:invite": {"worker": None},
    "people:fact": {"without": None},
    "people:move_note": {"reference": None},
    "place_tonight:add_area": {"shape": ["named"]},
    "run_partnership:found": {"host": None},
    "run_partnership:new_neighbour": {
        "address": ["https://elsewhere.invalid"],
        "signs": [A_DEPLOYMENT.signs],
        "opens": [A_DEPLOYMENT.opens],
    },
    "run_partnership:new_shift": {"duty": ["hostel_manager"], "ends_time": ["23:55"]},
}
ONLY_THE_TITLE = {"conferences:new_protocol"}  # the empty lines of a long form stay empty


def people() -> list[User]:
    return list(User.objects.filter(is_service=False, is_active=True).order_by("email"))


def every_form(client: Client, each: int) -> Iterator[FoundForm]:
    met: Counter[str] = Counter()
    for page in crawl(client, each=each):
        assert page.status in (200, 409), page.url  # 409: it cannot be done now, and the page says why
        for form in forms_of(page):
            met[form.kind] += 1
            if met[form.kind] <= each:
                yield form


def effects() -> int:
    return AuditEntry.objects.exclude(event__in=NO_EFFECT).count()


def send(client: Client, form: FoundForm, given: Typed) -> tuple[int, str]:
    """How many effects it had, and where it led to. An answer that is an error of ours ends the proof."""
    before = effects()
    answer = client.post(form.action, given)
    assert answer.status_code < 500, form.action
    return effects() - before, urljoin(form.action, answer.headers.get("Location", ""))


def ways_to_type(client: Client, form: FoundForm) -> Iterator[Typed]:
    """With days that were, are and come, until one of them is what the form asks for."""
    today = timezone.localdate()
    turn = TRIED_IN_TURN.get(form.route)
    given = form.element.xpath(".//*[@name=$name]/@value | .//*[@name=$name]/option/@value", name=turn or "")
    for day in (today, today + ONE_DAY, today - ONE_DAY, today + 10 * ONE_DAY):
        typed = as_one_types(form, day)
        if form.route == "council_systems:upload":
            typed = typed | {"confirmed": [client.get(reverse("council_systems:pattern")).text]}
        yield from ({**typed, turn: [one]} for one in filter(None, given)) if turn else (typed,)


def as_one_types(form: FoundForm, day: date) -> Typed:
    chosen: dict[str, Any] = form.typed(day) | OF_TWO.get(form.route, {})
    if form.route in TWO_CHOSEN:
        chosen |= {"which": form.element.xpath(".//input[@name='which']/@value")[:2]}
    if form.route in ONLY_THE_TITLE:
        chosen = {name: given for name, given in chosen.items() if name == "title" or given != [A_WORD]}
        chosen |= dict.fromkeys(("cycle_days", "cycle_from_day", "cycle_from_month", "cycle_from_year"))
    return {name: given for name, given in chosen.items() if given is not None}


@contextmanager
def undone() -> Iterator[None]:
    """What is sent is taken back, so that no form finds a case that another one has closed."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class Sent:
    """Which kinds of forms were found, and which had an effect. Where one leads to a form that nobody had met, that one
    is tried before the first is taken back: some stand nowhere else."""

    forms: int = 0
    doubled: int = 0
    found: Counter[str] = field(default_factory=Counter)
    worked: Counter[str] = field(default_factory=Counter)

    def twice(self, client: Client, form: FoundForm, steps: int = STEPS) -> None:
        self.forms += 1
        self.found[form.kind] += 1
        for given in ways_to_type(client, form):
            with undone():
                had, leads_to = send(client, form, given)
                if had:
                    self.worked[form.kind] += 1
                    if send(client, form, given)[0]:
                        self.doubled += 1
                        log(f"had two effects: {form.kind}")
                    self.onwards(client, leads_to, steps)
                    return

    def onwards(self, client: Client, url: str, steps: int) -> None:
        for form in self.new_forms(client, url) if steps else ():
            if form.kind not in self.worked and self.found[form.kind] < TRIES:
                self.twice(client, form, steps - 1)

    def new_forms(self, client: Client, url: str) -> Iterator[FoundForm]:
        """On that page, and on those behind its links at which nothing was sent yet."""
        page = page_at(client, url)
        yield from forms_of(page)
        for link in dict.fromkeys(links_of(page.tree, url)):
            if route_of(link) in taken_once() - self.routes:
                yield from forms_of(page_at(client, link))

    @property
    def routes(self) -> set[str]:
        """Addresses at which each kind of form that was found had its effect."""
        return {route_in(kind) for kind in self.worked} - {route_in(kind) for kind in self.silent}

    @property
    def silent(self) -> set[str]:
        return set(self.found) - set(self.worked)


@cache
def taken_once() -> frozenset[str]:
    """Every address that takes a form. A house test holds that no other one reads what is sent to it."""
    return frozenset(
        found.name for found in every_address() if getattr(found.pattern.callback, "once", False)
    )


def page_at(client: Client, url: str) -> Page:
    answer = client.get(url)
    is_page = answer.status_code == HTTPStatus.OK and "html" in answer.headers["Content-Type"]
    return Page(url, route_of(url), answer.status_code, text_of(answer) if is_page else "", is_page)


def route_in(kind: str) -> str:
    return ":".join(kind.split(":")[:2])


def send_twice_in_demo(sent: Sent, users: list[User], each: int, most: int) -> None:
    """Of each kind of form so many that somebody meets."""
    for user in users:
        client = Client()
        client.force_login(user)
        for form in list(islice(every_form(client, each), most)):
            sent.twice(client, form)


def send_twice_in_world(sent: Sent, world: World, askers: Iterable[str]) -> None:
    """At every address that opens to somebody, whether or not a link leads there; each kind until it had an effect."""
    walk, over = Walk(world), HARMLESS | sent.routes
    for asker in askers:
        for name in set(table()) - over:
            forms = forms_at(walk, asker, name)
            for form in forms:
                if form.kind not in sent.worked:
                    sent.twice(walk.screen(asker), form)
            if forms and all(form.kind in sent.worked for form in forms):
                over.add(name)


def forms_at(walk: Walk, asker: str, name: str) -> list[FoundForm]:
    row, address = table()[name], addresses()[name]
    if row.door in NO_PAGES or "200" not in row.told["get"]:
        return []
    of_guest = asker == GUEST and row.opens_with not in PLACES
    relation = "-" if not address.named else "conference" if of_guest else "own"
    return list(forms_of(page_at(walk.screen(asker), address.url(walk.identifiers(row, address, relation)))))


def send_twice_by_link(sent: Sent, now: datetime) -> None:
    """What letters lead to: whoever holds the link has signed in nowhere."""
    for link in links_of_letters(now):
        client = Client()
        for form in forms_of(page_at(client, link)):
            if form.kind not in sent.worked:
                sent.twice(client, form)


def links_of_letters(now: datetime) -> list[str]:
    with viewing.as_service(Service.DEMO, at=now), writing.allowed():
        asked = Invitation.objects.filter(conference__state="convened", state="invited").earliest("id")
        guest = Invitation.objects.filter(conference__state="convened", guest__isnull=False).earliest("id")
        step = PlannedAction.objects.filter(state="open", owner_user__isnull=False).earliest("due_on")
        assert step.owner_user is not None
        chaser = Chaser.objects.create(
            case_id=step.case_id, action=step, told=step.owner_user, due_on=step.due_on, is_late=False,
            good_until=now + ONE_DAY,
        )  # fmt: skip
        entry = make_entry(invitation=guest, by=None, at=now)
        rides = Ride.objects.filter(state="arranged").select_related("stay", "driver")
        return [
            reverse("conferences:reply", args=[token_for(asked)]),
            reverse("conferences:step", args=[chaser_token(chaser)]),
            reverse("conferences:guest_link", args=[entry_token(entry)]),
            *(urlsplit(link_to(ride)).path for ride in rides),
        ]
