"""What must not happen on the way from the first night to the referral."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.config.documents import DOCS, documents
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.design import once
from alongside.foundations.kernel import states
from alongside.foundations.kernel.states import StateTable
from alongside.foundations.parcels.keys import OwnKeys
from tests.proofs import bed_race
from tests.support.crawling import FoundForm, crawl, forms_of
from tests.support.proofs import Say, log
from tests.support.typing_in import A_WORD, Typed

SEEN_ONLY = {
    "case.viewed", "list.viewed", "report.viewed", "request.refused", "glass.not_found", "account.signed_in",
    "account.session_started",
}  # fmt: skip

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


# Double submits: every form that any of the cast can reach, sent twice with the same key.


def people() -> list[User]:
    return list(User.objects.filter(is_service=False, is_active=True).order_by("email"))


def every_form(client: Client, each: int) -> Iterator[FoundForm]:
    met: Counter[str] = Counter()
    for page in crawl(client, each=each):
        assert page.status in (200, 409), page.url  # 409: it cannot be done now, and the page says why
        for form in forms_of(page):
            met[form.route] += 1
            if met[form.route] <= each:
                yield form


def effects() -> int:
    return AuditEntry.objects.exclude(event__in=SEEN_ONLY).count()


def send(client: Client, form: FoundForm, given: Typed) -> int:
    """How many effects it had. An answer that is an error of ours ends the proof."""
    before = effects()
    answer = client.post(form.action, given)
    assert answer.status_code < 500, form.action
    return effects() - before


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
    forms: int = 0
    doubled: int = 0
    worked: Counter[str] = field(default_factory=Counter)
    routes: set[str] = field(default_factory=set)

    def twice(self, client: Client, form: FoundForm) -> None:
        self.forms += 1
        self.routes.add(form.route)
        for given in ways_to_type(client, form):
            with undone():
                if send(client, form, given):
                    self.worked[form.route] += 1
                    if send(client, form, given):
                        self.doubled += 1
                        log(f"had two effects: {form.route}")
                    return


def send_twice_everywhere(users: list[User], each: int, most: int = 400) -> Sent:
    """Of each kind of form so many that somebody meets."""
    sent = Sent()
    for user in users:
        client = Client()
        client.force_login(user)
        for form in list(islice(every_form(client, each), most)):
            sent.twice(client, form)
    return sent


@pytest.mark.usefixtures("demo_database")
@pytest.mark.timeout(1_800)
def test_double_submits(proof: Say, many: Callable[[int, int], int]) -> None:
    sent = send_twice_everywhere(people()[many(1, 0) : many(2, 99)], many(1, 2))
    silent = sent.routes - set(sent.worked)
    for route in sorted(silent):
        log(f"had no effect: {route}")
    figure = (
        f"{sent.doubled} effects; {sent.worked.total()} of {sent.forms} forms worked, "
        f"of {len(sent.worked)} kinds of {len(sent.routes)}"
    )
    holds = sent.doubled == 0 and not silent
    goal = "0; every kind works"
    proof("every form sent twice: second effects", figure=figure, goal=goal, holds=holds)


@pytest.mark.usefixtures("demo_database")
def test_double_submits_planted(proof: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the receipt, the second sending has effects, and they are seen."""
    monkeypatch.setattr(once, "read_key", lambda text: uuid4())
    doubled = send_twice_everywhere(people()[1:2], 1, 12).doubled
    proof("planted: forms without receipts", figure=f"{doubled} found", goal="more than 0", holds=doubled > 0)


# Matrices: every verb in every state, held against the reviewed pages in docs/states.


def tables() -> tuple[StateTable[Any], ...]:
    list(documents())
    return states.registered()


def arrows_on_page(table: StateTable[Any]) -> set[tuple[str, str, str]]:
    page = (DOCS / "states" / f"{table.name.replace('_', '-')}.md").read_text()
    return set(re.findall(r"^    (\w+) --> (\w+): (.+)$", page, re.MULTILINE))


def wrong_cells(table: StateTable[Any]) -> int:
    arrows = arrows_on_page(table)
    wrong = 0
    for verb, state, target in table.matrix():
        leads = {to for source, to, name in arrows if source == state.name and name == states.spoken(verb)}
        wrong += leads != ({target.name} if target else set()) or _answers(table, verb, state) is not target
    return wrong


def _answers(table: StateTable[Any], verb: str, state: Any) -> Any:
    try:
        return table.next(verb, state)
    except states.NotAllowed:
        return None


def test_matrices(proof: Say) -> None:
    cells = sum(len(list(table.matrix())) for table in tables())
    wrong = sum(wrong_cells(table) for table in tables())
    proof("every verb in every state", figure=f"{wrong} of {cells} cells wrong", goal="0", holds=wrong == 0)


def test_matrices_planted(proof: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """A verb let loose in every state is found in every table."""
    held = tables()
    monkeypatch.setattr(states, "_TABLES", {})  # a loosened copy may carry the name of the one that stands
    found = sum(bool(wrong_cells(_let_loose(table))) for table in held)
    figure = f"{found} of {len(held)} tables"
    proof("planted: a verb let loose", figure=figure, goal="all of them", holds=found == len(held))


def _let_loose(table: StateTable[Any]) -> StateTable[Any]:
    verb, (_, target) = min(table.transitions.items(), key=lambda item: len(item[1][0]))
    return replace(
        table, transitions={**table.transitions, verb: ({state for _, state, _ in table.matrix()}, target)}
    )


# The bed race: the last bed of an area, asked for by many at the same moment.


@pytest.mark.usefixtures("own_database")
@pytest.mark.timeout(900)
def test_bed_race(proof: Say, many: Callable[[int, int], int]) -> None:
    clients = many(30, 1_000)
    found = bed_race.race(clients, timezone.now())
    figure = f"{found.stays} stay, {found.refused} refused, {found.booked_twice} doubled"
    fair = found == bed_race.Outcome(stays=1, booked_twice=0, refused=clients - 1, other_answers=())
    proof(f"{clients} requests for the last bed", figure=figure, goal=f"1 and {clients - 1}", holds=fair)


@pytest.mark.usefixtures("own_database")
def test_bed_race_planted(proof: Say) -> None:
    """Without the exclusion constraint the same race books a bed twice, and the count finds it."""
    bed_race.without_the_constraint()
    found = bed_race.race(12, timezone.now())
    figure = f"{found.booked_twice} found"
    proof("planted: no exclusion constraint", figure=figure, goal="more than 0", holds=found.booked_twice > 0)
