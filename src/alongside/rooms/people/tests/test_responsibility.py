"""A case changes hands, and a colleague stands in."""

from uuid import uuid4

import pytest

from alongside.rooms.people.models import (
    KeyWorker,
    LeaveCover,
)
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import Browser, beside, seen, send

pytestmark = pytest.mark.django_db


def test_a_colleague_takes_over_with_a_word(browser: Browser) -> None:
    alice = a_navigator()
    bob, outsider = beside(alice), a_navigator("Charlie")
    case, client = a_case(alice), browser(alice)
    assert "Choose" in send(client, case, "hand-over", to=str(outsider.pk)).content.decode()
    assert send(client, case, "hand-over", to=str(bob.pk), word="Likes tea.").status_code == 302
    with seen(alice):
        assert KeyWorker.objects.get(until__isnull=True).user == bob
    assert "Likes tea." in browser(bob).get("/").content.decode()


def test_leave_cover_is_arranged_among_colleagues_and_ended(browser: Browser) -> None:
    alice = a_navigator()
    bob = beside(alice)
    days = {
        f"{end}_{part}": v
        for end in ("from_day", "until_day")
        for part, v in zip(("day", "month", "year"), ("5", "6", "2026"), strict=True)
    }
    client, stranger = browser(alice), a_navigator("Charlie")
    given = {"form_key": str(uuid4()), "covered_by": str(stranger.pk), **days}
    assert "There is a problem" in client.post("/leave-cover/", given).content.decode()
    client.post("/leave-cover/", given | {"covered_by": str(bob.pk), "form_key": str(uuid4())})
    cover = LeaveCover.objects.get()
    assert (cover.away, cover.covered_by) == (alice, bob)
    ending = f"/leave-cover/{cover.pk}/end/"
    assert browser(stranger).post(ending, {"form_key": str(uuid4())}).status_code == 404
    client.post(ending, {"form_key": str(uuid4())})
    assert not LeaveCover.objects.exists()
