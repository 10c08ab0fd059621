"""Any sequence of giving, withdrawing, handing over and waiting: everybody sees exactly what a small model says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import end_grants_about, give_grant, write_note
from alongside.rooms.people.models import Case, CaseGrant, Note
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Basis
from tests.support.proofs import Say

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(1800)]
ROLES = (Role.SOCIAL_WORKER, Role.NURSE, Role.HOSTEL_MANAGER, Role.FIRST_RESPONDER, Role.IMMIGRATION_ADVISER)
BASES = (Basis.CONSENT, Basis.CONFERENCE, Basis.BREAK_GLASS, Basis.STATUTORY_DUTY)


@dataclass
class Model:
    """The independent word on who sees what: lists of what was given, and nothing else."""

    given: list[tuple[int, Role, frozenset[Section], datetime, datetime | None]] = field(default_factory=list)
    ended: set[int] = field(default_factory=set)

    def sees(self, role: Role, at: datetime) -> set[Section]:
        seen: set[Section] = set()
        for number, to, sections, start, until in self.given:
            if to is role and number not in self.ended and start <= at and (until is None or at < until):
                seen |= sections & REACH[role].sections
        return seen


class World:
    """Alice's team answers for a case with one note in every section; the others come and go."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.at, self.model = chance, NOW, Model()
        self.alice = a_navigator()
        self.case: Case = a_case(self.alice)
        for section in Section:
            write_note(case=self.case, section=section, text=section, by=self.alice, at=NOW)
        self.workers = {role: a_worker(role, an_agency()) for role in ROLES}
        self.grants: list[CaseGrant] = []

    def step(self) -> None:
        self.chance.choice((self.give, self.give, self.withdraw, self.wait))()

    def give(self) -> None:
        role = self.chance.choice(ROLES)
        sections = frozenset(self.chance.sample(list(Section), self.chance.randint(1, 5)))
        hours = self.chance.choice((None, 1, 3, 72))
        until = self.at + timedelta(hours=hours) if hours else None
        grant = give_grant(
            case=self.case,
            agency=self._agency(role),
            sections=sections,
            basis=self.chance.choice(BASES),
            about_id=UUID(int=self.chance.getrandbits(128)),
            until=until,
            by=self.alice,
            at=self.at,
        )
        self.grants.append(grant)
        self.model.given.append((len(self.grants) - 1, role, sections, self.at, until))

    def withdraw(self) -> None:
        if not self.grants:
            return
        number = self.chance.randrange(len(self.grants))
        about = self.grants[number].about_id
        assert about is not None
        end_grants_about(case=self.case, about_id=about, why="withdrawn", by=self.alice, at=self.at)
        self.model.ended.add(number)

    def wait(self) -> None:
        self.at += timedelta(minutes=self.chance.choice((1, 59, 180, 4320)))

    def disagreements(self) -> int:
        """Through the managers, and behind them by a query that forgot to filter."""
        wrong = 0
        for role, worker in self.workers.items():
            expected = self.model.sees(role, self.at)
            with viewing.seen_by(eyes_of(worker), at=self.at), transaction.atomic():
                first = {Section(note.section) for note in Note.objects.all()}
                second = {Section(note.section) for note in QuerySet[Note](Note)}
            wrong += (first != expected) + (second != expected)
        return wrong

    def _agency(self, role: Role) -> Agency:
        return self.workers[role].memberships.get().agency


def test_both_walls_say_what_the_model_says(proof: Say, many: Callable[[int, int], int], seed: int) -> None:
    world, steps, wrong = World(Random(seed)), many(150, 10_000), 0
    for number in range(steps):
        if number % 100 == 0:
            world = World(world.chance)
        world.step()
        wrong += world.disagreements()
    proof(f"views that differ from the model, {steps:,} steps", figure=f"{wrong}", goal="0", holds=wrong == 0)


def test_planted_a_withdrawal_that_does_nothing(
    proof: Say, many: Callable[[int, int], int], seed: int
) -> None:
    world, wrong = World(Random(seed)), 0
    for _ in range(60):
        world.step()
        world.model.ended |= {number for number in range(len(world.grants)) if number % 2}
        wrong += world.disagreements()
    proof(
        "planted: withdrawals that end nothing", figure=f"{wrong} found", goal="more than 0", holds=wrong > 0
    )


def test_what_is_withdrawn_is_gone_at_the_next_statement(
    proof: Say, many: Callable[[int, int], int], seed: int
) -> None:
    """While a page is being made for somebody, what they were given is taken back."""
    world, times, late = World(Random(seed)), many(100, 1_000), 0
    worker: User = world.workers[Role.NURSE]
    for _ in range(times):
        grant = give_grant(
            case=world.case, agency=world._agency(Role.NURSE), sections=[Section.HEALTH], basis=Basis.CONSENT,
            about_id=world.case.pk, by=world.alice, at=NOW,
        )  # fmt: skip
        with viewing.seen_by(eyes_of(worker), at=NOW):
            assert Note.objects.exists()
            assert grant.ended_at is None
            end_grants_about(case=world.case, about_id=world.case.pk, why="withdrawn", by=world.alice, at=NOW)
            late += Note.objects.exists() or bool(len(QuerySet(Note)))
    proof(f"still seen after withdrawal, {times:,} times", figure=f"{late}", goal="0", holds=late == 0)
