"""Services that everybody may find: kept by the host, read by anybody, and never a house."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.models import Agency, User
from alongside.rooms.beds.actions import add_premises
from alongside.rooms.beds.actions.places import House, Whereabouts
from alongside.rooms.directory.models import Partnership, PublicService
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db
API = "/api/v1/services"


def at(name: str, *args: object) -> str:
    return reverse(f"run_partnership:{name}", args=args)


def a_form(**more: object) -> dict[str, object]:
    blank = dict.fromkeys(("eligibility", "area", "address", "hours", "phone", "email", "url"), "")
    told = {"name": "Law centre", "organisation": "Open Door", "description": "Advice"}
    return blank | told | {"form_key": str(uuid4())} | more


def test_added_changed_and_read_by_anybody(keeper: Client, area: Partnership) -> None:
    keeper.post(at("new_service", area.pk), a_form(phone="020 7946 0777", hours="Mondays, 10 to 4"))
    row = PublicService.objects.get()
    told = Client().get(API).json()
    assert (told["total_items"], told["contents"][0]["name"]) == (1, "Law centre")
    assert told["contents"][0]["phones"][0]["number"] == "020 7946 0777"
    keeper.post(at("change_service", area.pk, row.pk), a_form(name="Law shop", version=1))
    one = Client().get(f"{API}/{row.pk}").json()
    assert (one["name"], one["organization"]["name"]) == ("Law shop", "Open Door")
    assert "Somebody else saved" in keeper.post(at("change_service", area.pk, row.pk), a_form(version=1)).text


def test_what_was_taken_out_is_read_by_nobody(keeper: Client, area: Partnership) -> None:
    keeper.post(at("new_service", area.pk), a_form())
    row = PublicService.objects.get()
    keeper.post(at("end_service", area.pk, row.pk), {"form_key": str(uuid4())})
    assert Client().get(API).json()["empty"]
    assert Client().get(f"{API}/{row.pk}").status_code == 404
    assert Client().get(f"{API}/{row.pk}x").status_code == 422


def test_a_house_is_refused_in_a_sentence_that_does_not_say_which_word(
    keeper: Client, area: Partnership, hostel: Agency, ada: User
) -> None:
    add_premises(
        partnership=area, agency=hostel, house=House(name="Quay House"),
        where=Whereabouts(address="7 Quiet Street\nNorthbridge"), by=ada, at=NOW,
    )  # fmt: skip
    page = keeper.post(at("new_service", area.pk), a_form(description="Come to 7, Quiet Street."))
    assert "belongs to a house with beds" in page.text
    assert not PublicService.objects.exists()


def test_who_does_not_lead_the_area_does_not_keep_them(outsider: Client, area: Partnership) -> None:
    assert outsider.get(at("services", area.pk)).status_code == 404
    assert outsider.post(at("new_service", area.pk), a_form()).status_code == 404
