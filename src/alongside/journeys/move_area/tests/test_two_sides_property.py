"""Whatever is done on two sides, lost, sent twice or out of turn: one team is responsible, nothing is lost."""

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.results import Refused
from alongside.journeys.move_area.actions import taking_in
from alongside.journeys.move_area.queries.waiting import outgoing
from alongside.journeys.move_area.tests.two_sides import TwoSides
from alongside.rooms.conferences.actions import letting_go
from alongside.rooms.conferences.models import CameWith, Handover
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.conferences.tests.moving import Moving, seen_by
from alongside.rooms.conferences.words import DeclinedWhy
from alongside.rooms.people.actions import write_note
from alongside.rooms.people.models import Note

ON_THE_WAY = ("deliver", "lose_it", "lose_answer", "again", "out_of_turn")
ACTS = (
    "propose",
    "ask",
    "answer",
    "accept",
    "decline",
    "withdraw",
    "note",
    *ON_THE_WAY,
    "deliver",
    "deliver",
)
STEPS = st.lists(st.sampled_from(ACTS), min_size=3, max_size=14)


class Story:
    def __init__(self, moving: Moving, seed: int = 0) -> None:
        self.two, self.notes, self.chance = TwoSides(moving), 0, random.Random(seed)

    def take(self, act: str) -> None:
        try:
            getattr(self, act)()
        except (Refused, Handover.DoesNotExist, AssertionError):
            return

    def propose(self) -> None:
        self.two.propose()

    def ask(self) -> None:
        self.two.act("ask_about", text="Is there a room?")

    def answer(self) -> None:
        self.two.act("answer_about", text="Yes.")

    def accept(self) -> None:
        self.two.act("accept_handover", key_worker=self.two.moving.omar)

    def decline(self) -> None:
        self.two.act("decline_handover", why=DeclinedWhy.NOT_OURS)

    def withdraw(self) -> None:
        self.two.act("withdraw_handover")

    def note(self) -> None:
        """While the case is theirs to write in."""
        if self.two.by_register() != self.two.moving.here.name:
            return
        alice, self.notes = self.two.moving.alice, self.notes + 1
        sign: dict[str, Any] = {"by": alice, "at": self.two.at}
        with seen_by(alice, self.two.at):
            write_note(case=self.two.moving.case, section=Section.SUPPORT, text=f"Note {self.notes}.", **sign)

    def deliver(self, lost: str = "") -> None:
        if waiting := self.two.waiting():
            self.two.deliver(self.chance.choice(waiting), lost=lost)

    def lose_it(self) -> None:
        self.deliver("asked")

    def lose_answer(self) -> None:
        self.deliver("answer")

    def again(self) -> None:
        if self.two.posted:
            self.two.post(*self.chance.choice(self.two.posted))

    def out_of_turn(self) -> None:
        if waiting := self.two.waiting():
            parcel = self.chance.choice(waiting)
            goes_there = parcel.neighbour_id == self.two.to_there.pk
            self.two.post(self.two.there if goes_there else self.two.here, bytes(parcel.parcel or b""))

    def fault(self) -> str:
        """The register is one row. Who holds themselves responsible must be whom it says, or soon will be."""
        owners, register = self.two.owners(), self.two.by_register()
        if owners == [register]:
            return ""
        if owners or register == self.two.moving.here.name:
            return f"{owners} by their rows, {register} by the register"
        asked = self.two.asked
        ready = asked.state == HandoverState.AGREED and asked.digest and asked.key_worker_id
        return "" if ready else "let go of before the other side held it"

    def end(self) -> str:
        """With a good line again, everything arrives."""
        self.two.deliver_all()
        if self.two.owners() != [self.two.by_register()]:
            return "nobody, for good"
        if self.two.by_register() == self.two.moving.here.name:
            return ""
        with viewing.as_service(Service.DEMO, at=self.two.at):
            there = [note.text for note in Note.objects.filter(case=self.two.asked.case_id)]
            came = CameWith.objects.filter(handover=self.two.asked).exists()
        arrived = sum(any(f"Note {number}." in text for text in there) for number in range(1, self.notes + 1))
        return "" if came and arrived == self.notes else f"{self.notes - arrived} notes lost"


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seed=st.integers(0, 1_000))
def test_one_team_is_responsible_after_every_step_on_two_sides(steps: list[str], seed: int) -> None:
    story = Story(Moving(), seed)
    for act in ("propose", "deliver", *steps):
        story.take(act)
        assert story.fault() == "", act
    assert story.end() == ""


@pytest.mark.django_db
def test_the_property_would_find_a_side_that_lets_go_with_the_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted."""

    def hasty(neighbour: Any, key: Any, told: Any, at: Any) -> Any:
        said = honest(neighbour, key, told, at)
        letting_go.let_go(handover=outgoing(neighbour, key), by=neighbour.user, at=at)
        return said

    honest = taking_in.TAKERS["yes"]
    monkeypatch.setitem(taking_in.TAKERS, "yes", hasty)
    story = Story(Moving())
    for act in ("propose", "deliver", "accept", "deliver"):
        story.take(act)
    assert story.fault() != ""
