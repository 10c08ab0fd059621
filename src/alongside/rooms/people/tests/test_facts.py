"""A fact, an account of where it comes from, and what happens when two write it at once."""

from uuid import uuid4

import pytest

from alongside.rooms.people.models import (
    Fact,
    Name,
)
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.tests.working import Browser, beside, seen, send

pytestmark = pytest.mark.django_db


def test_an_answer_is_kept_with_its_source_and_a_correction_keeps_the_old_one(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "facts/allergies", answer="Nuts", said_by="person")
    with seen(alice):
        first = Fact.objects.get()
    send(client, case, "facts/allergies", answer="Peanuts", seen=str(first.pk), reason="Asked again")
    page = client.get(f"/cases/{case.pk}/facts/allergies/").content.decode()
    assert page.index("Peanuts") < page.index("Corrected since")
    assert "Asked again" in page
    with seen(alice):
        assert Fact.objects.get(replaced_by__isnull=True).answer == "Peanuts"


def test_a_question_without_an_answer_says_why(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    assert send(client, case, "facts/nationality", without="not_safe_to_ask").status_code == 302
    assert "Not safe to ask" in client.get(f"/cases/{case.pk}/facts/").content.decode()
    both = send(client, case, "facts/allergies", without="not_asked", answer="Nuts")
    assert "Keep one" in both.content.decode()


def test_a_part_of_a_date_is_kept_as_exactly_as_it_was_told(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "facts/date_of_birth", answer_month="3", answer_year="1999")
    with seen(alice):
        assert Fact.objects.get().answer == "1999-03"
    assert "about March 1999" in client.get(f"/cases/{case.pk}/facts/").content.decode()


def test_a_stale_answer_shows_both_texts_and_can_be_saved_again(browser: Browser) -> None:
    alice = a_navigator()
    bob = beside(alice)
    case, hers, his = a_case(alice), browser(alice), browser(bob)
    send(hers, case, "facts/allergies", answer="Nuts", seen="")
    both = send(his, case, "facts/allergies", answer="Milk", seen="", form_key=str(uuid4()))
    page = both.content.decode()
    assert both.status_code == 409
    assert page.count("Milk") >= 2
    assert "Nuts" in page
    with seen(alice):
        standing = Fact.objects.get()
    assert f'value="{standing.pk}"' in page
    send(his, case, "facts/allergies", answer="Nuts and milk", seen=str(standing.pk))
    with seen(alice):
        assert Fact.objects.get(replaced_by__isnull=True).answer == "Nuts and milk"


def test_a_name_is_corrected_and_the_old_one_stays(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice, name="Sool"), browser(alice)
    with seen(alice):
        old = Name.objects.get()
    send(client, case, "name", text="Sol", seen=str(old.pk))
    stale = send(client, case, "name", text="Soul", seen=str(old.pk))
    assert stale.status_code == 409
    assert "Soul" in stale.content.decode()
    page = client.get(f"/cases/{case.pk}/name/").content.decode()
    assert "Sool" in page
    assert "Corrected since" in page


def test_a_wrong_other_name_is_corrected_and_a_stale_correction_shows_both(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    send(client, case, "name/other", kind="also_known_as", text="Maira")
    with seen(alice):
        (wrong,) = [name for name in Name.objects.all() if name.text == "Maira"]
    correct = f"/cases/{case.pk}/name/{wrong.pk}/"
    assert correct in client.get(f"/cases/{case.pk}/name/").content.decode()
    assert "Correct a name: also known as" in client.get(correct).content.decode()
    assert send(client, case, f"name/{wrong.pk}", text="Maria", seen=str(wrong.pk)).status_code == 302
    stale = send(client, case, f"name/{wrong.pk}", text="Mariam", seen=str(wrong.pk))
    assert stale.status_code == 409
    assert stale.content.decode().count("Mariam") >= 2
    assert ">Maria<" in stale.content.decode()
    with seen(alice):
        standing = Name.objects.get(kind="also_known_as", replaced_by__isnull=True)
    assert (standing.text, standing.kind) == ("Maria", Name.ALSO)
    page = client.get(f"/cases/{case.pk}/name/").content.decode()
    assert "Corrected since" in page
    assert "Maira" in page
    assert correct not in page


def test_the_chosen_name_is_not_corrected_as_another_one(browser: Browser) -> None:
    alice = a_navigator()
    case, client = a_case(alice), browser(alice)
    with seen(alice):
        chosen = Name.objects.get()
    assert client.get(f"/cases/{case.pk}/name/{chosen.pk}/").status_code == 404
