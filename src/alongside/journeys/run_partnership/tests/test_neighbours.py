"""Other deployments: nothing goes there or comes from there before two people have compared who they are."""

from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.parcels.addresses import checked
from alongside.foundations.parcels.keys import OwnKeys
from alongside.foundations.parcels.ours import own_keys
from alongside.rooms.directory.actions import add_neighbour, end_neighbour
from alongside.rooms.directory.models import Neighbour, Partnership
from alongside.rooms.directory.queries import standing_neighbours
from alongside.rooms.directory.tests.factories import NOW, a_neighbour, neighbour_facts

pytestmark = pytest.mark.django_db
HERE = "https://westminster.example.org"


def at(name: str, area: Partnership, *more: object) -> str:
    return reverse(f"run_partnership:{name}", args=[area.pk, *more])


def a_form(hostel: Agency, **more: str) -> dict[str, str]:
    public = OwnKeys.make().public
    told = {
        "name": "Camden", "kind": "council", "address": "https://camden.example.org", "phone": "020 7946 0001",
        "signs": public.signs, "opens": public.opens, "seat": str(hostel.pk), "form_key": str(uuid4()),
    }  # fmt: skip
    return told | more


def test_it_is_added_compared_and_ended(keeper: Client, area: Partnership, hostel: Agency) -> None:
    assert own_keys().public.fingerprint in keeper.get(at("neighbours", area)).text
    keeper.post(at("new_neighbour", area), a_form(hostel))
    row = Neighbour.objects.get()
    assert "nothing is sent or taken" in keeper.get(at("neighbours", area)).text
    assert not standing_neighbours().exists()
    address = at("confirm_neighbour", area, row.pk)
    assert row.peer.fingerprint in keeper.get(address).text
    assert "Ring them first" in keeper.post(address, {"form_key": str(uuid4())}).text
    keeper.post(address, {"form_key": str(uuid4()), "compared": "on"})
    assert standing_neighbours().get().confirmed_by.full_name == "Ada"  # type: ignore[union-attr]
    keeper.post(at("end_neighbour", area, row.pk), {"form_key": str(uuid4())})
    assert not standing_neighbours().exists()
    assert not row.user.is_active


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"kind": "immigration_enforcement"}, "immigration enforcement"),
        ({"address": "https://x.homeoffice.gov.uk"}, "immigration enforcement"),
        ({"address": "http://camden.example.org"}, "https alone"),
        ({"signs": "AAAA"}, "no public key"),
    ],
)
def test_what_is_no_neighbour(
    told: dict[str, str], words: str, keeper: Client, area: Partnership, hostel: Agency
) -> None:
    assert words in keeper.post(at("new_neighbour", area), a_form(hostel, **told)).text
    assert not Neighbour.objects.exists()


def test_nobody_adds_themselves_nor_anybody_twice(area: Partnership, hostel: Agency, ada: User) -> None:
    with pytest.raises(Refused, match="keys of this deployment"):
        a_neighbour(area, hostel, ada, own_keys())
    keys = OwnKeys.make()
    first = a_neighbour(area, hostel, ada, keys)
    end_neighbour(neighbour=first, by=ada, at=NOW)
    a_neighbour(area, hostel, ada, keys)
    with pytest.raises(IntegrityError, match="neighbour_once"):
        add_neighbour(area=area, facts=neighbour_facts(hostel, keys), by=ada, at=NOW)


def test_the_database_refuses_enforcement_too(area: Partnership, hostel: Agency, ada: User) -> None:
    row = a_neighbour(area, hostel, ada)
    with pytest.raises(IntegrityError, match="no_neighbour_is_enforcement"):
        Neighbour.objects.filter(pk=row.pk).update(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("http://127.0.0.1:8111", HERE),
        ("http://camden.example.org", "http://127.0.0.1:8000"),
        ("https://user@camden.example.org", HERE),
        ("https://camden.example.org/else", HERE),
        ("https://camden.example.org?a=b", HERE),
        ("https://camden.example.org:99999", HERE),
        ("ftp://camden.example.org", HERE),
        ("camden.example.org", HERE),
        (HERE, HERE),
    ],
)
def test_where_nothing_is_sent_to(address: str, ours: str) -> None:
    with pytest.raises(Refused):
        checked(address, ours=ours)


def test_an_address_is_kept_in_one_way() -> None:
    assert checked(" https://Camden.example.org:8443/ ", ours=HERE) == "https://camden.example.org:8443"
    assert checked("http://127.0.0.1:8111", ours="http://localhost:8110") == "http://127.0.0.1:8111"
