"""A new case looks like an earlier one: the asker learns whom to talk to, and nothing else."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import keyring
from alongside.rooms.directory.models import Partner, Partnership
from alongside.rooms.directory.tests.factories import NOW, TODAY, a_team, a_worker, an_agency, eyes_of
from alongside.rooms.people import lookalike
from alongside.rooms.people.actions import (
    answer_match,
    answer_question,
    arrange_cover,
    correct_chosen_name,
    hand_over,
    mark_opened_in_error,
)
from alongside.rooms.people.actions.facts import Answer
from alongside.rooms.people.models import Case, PossibleMatch
from alongside.rooms.people.questions import Known
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import MatchAnswer

pytestmark = pytest.mark.django_db


def a_neighbour(of: User, name: str = "Nadia") -> User:
    """A navigator of another agency in the same area: her team does not see the other's cases."""
    area = Partnership.objects.get(partners__agency=of.memberships.get().agency)
    agency = an_agency()
    Partner.objects.create(partnership=area, agency=agency)
    return a_worker(agency=agency, team=a_team(agency), name=name)


def matches() -> list[PossibleMatch]:
    with viewing.as_service(Service.LOOK_ALIKE, at=NOW):
        return list(PossibleMatch.objects.select_related("talk_to"))


def born(case: Case, on: str, by: User) -> None:
    answer = Answer(known=Known.TOLD, text=on)
    answer_question(case=case, question="date_of_birth", answer=answer, seen=None, by=by, at=NOW)


def test_a_second_area_is_never_looked_at() -> None:
    a_case(a_navigator(), name="Selam")
    a_case(a_navigator("Charlie"), name="Selam")
    assert matches() == []


def test_the_asker_learns_whom_to_talk_to_and_nothing_of_the_other_case() -> None:
    alice = a_navigator()
    nadia = a_neighbour(alice)
    earlier = a_case(alice, name="Selam Tesfay")
    later = a_case(nadia, name="Salam")
    (match,) = matches()
    assert (match.case_id, match.earlier_id, match.talk_to) == (later.pk, earlier.pk, alice)
    with viewing.seen_by(eyes_of(nadia), at=NOW):
        assert PossibleMatch.objects.count() == 1
        assert not Case.objects.filter(pk=earlier.pk).exists()
    evidence = AuditEntry.objects.filter(event="match.raised").values_list("case_id", flat=True)
    assert set(evidence) == {earlier.pk, later.pk}


def test_a_later_name_and_a_later_birth_are_compared_again() -> None:
    alice = a_navigator()
    nadia = a_neighbour(alice)
    earlier = a_case(alice, name="Yonas")
    later = a_case(nadia, name="Nobody")
    assert matches() == []
    with viewing.seen_by(eyes_of(nadia), at=NOW):
        correct_chosen_name(case=later, text="Jonas", by=nadia, at=NOW)
        assert matches() == []
    born(earlier, "1999", alice)
    with viewing.seen_by(eyes_of(nadia), at=NOW):
        born(later, "1999-03", nadia)
    assert len(matches()) == 1


def test_each_pair_is_raised_once_and_a_mistaken_case_never() -> None:
    alice = a_navigator()
    nadia = a_neighbour(alice)
    case = a_case(alice, name="Selam")
    with viewing.seen_by(eyes_of(alice), at=NOW):
        mark_opened_in_error(case=case, reason="Twice.", by=alice, at=NOW)
    later = a_case(nadia, name="Selam")
    assert matches() == []
    a_case(alice, name="Selam")
    with viewing.seen_by(eyes_of(nadia), at=NOW):
        correct_chosen_name(case=later, text="Selam", by=nadia, at=NOW)
    assert len(matches()) == 1


