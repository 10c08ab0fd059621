"""The minutes as a file: cut to its reader like the page, marked, and kept in the trail as taken away."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.choices.tests.factories import a_consent, a_question
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.tests.factories import Table, a_conference, minute_everything
from alongside.rooms.conferences.tests.paper import words_of
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]


def test_each_reader_takes_away_what_is_open_to_them(seated: Table, browser: Browser) -> None:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = a_conference(seated)
        minute_everything(conference, seated.alice, NOW, but=[8])
    address = reverse("conferences:minutes_word", args=[conference.pk])
    told = {user: words_of(browser(user).get(address).content) for user in (seated.nurse, seated.police)}
    assert "Notes 2" in told[seated.nurse]
    assert "Notes 7" not in told[seated.nurse]
    assert "Notes 2" not in told[seated.police]
    assert "Notes 6" in told[seated.police]
    for user, words in told.items():
        assert user.full_name in words
        assert f"Closed to you. Ask {seated.alice.full_name}, " in words


def test_what_was_said_of_immigration_is_taken_away_only_where_a_consent_names_it(
    seated: Table, browser: Browser
) -> None:
    """The team of the case reads it on its page, and carries it out in no file."""
    agency = an_agency()
    Partner.objects.create(partnership=seated.case.partnership, agency=agency)
    adviser = a_worker(Role.IMMIGRATION_ADVISER, agency, name="Farah")
    papers = frozenset({Section.SUPPORT, Section.IMMIGRATION})
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        a_consent(seated.case, seated.alice, a_question(agency, Section.IMMIGRATION), at=NOW)
        conference = a_conference(seated, invitees=[Invitee(agency=agency, user=adviser, sections=papers)])
        minute_everything(conference, seated.alice, NOW)
        said = f"Notes {conference.items.get(section=Section.IMMIGRATION).number}"
    page, file = (
        reverse(f"conferences:{name}", args=[conference.pk]) for name in ("minutes", "minutes_word")
    )
    assert said in browser(seated.alice).get(page).content.decode()
    told = {user: words_of(browser(user).get(file).content) for user in (seated.alice, adviser)}
    assert [said in told[user] for user in (seated.alice, adviser)] == [False, True]
    assert ["Not in this file" in told[user] for user in (seated.alice, adviser)] == [True, False]
    assert "Closed to you" not in told[seated.alice]


def test_a_pdf_is_taken_away_under_a_neutral_name_and_kept_in_the_trail(
    seated: Table, browser: Browser
) -> None:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = a_conference(seated)
    answer = browser(seated.nurse).get(reverse("conferences:minutes_pdf", args=[conference.pk]))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    kept = AuditEntry.objects.filter(event="case.downloaded", case_id=conference.case_id)
    assert [entry.codes["view"] for entry in kept] == ["conferences:minutes_pdf"]
