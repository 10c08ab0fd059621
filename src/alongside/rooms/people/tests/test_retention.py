"""A case is warned of, held back or erased; what was erased is gone, and the figures stay."""

from base64 import b64encode
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.sealing.fields import ERASED
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people import actions, retention
from alongside.rooms.people.actions import close_case, reopen_case
from alongside.rooms.people.models import (
    Case,
)
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.keeping import (
    LAST_DAY,
    a_closed_case,
    erased,
    held,
    kept,
    seen,
    warned,
)
from alongside.rooms.people.tests.working import beside
from alongside.rooms.people.words import AgeStatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User) -> Case:
    return a_closed_case(alice)


@pytest.fixture
def night() -> User:
    return service_account(name="Retention", by=None, at=NOW)


def test_a_closed_case_says_until_when_it_is_kept_and_by_which_policy(case: Case) -> None:
    found = kept(case)
    assert found.until == LAST_DAY
    assert "retention-years-after-closure@start" in found.policy_version
    assert (found.warning, found.hold) == (None, None)


def test_an_open_case_is_kept_and_one_that_was_opened_again_too(case: Case, alice: User) -> None:
    with seen(alice):
        reopen_case(case=case, reason="They came back.", by=alice, at=NOW)
        assert retention.kept(case, NOW) is None
        assert retention.kept(a_case(alice, name="Luz"), NOW) is None


def test_a_child_is_kept_until_the_birthday_that_is_known(alice: User) -> None:
    assert kept(a_closed_case(alice, AgeStatus.CHILD)).until == date(2044, 1, 1)
    assert kept(a_closed_case(alice, AgeStatus.CHILD, born="2005-04")).until == date(2030, 4, 30)


def test_a_birthday_that_cannot_be_read_holds_back_no_other_case(
    alice: User, caplog: pytest.LogCaptureFixture
) -> None:
    told = (ERASED, "2005-05", "2005-04")
    odd, spoilt, child = (a_closed_case(alice, AgeStatus.CHILD, born=born) for born in told)
    with viewing.as_service(Service.DEMO, at=NOW), connection.cursor() as cursor:
        no_seal = b64encode(bytes(64)).decode()
        cursor.execute("UPDATE people_fact SET answer = %s WHERE case_id = %s", [no_seal, spoilt.pk])
    with viewing.as_service(Service.RETENTION, at=NOW):
        found = {row.case.pk: row.until for row in retention.kept_of([odd.pk, spoilt.pk, child.pk])}
    unborn = date(2044, 1, 1)
    assert found == {odd.pk: unborn, spoilt.pk: unborn, child.pk: date(2030, 4, 30)}
    assert all(str(case.pk) in caplog.text for case in (odd, spoilt))
    assert ERASED not in caplog.text


def test_why_somebody_holds_a_case_need_not_be_read_to_keep_it(case: Case, alice: User) -> None:
    hold = held(case, alice, NOW)
    with viewing.as_service(Service.DEMO, at=NOW), connection.cursor() as cursor:
        no_seal = b64encode(bytes(64)).decode()
        cursor.execute("UPDATE people_retentionhold SET reason = %s WHERE id = %s", [no_seal, hold.pk])
    assert kept(case).hold == hold


def test_warning_comes_sixty_days_before_and_once(case: Case, night: User) -> None:
    early = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
    assert not kept(case, early).to_warn(early)
    near = datetime(2026, 4, 2, 12, 0, tzinfo=UTC)
    assert kept(case, near).to_warn(near)
    warned(case, night, near)
    assert not kept(case, near).to_warn(near)
    assert AuditEntry.objects.get(event="retention.warned").case_id == case.pk


def test_nothing_is_erased_that_was_not_warned_of_for_thirty_days(case: Case, night: User) -> None:
    assert not erased(case, night, NOW)
    warned(case, night, NOW)
    assert not erased(case, night, NOW + timedelta(days=29, hours=23))
    assert erased(case, night, NOW + timedelta(days=31))


def test_nor_before_its_last_day_is_over(case: Case, night: User) -> None:
    warned(case, night, datetime(2026, 4, 10, 3, 0, tzinfo=UTC))
    assert not erased(case, night, datetime(2026, 6, 1, 22, 59, tzinfo=UTC))
    assert erased(case, night, datetime(2026, 6, 1, 23, 1, tzinfo=UTC))  # in London it is 2 June


def test_nor_while_it_is_held_nor_right_after(case: Case, alice: User, night: User) -> None:
    warned(case, night, NOW)
    hold, later = held(case, alice, NOW + timedelta(days=1)), NOW + timedelta(days=400)
    assert not erased(case, night, later)
    with seen(alice, later):
        actions.end_hold(hold=hold, by=alice, at=later)
    assert not erased(case, night, later + timedelta(days=1))
    warned(case, night, later + timedelta(days=1))
    assert erased(case, night, later + timedelta(days=32))


def test_nor_what_was_opened_again_and_closed_again(case: Case, alice: User, night: User) -> None:
    warned(case, night, NOW)
    later = NOW + timedelta(days=1)
    with seen(alice, later):
        reopen_case(case=case, reason="They came back.", by=alice, at=later)
    assert not erased(case, night, NOW + timedelta(days=40))
    with seen(alice, later):
        close_case(case=case, outcome="safe_housing", reason="", by=alice, at=later)
    assert not erased(case, night, NOW + timedelta(days=40))
    assert kept(case, later).until == date(2033, 6, 6)


def test_a_manager_and_the_key_worker_see_what_is_warned_of(case: Case, alice: User, night: User) -> None:
    warned(case, night, NOW)
    manager, charlie = beside(alice, Role.SERVICE_MANAGER, "Mona"), a_worker(name="Charlie")
    for user, number in ((alice, 1), (manager, 1), (charlie, 0)):
        with seen(user):
            assert len(retention.warned_of(eyes_of(user), {user.pk}, NOW)) == number


def test_the_lead_of_the_area_sees_references_and_days(case: Case, alice: User, night: User) -> None:
    warned(case, night, NOW)
    lead, other = (
        a_worker(Role.PARTNERSHIP_LEAD, agency)
        for agency in (case.partnership.host, a_case(a_navigator("Charlie")).partnership.host)
    )
    with seen(lead):
        assert [row.case.reference for row in retention.to_be_erased(eyes_of(lead), NOW)] == [case.reference]
    with seen(other):
        assert retention.to_be_erased(eyes_of(other), NOW) == []


def test_of_a_partner_nobody_keeps_the_area_while_its_host_does(case: Case, alice: User, night: User) -> None:
    warned(case, night, NOW)
    of_partner = beside(alice, Role.ADMINISTRATOR, "Ada")
    host_has_none = retention.to_be_erased_of(eyes_of(of_partner), case.pk, NOW)
    assert host_has_none is not None
    assert host_has_none.case == case
    lead = a_worker(Role.PARTNERSHIP_LEAD, case.partnership.host)
    assert retention.to_be_erased_of(eyes_of(of_partner), case.pk, NOW) is None
    assert retention.to_be_erased(eyes_of(of_partner), NOW) == []
    assert retention.to_be_erased_of(eyes_of(lead), case.pk, NOW) is not None
