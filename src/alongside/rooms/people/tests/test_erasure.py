"""What is erased is gone for everybody, and stays gone; and nobody does it alone."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import viewing, writing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import journal
from alongside.foundations.sealing.fields import ERASED
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people import actions, lookalike, retention
from alongside.rooms.people.actions import reopen_case
from alongside.rooms.people.models import (
    Case,
    ErasureRequest,
    Name,
    Note,
    Tombstone,
)
from alongside.rooms.people.states import CaseState
from alongside.rooms.people.tests.factories import a_case, every_grant
from alongside.rooms.people.tests.keeping import (
    a_closed_case,
    asked,
    erased,
    held,
    key_is_gone,
    seen,
    warned,
)
from alongside.rooms.people.tests.working import beside

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(alice: User) -> Case:
    return a_closed_case(alice, story="What he told us.")


@pytest.fixture
def night() -> User:
    return service_account(name="Retention", by=None, at=NOW)


@pytest.fixture
def gone(case: Case, night: User) -> Case:
    warned(case, night, NOW)
    assert erased(case, night, NOW + timedelta(days=31))
    return case


def test_what_was_written_can_never_be_read_again(gone: Case) -> None:
    with viewing.as_service(Service.DEMO, at=NOW):
        assert [name.text for name in Name.objects.filter(case=gone)] == [ERASED]
        assert Note.objects.get(case=gone).text == ERASED
        row = Case.objects.get(pk=gone.pk)
    assert (row.state, row.local_reference) == (CaseState.ERASED, "")
    assert row.reference.startswith("gone-")
    assert key_is_gone(gone)


def test_nobody_finds_it_any_more(gone: Case, alice: User) -> None:
    later = NOW + timedelta(days=32)
    with seen(alice, later):
        assert not Case.objects.filter(pk=gone.pk).exists()
        assert not Note.objects.exists()
    assert {grant.ended_why for grant in every_grant(later)} == {"case_erased"}


def test_its_tombstone_says_when_and_why_and_nothing_else(gone: Case, night: User) -> None:
    stone = Tombstone.objects.get(case_id=gone.pk)
    assert (stone.why, stone.erased_by, stone.partnership_id) == (
        "kept_long_enough",
        night,
        gone.partnership_id,
    )
    entry = AuditEntry.objects.get(event="case.erased")
    assert (entry.case_id, entry.codes) == (gone.pk, {"why": "kept_long_enough"})


def test_a_tombstone_is_never_changed(gone: Case) -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        Tombstone.objects.filter(case_id=gone.pk).update(why="person_asked")


def test_a_look_alike_is_compared_with_no_erased_case(gone: Case, alice: User) -> None:
    again = a_case(alice, name="Sol", at=NOW + timedelta(days=40), met=NOW + timedelta(days=40))
    assert lookalike.earlier_cases_like(again, NOW + timedelta(days=40)) == []


def test_nothing_is_erased_twice_or_opened_again(gone: Case, alice: User, night: User) -> None:
    assert not erased(gone, night, NOW + timedelta(days=90))
    with viewing.as_service(Service.RETENTION, at=NOW), pytest.raises(Refused):
        reopen_case(case=gone, reason="x", by=alice, at=NOW)
    assert Tombstone.objects.count() == 1


def test_a_person_is_forgotten_when_a_second_worker_agrees(case: Case, alice: User) -> None:
    request, bob = asked(case, alice), beside(alice)
    with seen(alice), pytest.raises(Refused, match="second person"):
        actions.agree_to_erasure(request=request, by=alice, at=NOW)
    with seen(bob):
        actions.agree_to_erasure(request=request, by=bob, at=NOW)
    assert Tombstone.objects.get(case_id=case.pk).why == "person_asked"
    assert key_is_gone(case)


def test_the_database_too_wants_a_second_person(case: Case, alice: User) -> None:
    request = asked(case, alice)
    request.state, request.answered_at, request.answered_by = "agreed", NOW, alice
    with seen(alice), writing.allowed(), pytest.raises(IntegrityError, match="erasure_answered_by_another"):
        request.save(update_fields=["state", "answered_at", "answered_by"])


def test_nobody_is_forgotten_while_the_case_is_open_or_held(case: Case, alice: User) -> None:
    bob = beside(alice)
    with pytest.raises(Refused, match="not closed"):
        asked(a_case(alice, name="Luz"), alice)
    request = asked(case, alice)
    held(case, alice, NOW)
    with seen(bob), pytest.raises(Refused, match="on hold"):
        actions.agree_to_erasure(request=request, by=bob, at=NOW)
    assert not Tombstone.objects.exists()


def test_a_wish_that_was_declined_leaves_the_case_as_it_was(case: Case, alice: User) -> None:
    request, bob = asked(case, alice), beside(alice)
    with seen(bob):
        actions.decline_erasure(request=request, word="A court case goes on.", by=bob, at=NOW)
        assert Case.objects.get(pk=case.pk).state == CaseState.CLOSED
        assert ErasureRequest.objects.get().word == "A court case goes on."


def test_what_an_older_copy_brings_back_is_erased_again(
    alice: User, night: User, settings: Any, tmp_path: Path
) -> None:
    settings.ERASURES = tmp_path / "erasures.jsonl"
    other = a_case(alice, name="Luz")
    journal.add([other.pk])  # it was erased, and then a copy was restored from before it was even closed
    with viewing.as_service(Service.RETENTION, at=NOW):
        assert retention.that_came_back() == [other.pk]
        actions.erase_again(case_id=other.pk, by=night, at=NOW)
        assert retention.that_came_back() == []
    assert Tombstone.objects.get(case_id=other.pk).why == "erased_before"
    assert key_is_gone(other)
