"""What the nights do: warn, wait, erase; and forget the names of those who left long ago."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.sealing import journal
from alongside.journeys.keep_or_erase import actions, jobs
from alongside.journeys.keep_or_erase.tests.cases import CLOSED, MET, a_closed_case
from alongside.rooms.directory.actions import end_membership
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people.actions import hold_back
from alongside.rooms.people.models import Case, RetentionWarning, Tombstone
from alongside.rooms.people.tests.factories import a_case, a_navigator

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 6, 6, 4, 10, tzinfo=UTC)
A_MONTH = timedelta(days=31)


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def old(alice: User) -> Case:
    return a_closed_case(alice)


def night(at: datetime) -> int:
    return jobs.keep_or_erase(int(at.timestamp()))


def test_the_first_night_warns_and_the_thirty_first_erases(old: Case, alice: User) -> None:
    open_one = a_case(alice, name="Luz")
    assert actions.warn_and_erase(NIGHT) == (1, 0)
    assert actions.warn_and_erase(NIGHT + timedelta(days=29)) == (0, 0)
    assert actions.warn_and_erase(NIGHT + A_MONTH) == (0, 1)
    assert actions.warn_and_erase(NIGHT + 2 * A_MONTH) == (0, 0)
    assert [stone.case_id for stone in Tombstone.objects.all()] == [old.pk]
    assert open_one.pk != old.pk


def test_a_journal_that_was_lost_is_made_whole(old: Case, settings: Any, tmp_path: Path) -> None:
    night(NIGHT)
    night(NIGHT + A_MONTH)
    settings.ERASURES = tmp_path / "erasures.jsonl"
    assert journal.cases() == set()
    night(NIGHT + 2 * A_MONTH)
    assert journal.cases() == {old.pk}


def test_the_trail_names_the_program_as_the_one_who_did_it(old: Case) -> None:
    night(NIGHT)
    night(NIGHT + A_MONTH)
    told = AuditEntry.objects.filter(case_id=old.pk, event__in=["retention.warned", "case.erased"]).order_by(
        "pk"
    )
    names = [User.objects.get(pk=entry.by or uuid4()).full_name for entry in told]
    assert [(entry.event, name) for entry, name in zip(told, names, strict=True)] == [
        ("retention.warned", "Retention"),
        ("case.erased", "Retention"),
    ]


def test_what_is_held_is_neither_warned_of_nor_erased(old: Case, alice: User) -> None:
    with viewing.seen_by(eyes_of(alice), at=NOW):
        later = (NOW + timedelta(days=900)).date()
        hold_back(case=old, reason="A trial goes on.", review_on=later, by=alice, at=NOW)
    assert (night(NIGHT), night(NIGHT + A_MONTH)) == (0, 0)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert not RetentionWarning.objects.exists()


def test_the_name_of_a_worker_is_forgotten_seven_years_after_their_last_day(alice: User) -> None:
    gone, boss = a_worker(name="Gwen Long", role=Role.NURSE), a_worker()
    left = datetime(2020, 2, 2, 12, 0, tzinfo=UTC)
    end_membership(membership=gone.memberships.get(), by=boss, at=left)
    early, late = (datetime(2027, 2, day, 4, 20, tzinfo=UTC) for day in (1, 2))
    assert jobs.forget_those_who_left(int(early.timestamp())) == 0
    assert jobs.forget_those_who_left(int(late.timestamp())) == 1
    gone.refresh_from_db()
    assert (gone.full_name, gone.phone, gone.has_usable_password()) == ("Somebody who left", "", False)
    assert gone.email.endswith("@forgotten.invalid")
    assert jobs.forget_those_who_left(int(late.timestamp())) == 0
    alice.refresh_from_db()
    assert alice.full_name == "Alice"


def test_the_dates_of_these_tests_lie_as_they_say() -> None:
    assert MET < CLOSED < NOW - timedelta(days=7 * 365)
