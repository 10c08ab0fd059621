"""Every page of it, for those who keep another area, for workers without the permission, and for nobody."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import Agency, User
from alongside.journeys.run_partnership.urls import urlpatterns
from alongside.rooms.directory.actions import add_public_service, add_shift, make_system_key
from alongside.rooms.directory.models import Duty, Partnership
from alongside.rooms.directory.tests.factories import NOW, a_neighbour, a_public_service, a_team, a_worker
from alongside.rooms.directory.words import Scope

pytestmark = pytest.mark.django_db

OF_NO_AREA = ["mine", "found"]
NAMES = [pattern.name for pattern in urlpatterns if pattern.name not in OF_NO_AREA]
OF_AREA = {
    "change", "add_new", "add_existing", "trust", "new_shift", "remove_shift", "new_service", "change_service",
    "end_service",
}  # fmt: skip
OF_ITS_ADMINISTRATOR = {"neighbours", "new_neighbour", "confirm_neighbour", "end_neighbour"}
FOR_ALL = {"mine", "overview", "agencies", "agency", "rota", "services"}
ONLY_POST = {"trust", "send_link", "remove_shift", "revoke_system", "end_service", "end_neighbour"}
TOLD_ONCE = {"system_key"}


@pytest.fixture
def places(area: Partnership, hostel: Agency, ada: User) -> dict[str, str]:
    """The address of every page, with rows that are really there."""
    worker = a_worker(Role.HOSTEL_MANAGER, hostel)
    shift = add_shift(
        partnership=area, agency=hostel, duty=Duty.HOSTEL_MANAGER, user=worker,
        starts=NOW, ends=NOW.replace(year=2090), by=ada, at=NOW,
    )  # fmt: skip
    key, _ = make_system_key(
        agency=hostel, name="Records", scopes=[Scope.STAYS], until_day=NOW.date(), by=ada, at=NOW
    )
    service = add_public_service(partnership=area, facts=a_public_service(), by=ada, at=NOW)
    known = {
        "key_id": key.pk,
        "neighbour_id": a_neighbour(area, hostel, ada).pk,
        "service_id": service.pk,
        "partnership_id": area.pk,
        "agency_id": hostel.pk,
        "team_id": a_team(hostel, "Nights").pk,
        "seat_id": worker.memberships.get().pk,
        "shift_id": shift.pk,
    }
    return {str(p.name): reverse(f"run_partnership:{p.name}", kwargs=_wanted(p, known)) for p in urlpatterns}


def _wanted(pattern: object, known: dict[str, UUID]) -> dict[str, UUID]:
    route = str(pattern.pattern)  # type: ignore[attr-defined]
    return {name: value for name, value in known.items() if name in route}


@pytest.mark.parametrize("name", NAMES)
def test_who_keeps_the_area_comes_in(keeper: Client, places: dict[str, str], name: str) -> None:
    wanted = 405 if name in ONLY_POST else 404 if name in TOLD_ONCE else 200
    assert keeper.get(places[name]).status_code == wanted


@pytest.mark.parametrize("name", NAMES)
def test_who_keeps_another_area_finds_nothing(outsider: Client, places: dict[str, str], name: str) -> None:
    body = {"form_key": "0190b8e2-7f3a-4c61-9a77-6a4d1f0c9b11", "trusted": "yes"}
    assert outsider.post(places[name], body).status_code == 404
    assert outsider.get(places[name]).status_code == (405 if name in ONLY_POST else 404)


@pytest.mark.parametrize("name", [*NAMES, *OF_NO_AREA])
def test_a_worker_without_the_permission_is_told_so(
    client: Client, area: Partnership, places: dict[str, str], name: str
) -> None:
    client.force_login(a_worker(Role.COMMISSIONER, area.host))
    assert client.get(places[name]).status_code == 403


def test_a_partner_keeps_its_own_and_finds_no_way_to_change_the_area(
    client: Client, hostel: Agency, places: dict[str, str]
) -> None:
    client.force_login(a_worker(Role.ADMINISTRATOR, hostel))
    body = {"form_key": "0190b8e2-7f3a-4c61-9a77-6a4d1f0c9b11", "trusted": "yes"}
    of_host = OF_AREA | OF_ITS_ADMINISTRATOR
    assert {client.post(places[name], body).status_code for name in of_host} == {404}
    assert not hostel.partnerships.get().trusted_referrer
    assert client.get(places["invite"]).status_code == 200
    shown = "".join(client.get(places[name], follow=True).text for name in FOR_ALL)
    assert [name for name in of_host if places[name] in shown] == []


def test_the_lead_of_the_host_changes_the_area_and_keeps_no_agency(
    client: Client, area: Partnership, places: dict[str, str]
) -> None:
    client.force_login(a_worker(Role.PARTNERSHIP_LEAD, area.host))
    told = {name: client.get(places[name], follow=True).status_code for name in (*OF_AREA, *FOR_ALL)}
    assert told == {name: 405 if name in ONLY_POST else 200 for name in told}
    shown = "".join(client.get(places[name], follow=True).text for name in FOR_ALL)
    assert [name for name in OF_AREA if places[name] not in shown] == ["add_existing"]
    assert {client.get(places[name]).status_code for name in ("change_agency", "invite", "found")} == {403}


@pytest.mark.parametrize("name", [*NAMES, *OF_NO_AREA])
def test_nobody_is_asked_to_sign_in(client: Client, places: dict[str, str], name: str) -> None:
    assert client.get(places[name]).headers["Location"].startswith("/sign-in/")


def test_the_rows_of_one_area_are_not_found_under_another(
    outsider: Client, charlie: User, places: dict[str, str], area: Partnership
) -> None:
    theirs = Partnership.objects.get(name="Elsewhere")
    for name in ("agency", "change_agency", "invite", "end"):
        mixed = places[name].replace(str(area.pk), str(theirs.pk))
        assert outsider.get(mixed).status_code == 404
