"""Whatever is done, by whom, in whatever order and however often: exactly one team is responsible for the case."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.tests.moving import Moving, responsible_for, seen_by
from alongside.rooms.conferences.words import DeclinedWhy
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case

ACTS = ("propose", "preview", "ask", "answer", "accept", "decline", "withdraw")
WHO = ("alice", "omar", "rose")
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(WHO)), min_size=1, max_size=9)


class Story:
    """One case, the last hand-over of it, and who is held to be responsible by somebody who only reads the answers."""

    def __init__(self, moving: Moving) -> None:
        self.moving = moving
        moving.case = a_case(moving.alice)
        self.row: Handover | None = None
        self.owner, self.at = moving.here.name, NOW

    def take(self, act: str, who: str) -> None:
        user, self.at = getattr(self.moving, who), self.at + timedelta(minutes=1)
        with seen_by(user, self.at):
            try:
                getattr(self, act)({"by": user, "at": self.at})
            except (Refused, Case.DoesNotExist, Handover.DoesNotExist):
                return
        if act == "accept":
            self.owner = self.moving.agency.name

    def propose(self, sign: dict[str, Any]) -> None:
        self.row = actions.propose_handover(case=self.moving.case, move=self.moving.move(), **sign)

    def preview(self, sign: dict[str, Any]) -> None:
        """To look changes nothing, and shows nothing to whoever was not asked."""
        assert Case.objects.filter(pk=self.moving.case.pk).exists() or sign["by"] != self.key_worker

    def ask(self, sign: dict[str, Any]) -> None:
        actions.ask_about(handover=self.standing, text="Is there a room?", **sign)

    def answer(self, sign: dict[str, Any]) -> None:
        actions.answer_about(handover=self.standing, text="Yes.", **sign)

    def accept(self, sign: dict[str, Any]) -> None:
        actions.accept_handover(handover=self.standing, key_worker=self.moving.omar, **sign)

    def decline(self, sign: dict[str, Any]) -> None:
        actions.decline_handover(handover=self.standing, why=DeclinedWhy.NOT_OURS, **sign)

    def withdraw(self, sign: dict[str, Any]) -> None:
        actions.withdraw_handover(handover=self.standing, **sign)

    @property
    def key_worker(self) -> User:
        return self.moving.alice if self.owner == self.moving.here.name else self.moving.omar

    @property
    def standing(self) -> Handover:
        if self.row is None:
            raise Refused("Nothing was proposed yet.")
        return self.row


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_exactly_one_team_is_responsible_after_every_step(steps: list[tuple[str, str]]) -> None:
    story = Story(Moving())
    for act, who in steps:
        story.take(act, who)
        assert responsible_for(story.moving.case, story.at) == [story.owner], (act, who)


@pytest.mark.django_db
def test_the_property_would_find_a_team_that_was_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: with a yes the old team stays responsible."""
    monkeypatch.setattr("alongside.rooms.people.actions.moving_area._end_standing", lambda *_: None)
    story = Story(Moving())
    story.take("propose", "alice")
    with pytest.raises(IntegrityError, match="one_responsible_owner"):
        story.take("accept", "omar")
