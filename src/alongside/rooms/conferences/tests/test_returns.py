"""Written before the meeting: how each thing is known, who may read it, what stood before, what does not agree."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions, queries
from alongside.rooms.conferences.actions.returns import ReturnedMeanwhile, Statement
from alongside.rooms.conferences.models import Conference, Contradiction, WrittenReturn
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    an_action,
    minute_everything,
)
from alongside.rooms.conferences.tests.paper import filled_in
from alongside.rooms.conferences.words import ReturnKind, Told
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
Browser = Callable[[User | None], Client]
KNOWN: dict[str, str] = {"kind": "knows", "section": "health:2", "said_by": "person"}


def convened(seated: Table) -> Conference:
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        return a_conference(seated)


def write(client: Client, conference: Conference, **typed: str) -> Any:
    page = reverse("conferences:returns", args=[conference.pk])
    return client.post(page, filled_in(client.get(page).content.decode()) | KNOWN | typed)


def test_a_worker_writes_and_it_stands_at_its_item_for_those_who_may_read_it(
    seated: Table, browser: Browser
) -> None:
    conference = convened(seated)
    nora = browser(seated.nurse)
    assert write(nora, conference, text="Asthma since childhood.", happened_year="2015").status_code == 302
    sheet = browser(seated.alice).get(reverse("conferences:meeting", args=[conference.pk])).content.decode()
    item = sheet.partition('id="item-2"')[2].partition('id="item-3"')[0]
    assert "Asthma since childhood." in item
    assert "The person said so, about 2015" in item
    assert "Nora" in item
    page = reverse("conferences:returns", args=[conference.pk])
    assert "Asthma" in browser(seated.social_worker).get(page).content.decode()
    assert "Asthma" not in browser(seated.police).get(page).content.decode()


def test_each_thing_says_how_it_is_known(seated: Table, browser: Browser) -> None:
    conference, nora = convened(seated), browser(seated.nurse)
    for wrong, why in (
        ({"said_by": ""}, "Say how you know it"),
        ({"said_by": "agency"}, "Name the agency that told you"),
        ({"section": "justice"}, "Choose one of the answers"),
        ({"section": "whereabouts:4"}, "Choose one of the answers"),
    ):
        assert why in write(nora, conference, text="Something.", **wrong).content.decode()
    assert write(nora, conference, text="A bed on Monday.", kind="offers", said_by="").status_code == 302
    with viewing.seen_by(eyes_of(seated.nurse), at=NOW):
        row = WrittenReturn.objects.get()
    assert (row.kind, row.said_by, row.item, row.section) == ("offers", "", 2, "health")


def sent(
    table: Table, user: User, text: str, section: Section = Section.HEALTH, **more: Any
) -> WrittenReturn:
    invitation = Conference.objects.get().invitations.get(user=user)
    told = Statement(text=text, kind=ReturnKind.KNOWS, said_by=Told.SEEN, **more)
    return actions.send_return(
        invitation=invitation, section=section, item=2, statement=told, by=user, at=NOW
    )


def test_a_correction_keeps_what_stood_until_the_minutes_close(table: Table) -> None:
    conference = a_conference(table)
    first = sent(table, table.nurse, "Asthma.")
    change: dict[str, Any] = {"standing": first, "version": 1, "by": table.nurse, "at": NOW}
    actions.correct_return(statement=Statement(text="No asthma: bronchitis."), **change)
    with pytest.raises(ReturnedMeanwhile):
        actions.correct_return(statement=Statement(text="Something else."), **change)
    (found,) = queries.returns_of(conference)
    assert [row.text for row in (*found.before, found.standing)] == ["Asthma.", "No asthma: bronchitis."]
    actions.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=TOMORROW)
    minute_everything(conference, table.alice, TOMORROW)
    an_action(conference, table.alice)
    actions.close_conference(conference=conference, by=table.alice, at=TOMORROW)
    first.invitation.conference.refresh_from_db()
    with pytest.raises(Refused, match="nothing in writing any more"):
        actions.correct_return(statement=Statement(text="Late."), **change | {"version": 2})


def test_two_that_do_not_agree_stand_side_by_side_for_whoever_may_read_both(
    seated: Table, browser: Browser
) -> None:
    conference = convened(seated)
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        one, other = (
            sent(seated, seated.nurse, "He has a room."),
            sent(seated, seated.social_worker, "He has none."),
        )
        third = sent(seated, seated.police, "A report.", Section.JUSTICE)
    page = reverse("conferences:returns", args=[conference.pk])
    client = browser(seated.alice)
    form = filled_in(client.get(page).content.decode())["form_key"]
    mark = reverse("conferences:disagree", args=[conference.pk])
    assert "Choose two" in client.post(mark, {"form_key": form, "which": [str(one.line)]}).content.decode()
    both = {"form_key": "2c1c1a3e-6a53-4a57-9a6e-000000000008", "which": [str(one.line), str(other.line)]}
    assert client.post(mark, both).status_code == 302
    shown = client.get(page).content.decode()
    beside = shown.partition("These two do not agree.")[2].partition("They agree after all")[0]
    assert "He has a room." in beside
    assert "He has none." in beside
    sheet = client.get(reverse("conferences:meeting", args=[conference.pk])).content.decode()
    assert "These two do not agree." in sheet
    assert "do not agree." not in browser(seated.police).get(page).content.decode()
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        (row,) = Contradiction.objects.all()
        with pytest.raises(Refused, match="two different things"):
            actions.mark_contradiction(one=third, other=third, by=seated.alice, at=NOW)
        actions.settle_contradiction(contradiction=row, by=seated.alice, at=NOW)
    assert "These two do not agree." not in client.get(page).content.decode()
