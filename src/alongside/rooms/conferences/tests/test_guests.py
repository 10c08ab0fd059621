"""The way in of a guest: a link, a code, a session, and nothing after the end."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    an_action,
    minute_everything,
)
from alongside.rooms.conferences.tests.visiting import GIA, Visit
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions import (
    close_case,
    end_grants_but_the_owners,
    erase_again,
    reopen_case,
)
from alongside.rooms.people.tests.factories import every_grant

pytestmark = pytest.mark.django_db


def events() -> list[str]:
    found = AuditEntry.objects.filter(event__startswith="guest.").order_by("pk")
    return list(found.values_list("event", flat=True))


def words_of(letter: str) -> set[str]:
    """Whole words, since three letters of a name may stand in a random link by chance."""
    return set(re.findall(r"\w+", letter))


def test_the_letter_is_neutral_and_has_both_links(visit: Visit) -> None:
    letter = next(letter for letter in mail.outbox if letter.to == [GIA])
    text = letter.message().as_string()
    assert letter.subject == f"Meeting {visit.table.case.reference}"
    assert "/reply/" in letter.body
    assert "surgery:" not in text
    for name in ("Sol", "Gia", "Alice", "slavery", "health"):
        assert name not in words_of(text)
    visit.spend()
    code = mail.outbox[-1]
    assert code.subject == f"Meeting {visit.table.case.reference}"
    assert "guest/" not in code.message().as_string()
    for name in ("Sol", "Gia", "Alice", "slavery"):
        assert name not in words_of(code.message().as_string())


def test_opening_the_link_does_nothing_and_names_nobody(visit: Visit) -> None:
    before = AuditEntry.objects.count()
    for _ in range(3):
        page = Client().get(visit.link()).content.decode()
    visit.deliver()
    assert "We will send a code to your e-mail" in page
    for name in ("Sol", "Gia", "surgery", visit.table.case.reference):
        assert name not in page
    assert visit.codes() == []
    assert AuditEntry.objects.count() == before


def test_a_link_is_good_for_one_code(visit: Visit) -> None:
    link = visit.link()
    first, second = visit.spend(link), visit.spend(link)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert len(visit.codes()) == 1
    assert events() == ["guest.link_made", "guest.link_spent", "guest.code_made", "guest.link_refused"]


def test_a_code_is_good_for_one_use(visit: Visit) -> None:
    visit.spend()
    pending = visit.screen.session["guest_entry"]
    code = visit.codes()[-1]
    visit.enter(code)
    thief = Client()
    session = thief.session
    session["guest_entry"] = pending
    session.save()
    assert visit.enter(code, thief).status_code == 200
    assert visit.is_outside(thief)


def test_five_wrong_codes_spoil_the_right_one(visit: Visit) -> None:
    visit.spend()
    right = visit.codes()[-1]
    wrong = [f"{number:06d}" for number in range(6) if f"{number:06d}" != right][:5]
    assert {visit.enter(code).status_code for code in wrong} == {200}
    answer = visit.enter(right)
    assert answer.status_code == 200
    assert "not right, or it is too old" in answer.content.decode()
    assert visit.is_outside()


def test_a_code_is_good_for_ten_minutes(visit: Visit, clock: time_machine.Traveller) -> None:
    visit.spend()
    clock.move_to(NOW + timedelta(minutes=10))
    assert visit.enter(visit.codes()[-1]).status_code == 200
    assert visit.is_outside()


def test_a_forwarded_link_without_the_mailbox_opens_nothing(visit: Visit) -> None:
    other = Client()
    visit.spend(screen=other)
    assert all(letter.to in ([GIA], [visit.table.nurse.email]) for letter in mail.outbox)
    assert visit.enter("000000" if visit.codes()[-1] != "000000" else "111111", other).status_code == 200
    assert visit.is_outside(other)
    assert visit.enter(visit.codes()[-1]).status_code == 200  # the code belongs to the browser that asked


def test_a_new_link_goes_to_the_same_mailbox_three_times_an_hour(visit: Visit) -> None:
    link = visit.link()
    visit.spend(link)
    before = len(mail.outbox)
    for _ in range(5):
        assert visit.send(f"{link}again/")["Location"] == reverse("conferences:guest_asked")
    visit.deliver()
    assert [letter.to for letter in mail.outbox[before:]] == [[GIA]] * 3
    assert visit.link() != link
    visit.come_in()
    assert "Sol" in visit.seen()


def test_a_dead_link_answers_like_a_living_one(visit: Visit) -> None:
    link, forged = visit.link(), reverse("conferences:guest_link", args=["nothing"])
    with viewing.seen_by(eyes_of(visit.table.alice), at=NOW):
        actions.withdraw_invitation(invitation=visit.invitation, by=visit.table.alice, at=NOW)
    pages = {plain(Client().get(address).content.decode(), address) for address in (link, forged)}
    assert len(pages) == 1
    for address, onward in ((link, "guest_code"), (forged, "guest_code")):
        answer = visit.spend(address)
        assert (answer.status_code, answer["Location"]) == (302, reverse(f"conferences:{onward}"))
        assert visit.send(f"{address}again/")["Location"] == reverse("conferences:guest_asked")
    visit.deliver()
    assert visit.codes() == []


def plain(page: str, address: str) -> str:
    return re.sub(r'value="[^"]+"', "", page.replace(address, ""))


def over(visit: Visit, clock: time_machine.Traveller) -> None:
    """Held and closed an hour after it began."""
    alice, conference = visit.table.alice, visit.conference
    clock.move_to(TOMORROW + timedelta(hours=1))
    with viewing.seen_by(eyes_of(alice), at=TOMORROW + timedelta(hours=1)):
        at = TOMORROW + timedelta(hours=1)
        actions.hold_conference(conference=conference, held_at=TOMORROW, by=alice, at=at)
        minute_everything(conference, alice, at)
        an_action(conference, alice)
        actions.close_conference(conference=conference, by=alice, at=at)


def test_what_ended_with_the_case_is_not_opened_by_closing_the_conference_of_it_later(
    visit: Visit, clock: time_machine.Traveller
) -> None:
    alice, case = visit.table.alice, visit.table.case
    with viewing.seen_by(eyes_of(alice), at=NOW):
        close_case(case=case, outcome="other", reason="", by=alice, at=NOW)
        end_grants_but_the_owners(case=case, why="case closed", by=alice, at=NOW)
        reopen_case(case=case, reason="They came back.", by=alice, at=NOW)
    over(visit, clock)
    later = TOMORROW + timedelta(hours=2)
    assert {grant.basis for grant in every_grant(later) if grant.ended_at is None} == {"owner"}


def test_72_hours_after_the_close_everything_is_dead(visit: Visit, clock: time_machine.Traveller) -> None:
    over(visit, clock)
    end = TOMORROW + timedelta(hours=73)
    clock.move_to(end - timedelta(minutes=5))
    link = visit.link()
    visit.come_in()
    assert "Notes 2" in visit.seen()
    visit.send(f"{link}again/")
    visit.deliver()
    second = visit.link()
    other = Client()
    visit.spend(second, other)
    late_code = visit.codes()[-1]
    clock.move_to(end)
    assert visit.is_outside()
    assert visit.enter(late_code, other).status_code == 200
    assert visit.is_outside(other)
    before = len(mail.outbox)
    visit.send(f"{second}again/")
    visit.spend(second)
    assert len(mail.outbox) == before


@pytest.mark.parametrize("how", ["withdrawn", "cancelled"])
def test_a_session_dies_with_the_invitation(visit: Visit, how: str) -> None:
    visit.come_in()
    alice = visit.table.alice
    with viewing.seen_by(eyes_of(alice), at=NOW):
        if how == "withdrawn":
            actions.withdraw_invitation(invitation=visit.invitation, by=alice, at=NOW)
        else:
            actions.cancel_conference(conference=visit.conference, why="Safe", by=alice, at=NOW)
    assert visit.is_outside()


def test_a_session_ends_after_two_hours_and_when_nothing_is_done(
    visit: Visit, clock: time_machine.Traveller
) -> None:
    visit.come_in()
    for minutes in range(14, 120, 14):
        clock.move_to(NOW + timedelta(minutes=minutes))
        assert "Sol" in visit.seen(), minutes
    clock.move_to(NOW + timedelta(minutes=120))
    assert visit.is_outside()
    visit.send(f"{visit.link()}again/")
    visit.deliver()
    visit.come_in()
    clock.move_to(NOW + timedelta(minutes=136))
    assert visit.is_outside()


@pytest.mark.parametrize("sections", [frozenset(), frozenset({Section.SUPPORT})])
def test_with_the_case_goes_the_name_of_a_guest(sections: frozenset[Section]) -> None:
    invited = Visit(Table(), sections)
    case, by = invited.table.case, service_account(name="Retention", by=None, at=NOW)
    with viewing.as_service(Service.RETENTION, at=NOW):
        erase_again(case_id=case.pk, by=by, at=NOW)
    invited.guest.refresh_from_db()
    assert invited.guest.full_name == "A guest"
