"""The administrator reads the trail of their areas; the team of a case reads who looked at it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.audit.record import record
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Basis
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TRAIL = "/audit/"


@pytest.fixture(autouse=True)
def _later() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User) -> Case:
    return a_case(alice)


@pytest.fixture
def ada(alice: User) -> User:
    return a_worker(Role.ADMINISTRATOR, alice.memberships.get().agency, name="Ada")


def text_of(user: User, address: str) -> str:
    answer = signed_in(user).get(address)
    assert answer.status_code == 200
    return answer.text


def who_looked(case: Case) -> str:
    return reverse("audit_trail:who_looked", args=[case.pk])


def a_nurse_with_a_grant(case: Case, alice: User) -> User:
    nurse = a_worker(Role.NURSE, an_agency("Harbour Clinic"), name="Nia")
    agency = nurse.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.HEALTH], basis=Basis.CONSENT, by=alice, at=NOW)
    return nurse


def test_the_administrator_reads_what_was_done_and_nothing_of_the_person(
    ada: User, alice: User, case: Case
) -> None:
    text_of(alice, f"/cases/{case.pk}/notes/")
    told = text_of(ada, TRAIL)
    assert "Looked at a case" in told
    assert f"Case {case.reference}. Notes" in told
    assert "Opened a case" in told
    assert "Alice" in told
    assert "Sol" not in told
    assert str(case.pk) not in told


def test_only_who_keeps_the_trail_reads_it(alice: User, ada: User) -> None:
    assert signed_in(alice).get(TRAIL).status_code == 403
    assert "Audit trail" in text_of(ada, "/")


def test_another_area_is_not_in_it(ada: User) -> None:
    charlie = a_navigator("Charlie")
    elsewhere = a_case(charlie, name="Blue")
    text_of(charlie, f"/cases/{elsewhere.pk}/")
    told = text_of(ada, TRAIL)
    assert "Charlie" not in told
    assert elsewhere.reference not in told
    assert "Nothing like that happened" in text_of(ada, f"{TRAIL}?reference={elsewhere.reference}")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("who=alic", True),
        ("who=zelda", False),
        ("event=case.viewed", True),
        ("event=case.closed", False),
        ("first_day=5&first_month=6&first_year=2026", True),
        ("first_day=6&first_month=6&first_year=2026", False),
        ("last_day=4&last_month=6&last_year=2026", False),
        ("reference=nonsense", False),
    ],
)
def test_each_filter_narrows(ada: User, alice: User, case: Case, filters: str, found: bool) -> None:
    text_of(alice, f"/cases/{case.pk}/notes/")
    assert (f"Case {case.reference}. Notes" in text_of(ada, f"{TRAIL}?{filters}")) is found


def test_the_reference_is_found_however_it_was_typed(ada: User, alice: User, case: Case) -> None:
    text_of(alice, f"/cases/{case.pk}/notes/")
    typed = case.reference.lower().replace("-", " ")
    assert "Looked at a case" in text_of(ada, f"{TRAIL}?reference={typed}")


def test_days_the_wrong_way_round_are_said(ada: User) -> None:
    days = "first_day=6&first_month=6&first_year=2026&last_day=5&last_month=6&last_year=2026"
    assert "The last day lies before the first" in text_of(ada, f"{TRAIL}?{days}")


def test_pages_do_not_shift_when_something_new_happens(ada: User, alice: User) -> None:
    for number in range(60):
        record("fact.recorded", by=alice, at=NOW, number=number)
    told = text_of(ada, f"{TRAIL}?event=fact.recorded")
    assert "number: 59" in told
    assert "number: 9<" not in told
    oldest = AuditEntry.objects.get(codes={"number": 10}).pk
    assert f"before={oldest}" in told
    record("fact.recorded", by=alice, at=NOW, number=60)
    earlier = text_of(ada, f"{TRAIL}?event=fact.recorded&before={oldest}")
    assert "number: 9<" in earlier
    assert "number: 10<" not in earlier
    assert "Newest" in earlier


def test_looking_at_the_trail_is_in_the_trail(ada: User, case: Case) -> None:
    text_of(ada, TRAIL)
    assert AuditEntry.objects.filter(event="list.viewed", by=ada.pk, codes__view="audit_trail:trail").exists()


def test_the_team_sees_who_looked_as_what_at_which_part_on_what_basis(alice: User, case: Case) -> None:
    nurse, charlie = a_nurse_with_a_grant(case, alice), a_navigator("Charlie")
    text_of(nurse, f"/cases/{case.pk}/notes/")
    assert signed_in(charlie).get(f"/cases/{case.pk}/facts/").status_code == 404
    told = text_of(alice, who_looked(case))
    assert "Nia, Nurse at Harbour Clinic" in told
    assert "On what basis: the person agreed" in told
    assert "Facts. Not theirs to know of, or not there" in told
    assert "was refused" in told
    assert "Who looked" in text_of(alice, f"/cases/{case.pk}/")


def test_whoever_left_is_still_named_with_the_seat_of_then(alice: User, case: Case) -> None:
    nurse = a_nurse_with_a_grant(case, alice)
    text_of(nurse, f"/cases/{case.pk}/notes/")
    nurse.memberships.update(until_day=NOW.date())
    with time_machine.travel(LATER + timedelta(days=30), tick=False):
        assert "Nia, Nurse at Harbour Clinic" in text_of(alice, who_looked(case))


def test_others_around_the_person_and_strangers_are_not_told(alice: User, case: Case) -> None:
    nurse = a_nurse_with_a_grant(case, alice)
    assert signed_in(nurse).get(who_looked(case)).status_code == 409
    assert "Who looked" not in text_of(nurse, f"/cases/{case.pk}/")
    assert signed_in(a_navigator("Charlie")).get(who_looked(case)).status_code == 404


def test_it_costs_the_same_however_many_looked(
    alice: User, case: Case, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        other = a_worker(agency=alice.memberships.get().agency, team=alice.memberships.get().team)
        record("case.viewed", by=other, at=NOW, case_id=case.pk, view="people:notes", number=number)
    client = signed_in(alice)
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(who_looked(case))
