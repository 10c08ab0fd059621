"""Any sequence of what happens to the beds of an area, and after each step a look at the tables and at the board."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import actions
from alongside.rooms.beds.actions.holding import JustTaken
from alongside.rooms.beds.actions.nights import AboutAbsence
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.models import (
    Absence,
    Bed,
    BedRequest,
    Extension,
    NightsOffered,
    OutOfService,
    Premises,
    Stay,
)
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_bed, an_area, an_ask
from alongside.rooms.beds.words import Destination, Expected, HouseDeclines, PersonDeclines, Side
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case
from tests.proofs import bed_looks, bed_tables
from tests.proofs.bed_model import DAY, Model
from tests.support.proofs import tell

OPEN = ("pending_approval", "accepted", "booked", "arrived")
T = TypeVar("T", bound=Any)
F = TypeVar("F", bound=Callable[..., None])
ONE_OF, NIGHTS, YES = st.integers(0, 30), st.integers(1, 8), st.booleans()
MOST_CASES, BEDS = 8, 3
NOW_AND_THEN = 6  # every so many steps
# What the database answers to a second person who was as quick; each page has a sentence for it.
SAID_IN_WORDS = {
    *("one_answer_a_side", "two_people_extend", "one_extension_asked_at_a_time"),
    *("one_bed_a_case", "one_open_bed_request_a_case"),
}


def there_is(rows: str, *states: str) -> Callable[[F], F]:
    """One in such a state; every now and then any of them, so that what is not possible is tried too."""

    def some(self: "Steps") -> bool:
        every = getattr(self, rows)
        now_and_then = self.number % NOW_AND_THEN == 0 and bool(every)
        return now_and_then or any(self.states.get(row.pk) in states for row in every)

    return precondition(some)


class Steps(RuleBasedStateMachine):
    """Every example has an area of its own. A step that is refused changes nothing."""

    taken: ClassVar[int]
    worked: ClassVar[int]
    at_least: ClassVar[int] = 1  # nights more

    def __init__(self) -> None:
        super().__init__()
        self.model, self.at, self.area = Model(), NOW, an_area()
        self.eyes = {user: eyes_of(user) for user in people_of(self.area)}
        self.beds: list[Bed] = [a_bed(self.area) for _ in range(BEDS)]
        self.cases: list[tuple[Case, User]] = []
        self.requests: list[BedRequest] = []
        self.stays: list[Stay] = []
        self.longer: list[Extension] = []
        self.absences: list[Absence] = []
        self.offers: list[NightsOffered] = []
        self.closings: list[OutOfService] = []
        self.states: dict[UUID, str] = {}
        self.number = 0
        self.turnaround = 0

    @initialize(turnaround=st.integers(0, 2), already=st.integers(1, BEDS))
    def begin(self, turnaround: int, already: int) -> None:
        """Some are there already; every other one has arrived."""
        self.turnaround = turnaround
        Premises.objects.filter(pk=self.area.house.pk).update(turnaround=turnaround)
        for number in range(already):
            Steps.ask(self, trusted=True, again=0, ahead=0, nights=7)
            Steps.place(self, which=number, where=number, nights=2 * number + 3)
            if number % 2 == 0:
                Steps.arrive(self, which=number)

    @rule(hours=st.sampled_from((1, 10, 24, 48, 96)))
    def wait(self, hours: int) -> None:
        self.at += timedelta(hours=hours)

    @rule(trusted=YES, again=ONE_OF, ahead=st.integers(0, 4), nights=NIGHTS)
    def ask(self, trusted: bool, again: int, ahead: int, nights: int) -> None:
        case, worker = self.somebody(trusted, again)
        wanted = an_ask(check_in=tonight(self.at) + ahead * DAY, nights=nights, name_to_call=f"Sol{case.pk}")
        with self.trying(worker):
            agency = worker.memberships.get().agency
            self.requests.append(
                actions.request_bed(case=case, agency=agency, ask=wanted, by=worker, at=self.at)
            )

    @there_is("requests", "pending_approval")
    @rule(which=ONE_OF, approved=YES)
    def decide(self, which: int, approved: bool) -> None:
        request = self.picked(self.requests, which, "pending_approval")
        with self.trying(self.area.commissioner) as by:
            actions.decide_request(request=request, approved=approved, **by)

    @there_is("requests", "pending_approval", "accepted")
    @rule(which=ONE_OF)
    def withdraw(self, which: int) -> None:
        request = self.picked(self.requests, which, "pending_approval", "accepted")
        with self.trying(self.worker_of(request)) as by:
            actions.withdraw_request(request=request, **by)

    @there_is("requests", "accepted")
    @rule(which=ONE_OF, where=ONE_OF, nights=NIGHTS)
    def place(self, which: int, where: int, nights: int) -> None:
        request, bed = self.picked(self.requests, which, "accepted"), one_of(self.beds, where)
        first = max(request.check_in, tonight(self.at))
        with self.trying(self.worker_of(request)) as by:
            try:
                stay = actions.place(request=request, bed=bed, nights=nights, **by)
            except JustTaken:
                wrong = self.model.is_free(bed.pk, first, nights + self.turnaround)
                assert not wrong, "a bed was refused that is free"
                raise
            self.stays.append(stay)
            self.model.book(stay.pk, bed.pk, first, nights, self.turnaround)

    @there_is("stays", "booked")
    @rule(which=ONE_OF, how=st.sampled_from(("cancel", "decline", "by_house", "did_not_come")))
    def does_not_come(self, which: int, how: str) -> None:
        stay = self.picked(self.stays, which, "booked")
        user = self.worker_of(stay) if how in ("cancel", "decline") else self.area.manager
        with self.trying(user) as by:
            if how == "cancel":
                actions.cancel_stay(stay=stay, reason="-", **by)
            elif how == "decline":
                actions.decline_for_person(stay=stay, reason=PersonDeclines.OTHER, **by)
            elif how == "by_house":
                actions.decline_by_house(stay=stay, reason=HouseDeclines.OTHER, **by)
            else:
                actions.record_non_arrival(stay=stay, **by)
            self.model.give_back(stay.pk)

    @there_is("stays", "booked")
    @rule(which=ONE_OF)
    def arrive(self, which: int) -> None:
        stay = self.picked(self.stays, which, "booked")
        with self.trying(self.area.manager) as by:
            actions.record_arrival(stay=stay, **by)
            self.model.here.add(stay.pk)

    @there_is("stays", "arrived")
    @rule(which=ONE_OF)
    def leave(self, which: int) -> None:
        stay = self.picked(self.stays, which, "arrived")
        with self.trying(self.area.manager) as by:
            actions.end_stay(stay=stay, destination=Destination.FAMILY, **by)
            self.model.leave(stay.pk, tonight(self.at))

    @there_is("stays", "arrived", "booked")
    @rule(which=ONE_OF, where=ONE_OF)
    def move(self, which: int, where: int) -> None:
        stay, bed = self.picked(self.stays, which, "arrived", "booked"), one_of(self.beds, where)
        with self.trying(self.area.manager) as by:
            actions.move_bed(stay=stay, bed=bed, reason="-", **by)
            self.model.move(stay.pk, bed.pk, tonight(self.at), self.turnaround)

    @there_is("stays", "arrived")
    @rule(which=ONE_OF, ago=st.integers(0, 2), settled=YES)
    def sleep_elsewhere(self, which: int, ago: int, settled: bool) -> None:
        """And somebody knows where, or nobody does. It changes no night."""
        stay = self.picked(self.stays, which, "arrived")
        with self.trying(self.area.manager) as by:
            self.absences.append(actions.note_absence(stay=stay, night=tonight(self.at) - ago * DAY, **by))
        if self.absences:
            with self.trying(self.worker_of(self.absences[-1])) as by:
                about = AboutAbsence(expected=Expected.NO)
                actions.answer_absence(absence=self.absences[-1], about=about, **by)
                if settled:
                    actions.settle_absence(absence=self.absences[-1], **by)

    @there_is("stays", "arrived")
    @rule(which=ONE_OF, nights=st.integers(1, 9))
    def ask_for_more(self, which: int, nights: int) -> None:
        """Also when the nights have run out: then they are nights that nobody has authorised yet."""
        stay = self.picked(self.stays, which, "arrived")
        last = self.model.stays[stay.pk][-1:]
        with self.trying(self.worker_of(stay)) as by:
            leaves = last[0].leaves + max(nights, self.at_least) * DAY if last else tonight(self.at)
            self.longer.append(actions.ask_extension(stay=stay, leaves=leaves, reason="-", **by))

    @there_is("longer", "asked")
    @rule(
        which=ONE_OF,
        side=st.sampled_from(Side),
        who=ONE_OF,
        granted=st.sampled_from((True, True, True, False)),
    )
    def answer(self, which: int, side: Side, who: int, granted: bool) -> None:
        """Of two sides, by three people: also by one for both."""
        longer, area = self.picked(self.longer, which, "asked"), self.area
        user = one_of((area.manager, area.commissioner, area.second_commissioner), who)
        before = dict(self.model.said.get(longer.pk, {}))
        try:
            with self.trying(user) as by:
                both = self.model.answer(longer.pk, side, granted, user.pk)
                actions.answer_extension(extension=longer, side=side, granted=granted, **by)
                if both:
                    self.model.lengthen(longer.stay_id, longer.leaves)
                before = self.model.said[longer.pk]
        finally:
            self.model.said[longer.pk] = before

    @there_is("longer", "asked")
    @rule(which=ONE_OF)
    def need_no_more(self, which: int) -> None:
        longer = self.picked(self.longer, which, "asked")
        with self.trying(self.worker_of(longer)) as by:
            actions.withdraw_extension(extension=longer, **by)

    @rule(which=st.sampled_from(("Room 1", "Room 2")), ahead=st.integers(0, 3), nights=NIGHTS)
    def offer_room(self, which: str, ahead: int, nights: int) -> None:
        first, facts = tonight(self.at) + ahead * DAY, BedFacts(label=which, own_room=True)
        with self.trying(self.area.manager) as by:
            offer = actions.offer_room(
                premises=self.area.house, facts=facts, first=first, nights=nights, **by
            )
            self.offers.append(offer)
            if offer.bed not in self.beds:
                self.beds.append(offer.bed)
            self.model.by_the_night.add(offer.bed_id)
            self.model.offered[offer.pk] = (offer.bed_id, first, first + nights * DAY)

    @precondition(lambda self: self.offers)
    @rule(which=ONE_OF)
    def take_room_back(self, which: int) -> None:
        """The last is most often still there."""
        offer = self.offers[-1 - which % len(self.offers)]
        with self.trying(self.area.manager) as by:
            actions.take_back_room(offer=offer, **by)
            self.model.take_back(offer.pk, tonight(self.at))

    @rule(where=ONE_OF, ahead=st.integers(0, 3), nights=st.integers(1, 3))
    def repair(self, where: int, ahead: int, nights: int) -> None:
        bed, first = one_of(self.beds, where), tonight(self.at) + ahead * DAY
        with self.trying(self.area.manager) as by:
            last = first + (nights - 1) * DAY
            closing = actions.plan_out_of_service(bed=bed, first=first, last=last, why="-", **by)
            self.closings.append(closing)
            self.model.put_out(closing.pk, bed.pk, first, nights)

    @precondition(lambda self: self.closings)
    @rule(which=ONE_OF)
    def repaired_sooner(self, which: int) -> None:
        closing = one_of([one for one in self.closings if one.pk in self.model.out] or self.closings, which)
        with self.trying(self.area.manager) as by:
            actions.end_out_of_service(closing=closing, **by)
            self.model.put_back(closing.pk, tonight(self.at))

    @rule(where=ONE_OF, how=st.sampled_from(("close", "open", "ready")))
    def look_after_a_bed(self, where: int, how: str) -> None:
        night, closed = tonight(self.at), self.model.closed
        wanted = {
            "close": [bed for bed in self.beds if bed.pk not in closed],
            "open": [bed for bed in self.beds if bed.pk in closed],
            "ready": [bed for bed in self.beds if self.model.night(bed.pk, night) == "made_ready"],
        }[how]
        bed = one_of(wanted or self.beds, where)
        key = bed.pk
        with self.trying(self.area.manager) as by:
            if how == "close":
                actions.take_out_of_service(bed=bed, why="-", **by)
                self.model.closed.add(key)
            elif how == "open":
                actions.put_back_in_service(bed=bed, **by)
                self.model.closed.discard(key)
            else:
                actions.ready_sooner(bed=bed, **by)
                self.model.make_ready(key, tonight(self.at))

    @invariant()
    def every_night_is_as_it_should_be(self) -> None:
        area = self.area.partnership.pk
        found = bed_tables.faults(area)
        assert not found, found[0]
        assert bed_tables.held(area) == self.model.held(), "the nights are not those of the model"
        bed_looks.check(self, self.number)
        self.states = bed_tables.states(area)
        self.at += timedelta(minutes=1)
        self.number += 1
        Steps.taken += 1
        tell(Steps.taken)

    @contextmanager
    def trying(self, user: User) -> Iterator[dict[str, Any]]:
        """What is refused is no step; neither is what the page would not find for this person."""
        try:
            with viewing.seen_by(self.eyes[user], at=self.at):
                yield {"by": user, "at": self.at}
        except (Refused, ObjectDoesNotExist):
            return
        except IntegrityError as error:
            if constraint_of(error) not in SAID_IN_WORDS:
                raise AssertionError(f"the database refused: {constraint_of(error)}") from error
            return
        Steps.worked += 1

    def picked(self, rows: Sequence[T], which: int, *states: str) -> T:
        """One of those in such a state, where there is one."""
        return one_of([row for row in rows if self.states.get(row.pk) in states] or rows, which)

    def somebody(self, trusted: bool, again: int) -> tuple[Case, User]:
        """Of those who are known somebody who waits for nothing, where there is one; or somebody new."""
        waiting = {row.case_id for row in (*self.requests, *self.stays) if self.states.get(row.pk) in OPEN}
        idle = [one for one in self.cases if one[0].pk not in waiting]
        if len(self.cases) == MOST_CASES or (idle and again % 2):
            return one_of(idle or self.cases, again)
        worker = self.area.navigator if trusted else self.area.outreach
        self.cases.append((a_case(worker, partnership=self.area.partnership, name="", met=self.at), worker))
        return self.cases[-1]

    def worker_of(self, row: Any) -> User:
        return next(worker for case, worker in self.cases if case.pk == row.case_id)


def people_of(area: Area) -> list[User]:
    return [area.navigator, area.outreach, area.commissioner, area.second_commissioner, area.manager]


def one_of(rows: Sequence[T], which: int) -> T:
    return rows[which % len(rows)]


def constraint_of(error: IntegrityError) -> str:
    return str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or error)
