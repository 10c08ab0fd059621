"""A worker with a conflict of interest finds nothing of the case, whatever opens it to them."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people import glass as reads
from alongside.rooms.people import lookalike, queries
from alongside.rooms.people.actions import (
    end_grant,
    give_grant,
    let_back_in,
    raise_match,
    shut_out,
    write_note,
)
from alongside.rooms.people.models import Case, CaseGrant
from alongside.rooms.people.policies import check_not_shut_out
from alongside.rooms.people.tests.conftest import LATER
from alongside.rooms.people.tests.factories import a_case, every_grant
from alongside.rooms.people.tests.working import beside, seen, send
from alongside.rooms.people.words import Basis, EndedWhy

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]
WHY = "He is her neighbour."


@pytest.fixture
def bob(alice: User) -> User:
    return beside(alice)


def tables_with_rows(user: User) -> list[str]:
    """By raw SQL, of everything that is about a person."""
    models = [model for model in apps.get_models() if issubclass(model, Guarded)] + [CaseGrant]
    with viewing.seen_by(eyes_of(user), at=LATER), connection.cursor() as cursor:
        found = []
        for model in models:
            cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
            if cursor.fetchone()[0]:
                found.append(model._meta.label)
    return found


def test_both_walls_close_and_open_again(browser: Browser, case: Case, alice: User, bob: User) -> None:
    write_note(case=case, section=Section.SUPPORT, text="Canary", by=alice, at=NOW)
    home = reverse("case_home:home", args=[case.pk])
    assert browser(bob).get(home).status_code == 200
    with seen(alice):
        row = shut_out(case=case, user=bob, reason=WHY, by=alice, at=LATER)
    assert tables_with_rows(bob) == []
    with seen(bob):
        assert Case.objects.count() == 0
    gone, never = browser(bob).get(home), browser(bob).get("/cases/00000000-0000-4000-8000-000000000000/")
    assert (gone.status_code, gone.content) == (404, never.content)
    with seen(alice):
        let_back_in(shut_out=row, by=alice, at=LATER)
    assert browser(bob).get(home).status_code == 200


def test_no_other_case_is_closed_by_it(case: Case, alice: User, bob: User) -> None:
    a_case(alice, name="Ife")
    with seen(alice):
        shut_out(case=case, user=bob, reason=WHY, by=alice, at=LATER)
    with seen(bob):
        assert Case.objects.count() == 1


def test_an_emergency_does_not_pass_it(case: Case, alice: User, bob: User) -> None:
    with seen(alice):
        shut_out(case=case, user=bob, reason=WHY, by=alice, at=LATER)
    assert reads.by_reference(eyes_of(bob), case.reference, LATER) is None


def test_nobody_is_left_without_a_worker(case: Case, alice: User, bob: User) -> None:
    with seen(bob), pytest.raises(Refused, match="Hand the case over first"):
        shut_out(case=case, user=alice, reason=WHY, by=bob, at=LATER)
    with seen(bob), pytest.raises(Refused, match="Somebody else"):
        shut_out(case=case, user=bob, reason=WHY, by=bob, at=LATER)


def test_what_services_tell_goes_to_others(case: Case, alice: User, bob: User) -> None:
    later = a_case(alice, name="Ife")
    raise_match(case=later, earlier=case, talk_to=bob, by=alice, at=NOW)
    with seen(alice):
        shut_out(case=case, user=bob, reason=WHY, by=alice, at=LATER)
        assert [ask.talk_to for ask in lookalike.asked_of([bob.pk], LATER)] == []
        assert [ask.talk_to for ask in lookalike.asked_of([alice.pk], LATER)] == [alice]
        assert bob not in queries.owner_colleagues(case)
        with pytest.raises(Refused, match="shut out"):
            check_not_shut_out(case, bob)


def test_the_page_keeps_who_why_and_until_when(browser: Browser, case: Case, alice: User, bob: User) -> None:
    answer = send(browser(alice), case, "shut-out", worker=str(bob.pk), reason=WHY)
    assert answer.status_code == 302
    page = browser(alice).get(f"/cases/{case.pk}/who-sees/").content.decode()
    assert WHY in page
    assert "Let them back in" in page
    with seen(alice):
        ((row, _),) = queries.shut_outs_of(case, LATER)
    send(browser(alice), case, f"shut-out/{row.pk}/end")
    assert "Let them back in" not in browser(alice).get(f"/cases/{case.pk}/who-sees/").content.decode()


def test_a_grant_is_ended_with_a_reason_and_the_owners_never(
    browser: Browser, case: Case, alice: User
) -> None:
    nurse = a_worker(Role.NURSE, an_agency())
    agency = nurse.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.HEALTH], basis=Basis.CONFERENCE, by=alice, at=NOW)
    meeting, owner = sorted(every_grant(), key=lambda row: row.basis)
    assert send(browser(alice), case, f"who-sees/{meeting.pk}/end", why="not_needed").status_code == 302
    with seen(nurse):
        assert Case.objects.count() == 0
    with seen(alice), pytest.raises(Refused):
        end_grant(grant=owner, why=EndedWhy.NOT_NEEDED, by=alice, at=LATER)
    page = browser(alice).get(f"/cases/{case.pk}/who-sees/").content.decode()
    assert "Who saw it before" in page
