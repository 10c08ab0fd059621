"""As the worker runs it: every act is a transaction of its own."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from alongside.journeys.keep_or_erase import actions, jobs
from alongside.journeys.keep_or_erase.tests.cases import a_closed_case
from alongside.rooms.people.actions import erase_when_due, warn_of_erasure
from alongside.rooms.people.models import Tombstone
from alongside.rooms.people.tests.factories import a_navigator

NIGHT = datetime(2026, 6, 6, 4, 10, tzinfo=UTC)


@pytest.mark.usefixtures("own_database")
def test_one_case_that_cannot_be_erased_holds_back_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    alice = a_navigator()
    stuck, other = a_closed_case(alice), a_closed_case(alice, name="Luz")
    assert jobs.keep_or_erase(int(NIGHT.timestamp())) == 2

    def fails_for_one(**facts: object) -> object:
        if facts["case_id"] == stuck.pk:
            raise ValueError("the disk is full")
        return erase_when_due(**facts)  # type: ignore[arg-type]

    monkeypatch.setattr(actions, "erase_when_due", fails_for_one)
    with caplog.at_level(logging.ERROR):
        assert jobs.keep_or_erase(int((NIGHT + timedelta(days=31)).timestamp())) == 1
    assert [stone.case_id for stone in Tombstone.objects.all()] == [other.pk]
    assert str(stuck.pk) in caplog.text


@pytest.mark.usefixtures("own_database")
def test_one_case_that_cannot_be_warned_of_holds_back_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    alice = a_navigator()
    due = a_closed_case(alice)
    assert actions.warn_and_erase(NIGHT) == (1, 0)
    stuck, other = a_closed_case(alice, name="Luz"), a_closed_case(alice, name="Kit")

    def fails_for_one(**facts: object) -> object:
        if facts["kept"].case.pk == stuck.pk:  # type: ignore[attr-defined]
            raise ValueError("the disk is full")
        return warn_of_erasure(**facts)  # type: ignore[arg-type]

    monkeypatch.setattr(actions, "warn_of_erasure", fails_for_one)
    assert actions.warn_and_erase(NIGHT + timedelta(days=31)) == (1, 1)
    assert [stone.case_id for stone in Tombstone.objects.all()] == [due.pk]
    assert str(stuck.pk) in caplog.text
    assert str(other.pk) not in caplog.text
