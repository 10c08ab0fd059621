"""Before a yes it is said plainly where a referral goes, and written down that it was said."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.choices.queries import choice_of
from alongside.rooms.choices.tests.factories import LATER, a_session
from alongside.rooms.directory.tests.factories import eyes_of
from alongside.rooms.people.models import Case

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]

AT_15 = {"day": "5", "month": "6", "year": "2026", "time": "15:30"}


def at(field: str) -> dict[str, str]:
    return {f"{field}_{part}": value for part, value in AT_15.items()}


def page(name: str, case: Case, **more: UUID) -> str:
    return reverse(f"choices:{name}", kwargs={"case_id": case.pk, **more})


def test_that_the_home_office_was_named_is_written_down_with_the_answer(
    browser: Browser, alice: User, case: Case, key: str
) -> None:
    before = browser(alice).get(page("answer", case)).content.decode()
    assert "goes to the Home Office" in before
    assert "not written down yet that they heard this" in before
    with viewing.seen_by(eyes_of(alice), at=LATER):
        a_session(case, alice)
    sent = {**at("given"), "form_key": key, "said": "yes", "home_office": "on"}
    assert browser(alice).post(page("answer", case), sent).status_code == 302
    with viewing.seen_by(eyes_of(alice), at=LATER):
        assert choice_of(case).home_office_told
        assert choice_of(case).counts
    assert "not written down yet" not in browser(alice).get(page("answer", case)).content.decode()
