"""Recording what was explained and what was answered, as a worker does it."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import EVERY_SECTION, Section
from alongside.foundations.accounts.models import User
from alongside.rooms.choices.actions import SessionFacts, correct_session
from alongside.rooms.choices.models import Advice, Answer, InformationSession
from alongside.rooms.choices.queries import choice_of, sessions_of
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.tests.factories import LATER, a_session, an_answer
from alongside.rooms.choices.words import REQUIRED, Point
from alongside.rooms.directory.tests.factories import NOW, a_worker, eyes_of
from alongside.rooms.people.actions import close_case, give_grant
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]

AT_15 = {"day": "5", "month": "6", "year": "2026", "time": "15:30"}
PAGES = ["new_session", "answer", "advice", "support"]


def at(field: str) -> dict[str, str]:
    return {f"{field}_{part}": value for part, value in AT_15.items()}


def page(name: str, case: Case, **more: UUID) -> str:
    return reverse(f"choices:{name}", kwargs={"case_id": case.pk, **more})


def overview(case: Case) -> str:
    return reverse("referrals:overview", kwargs={"case_id": case.pk})


def test_a_talk_and_its_answer_in_one_form_once(browser: Browser, alice: User, case: Case, key: str) -> None:
    sent = {
        **at("held"),
        "form_key": key,
        "language": "sq",
        "points": sorted(REQUIRED),
        "interpreter_need": "needed",
        "interpreter_present": "yes",
        "understanding": "They may say no.",
        "said": "yes",
    }
    for _ in range(2):
        response = browser(alice).post(page("new_session", case), sent)
        assert (response.status_code, response.headers["Location"]) == (302, overview(case))
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert (InformationSession.objects.count(), Answer.objects.count()) == (1, 1)
        assert choice_of(case).counts


@pytest.mark.parametrize("said", ["not_yet", "no"])
def test_not_yet_and_no_lead_to_the_support_there_is(
    browser: Browser, alice: User, case: Case, key: str, said: str
) -> None:
    sent = {
        **at("given"),
        "form_key": key,
        "said": said,
        "reasons": ["fears_authorities"],
        "own_words": "I wait.",
    }
    response = browser(alice).post(page("answer", case), sent, follow=True)
    assert response.redirect_chain[-1][0] == page("support", case)
    text = response.content.decode()
    assert "Support goes on" in text
    assert "08000 121 700" in text
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert Case.objects.get(pk=case.pk).state == "open"


def test_almost_nothing_is_required_of_a_talk(browser: Browser, alice: User, case: Case, key: str) -> None:
    response = browser(alice).post(page("new_session", case), {**at("held"), "form_key": key})
    assert response.status_code == 302


def test_a_refusal_keeps_what_was_typed_and_saves_nothing(
    browser: Browser, alice: User, case: Case, key: str
) -> None:
    with viewing.seen_by(eyes_of(alice), at=LATER):
        an_answer(case, alice, Said.NO)
    sent = {**at("held"), "form_key": key, "understanding": "Told back", "said": "yes"}
    response = browser(alice).post(page("new_session", case), sent)
    text = response.content.decode()
    assert response.status_code == 200
    assert "There is a later answer already" in text
    assert "Told back" in text
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert InformationSession.objects.count() == 0


def test_a_form_without_an_answer_says_what_to_choose(
    browser: Browser, alice: User, case: Case, key: str
) -> None:
    text = browser(alice).post(page("answer", case), {**at("given"), "form_key": key}).content.decode()
    assert "Error: Their answer" in text
    assert "Choose what they said" in text


def test_after_a_yes_the_form_offers_to_take_it_back(browser: Browser, alice: User, case: Case) -> None:
    before = browser(alice).get(page("answer", case)).content.decode()
    with viewing.seen_by(eyes_of(alice), at=LATER):
        an_answer(case, alice)
    after = browser(alice).get(page("answer", case)).content.decode()
    assert 'value="no"' in before
    assert 'value="withdrawn"' not in before
    assert 'value="withdrawn"' in after


def test_a_talk_is_corrected_from_what_was_written(
    browser: Browser, alice: User, case: Case, key: str
) -> None:
    with viewing.seen_by(eyes_of(alice), at=LATER):
        session = a_session(case, alice, need=None, understanding="First words")
    address = page("session", case, session_id=session.pk)
    assert "First words" in browser(alice).get(address).content.decode()
    sent = {**at("held"), "form_key": key, "points": sorted(REQUIRED), "interpreter_need": "not_needed"}
    assert browser(alice).post(address, sent).status_code == 302
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert (
            InformationSession.objects.filter(replaced_by__isnull=True).get().interpreter_need == "not_needed"
        )


def test_two_who_correct_one_talk_see_both_texts(browser: Browser, alice: User, case: Case, key: str) -> None:
    with viewing.seen_by(eyes_of(alice), at=LATER):
        session = a_session(case, alice, understanding="First words")
        facts = SessionFacts(understanding="Second words", points=frozenset({Point.HOME_OFFICE}))
        standing = correct_session(session=session, held_at=NOW, facts=facts, by=alice, at=LATER)
    address = page("session", case, session_id=session.pk)
    points = sorted(REQUIRED)
    sent = {**at("held"), "form_key": key, "seen": str(session.pk), "points": points}
    answer = browser(alice).post(address, sent | {"understanding": "Third words"})
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Second words" in told
    assert told.count("Third words") == 2
    assert told.count("checked") == len(points)
    again = sent | {"understanding": "Third words", "seen": str(standing.pk)}
    assert browser(alice).post(address, again).status_code == 302
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert [row.understanding for row in sessions_of(case)] == ["Third words"]


def test_advice_is_recorded(browser: Browser, alice: User, case: Case, key: str) -> None:
    agency = alice.memberships.get().agency
    sent = {**at("given"), "form_key": key, "kind": "legal", "agency": str(agency.pk)}
    assert browser(alice).post(page("advice", case), sent).status_code == 302
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert Advice.objects.get().agency == agency


def test_the_team_opens_every_page_and_for_charlie_none_exists(
    browser: Browser, alice: User, case: Case
) -> None:
    charlie = browser(a_navigator("Charlie"))
    nothing = charlie.get("/there/is/no/such/page/").content
    with viewing.seen_by(eyes_of(alice), at=LATER):
        session = a_session(case, alice)
    addresses = [page(name, case) for name in PAGES] + [page("session", case, session_id=session.pk)]
    for address in addresses:
        assert browser(alice).get(address).status_code == 200, address
        answer = charlie.get(address)
        assert (answer.status_code, answer.content) == (404, nothing), address


@pytest.mark.parametrize(
    ("sections", "status"),
    [(EVERY_SECTION, 409), (frozenset({Section.REFERRAL}), 404), (frozenset({Section.SUPPORT}), 404)],
)
def test_a_guest_who_may_only_read_does_not_record(
    browser: Browser, alice: User, case: Case, sections: frozenset[Section], status: int
) -> None:
    guest = a_worker(Role.SOCIAL_WORKER)
    agency = guest.memberships.get().agency
    give_grant(case=case, agency=agency, sections=sections, basis=Basis.CONFERENCE, by=alice, at=NOW)
    assert browser(guest).get(page("new_session", case)).status_code == status


def test_a_row_of_another_case_is_not_found_here(browser: Browser, alice: User, case: Case) -> None:
    other = a_case(alice, name="Noor")
    with viewing.seen_by(eyes_of(alice), at=LATER):
        session = a_session(other, alice)
    assert browser(alice).get(page("session", case, session_id=session.pk)).status_code == 404
    assert browser(alice).get(page("session", case, session_id=uuid4())).status_code == 404


def test_a_closed_case_says_why_nothing_is_recorded(browser: Browser, alice: User, case: Case) -> None:
    with viewing.seen_by(eyes_of(alice), at=LATER):
        close_case(case=case, outcome="moved", reason="", by=alice, at=LATER)
    response = browser(alice).get(page("answer", case))
    assert response.status_code == 409
    assert "This case is not open" in response.content.decode()