def test_only_the_one_who_was_asked_or_covers_answers_and_once() -> None:
    alice = a_navigator()
    seat = alice.memberships.get()
    bob, nadia = a_worker(agency=seat.agency, team=seat.team), a_neighbour(alice)
    a_case(alice, name="Selam")
    a_case(nadia, name="Selam")
    (match,) = matches()
    for stranger in (bob, nadia):
        with pytest.raises(Refused, match="who was asked"):
            answer_match(match_id=match.pk, answer=MatchAnswer.SAME, by=stranger, at=NOW)
    arrange_cover(away=alice, covered_by=bob, from_day=TODAY, until_day=TODAY, by=alice, at=NOW)
    assert [asked.match_id for asked in lookalike.asked_of([alice.pk], NOW)] == [match.pk]
    answer_match(match_id=match.pk, answer=MatchAnswer.CANNOT_SAY, by=bob, at=NOW)
    assert lookalike.asked_of([alice.pk], NOW) == []
    with pytest.raises(Refused, match="already"):
        answer_match(match_id=match.pk, answer=MatchAnswer.SAME, by=alice, at=NOW)


def left(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def asked_now(user: User) -> list[User]:
    return [asked.talk_to for asked in lookalike.asked_of([user.pk], NOW)]


def test_what_waits_for_somebody_who_has_left_waits_for_the_key_worker_of_today() -> None:
    alice = a_navigator()
    seat = alice.memberships.get()
    bob, nadia = a_worker(agency=seat.agency, team=seat.team), a_neighbour(alice)
    earlier = a_case(alice, name="Selam")
    later = a_case(nadia, name="Selam")
    assert asked_now(bob) == []
    with viewing.seen_by(eyes_of(bob), at=NOW):
        hand_over(case=earlier, to=bob, word="", by=bob, at=NOW)
    left(alice)
    assert asked_now(bob) == [bob]
    with viewing.seen_by(eyes_of(nadia), at=NOW):
        assert [user for _, user in lookalike.raised_by(later, NOW)] == [bob]


def test_without_a_key_worker_it_waits_for_the_team_and_its_manager_and_for_nobody_else() -> None:
    alice = a_navigator()
    seat = alice.memberships.get()
    bob, nadia = a_worker(agency=seat.agency, team=seat.team), a_neighbour(alice)
    mara = a_worker(Role.SERVICE_MANAGER, seat.agency, a_team(seat.agency, "Management"), "Mara")
    a_case(alice, name="Selam")
    later = a_case(nadia, name="Selam")
    left(alice)
    assert (asked_now(bob), asked_now(mara), asked_now(nadia)) == ([bob], [mara], [])
    with viewing.seen_by(eyes_of(nadia), at=NOW):
        ((match, user),) = lookalike.raised_by(later, NOW)
    assert user == mara
    with pytest.raises(Refused, match="who was asked"):
        answer_match(match_id=match.pk, answer=MatchAnswer.SAME, by=nadia, at=NOW)
    answer_match(match_id=match.pk, answer=MatchAnswer.NOT_THE_SAME, by=bob, at=NOW)
    assert asked_now(mara) == []


def test_the_page_of_the_asked_shows_whom_to_ring_and_nothing_of_the_new_case(
    browser: Callable[[User], Client],
) -> None:
    alice = a_navigator()
    nadia = a_neighbour(alice)
    a_case(alice, name="Selam")
    later = a_case(nadia, name="Salam Secret")
    (match,) = matches()
    address = f"/possible-match/{match.pk}/"
    told = browser(alice).get(address).content.decode()
    assert "Nadia" in told
    assert "Secret" not in told
    assert later.reference not in told
    assert browser(nadia).get(address).status_code == 404
    given = {"form_key": str(uuid4()), "answer": "same"}
    assert browser(alice).post(address, given).status_code == 302
    assert matches()[0].answer == "same"


def test_a_case_that_cannot_be_read_stands_in_nobodys_way() -> None:
    """As after a restore without its key: it looks like no other, and its pages still open."""
    alice = a_navigator()
    for _ in range(2):
        lost = a_case(alice, name="Marisol")
        born(lost, "2001-05-06", alice)
        keyring.destroy(lost.pk)
    born(a_case(alice, name="Marisol"), "2001-05-06", alice)
    assert matches() == []
    client = Client()
    client.force_login(alice)
    for page in ("facts", "facts/date_of_birth", "name"):
        assert client.get(f"/cases/{lost.pk}/{page}/").status_code == 200
