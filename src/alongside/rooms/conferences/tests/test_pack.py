"""The pack before a meeting: what a reader may see, their own words first, nothing of where they sleep."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.returns import Statement
from alongside.rooms.conferences.models import Conference, WrittenReturn
from alongside.rooms.conferences.tests.factories import Table, a_conference, an_action
from alongside.rooms.conferences.tests.paper import words_of
from alongside.rooms.conferences.words import ReturnKind, Told
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions.facts import Answer, answer_question
from alongside.rooms.people.questions import Known, SaidBy

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]
FACTS = {
    "goals": "To see the sea.",
    "allergies": "Peanuts",
    "where_staying": "The house with the blue door",
    "what_happened": "All that they told",
    "nationality": "Not asked by us",
}
QUERIES = 27


@pytest.fixture
def conference(seated: Table) -> Conference:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        row = a_conference(seated)
        for question, text in FACTS.items():
            answer = Answer(known=Known.TOLD, text=text, said_by=SaidBy.PERSON)
            answer_question(
                case=seated.case, question=question, answer=answer, seen=None, by=seated.alice, at=NOW
            )
        an_action(row, seated.alice)
        one, other = (_written(row, seated, text) for text in ("Sleeps well.", "Does not sleep."))
        actions.mark_contradiction(one=one, other=other, by=seated.alice, at=NOW)
    return row


def _written(row: Conference, table: Table, text: str) -> WrittenReturn:
    told = Statement(text=text, kind=ReturnKind.KNOWS, said_by=Told.SEEN)
    return actions.send_return(
        invitation=row.invitations.get(user=table.nurse), section=Section.HEALTH, item=2, statement=told,
        by=table.nurse, at=NOW,
    )  # fmt: skip


def address(conference: Conference, name: str = "pack") -> str:
    return reverse(f"conferences:{name}", args=[conference.pk])


def test_their_own_words_stand_first_and_the_rest_as_each_reader_may_see_it(
    seated: Table, browser: Browser, conference: Conference
) -> None:
    pages = {
        user: browser(user).get(address(conference)).text
        for user in (seated.alice, seated.nurse, seated.police)
    }
    for user, page in pages.items():
        assert f"This copy is for {user.full_name}" in page
        assert (
            page.index("What the person wants") < page.index("What is known") < page.index("Written before")
        )
        assert "All that they told" not in page
    assert "To see the sea." in pages[seated.alice]
    assert ["Peanuts" in pages[user] for user in pages] == [True, True, False]
    assert ["Sleeps well." in pages[user] for user in pages] == [True, True, False]
    assert "Both stand until it is found out" in pages[seated.alice]
    assert "Both stand until it is found out" not in pages[seated.police]


def test_where_they_sleep_and_immigration_are_on_no_paper(
    seated: Table, browser: Browser, conference: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = browser(seated.alice)
    told = [
        alice.get(address(conference)).text,
        words_of(alice.get(address(conference, "pack_word")).content),
    ]
    for words in told:
        assert "Peanuts" in words
        assert "blue door" not in words
        assert "Not asked by us" not in words
    monkeypatch.setattr("alongside.rooms.conferences.views.pack.hears_of_immigration", lambda *_: True)
    named = alice.get(address(conference)).text
    assert ("Not asked by us" in named, "blue door" in named) == (True, False)


def test_it_is_taken_away_under_a_neutral_name_and_kept_in_the_trail(
    seated: Table, browser: Browser, conference: Conference
) -> None:
    answer = browser(seated.nurse).get(address(conference, "pack_pdf"))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="meeting.pdf"'
    kept = AuditEntry.objects.filter(event="case.downloaded", case_id=conference.case_id)
    assert [entry.codes["view"] for entry in kept] == ["conferences:pack_pdf"]


def test_the_number_of_questions_is_known(
    seated: Table, browser: Browser, conference: Conference, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alice = browser(seated.alice)
    alice.get(address(conference))
    with django_assert_num_queries(QUERIES):
        alice.get(address(conference))
