from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.foundations.accounts.models import Agency
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.queries import team_version
from alongside.rooms.directory.tests.factories import a_partnership, a_team, a_worker, an_agency

pytestmark = pytest.mark.django_db


def at(name: str, *args: object) -> str:
    return reverse(f"run_partnership:{name}", args=args)


def test_agencies_in_one_look(
    keeper: Client, area: Partnership, hostel: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_worker(agency=hostel)
    a_worker(agency=hostel)
    with django_assert_num_queries(12):
        page = keeper.get(at("agencies", area.pk)).text
    assert "Hostel, 2 workers" in page
    assert "Host<" in page


def a_new_agency(**more: str) -> dict[str, str]:
    return {
        "name": "Quay House",
        "kind": "charity",
        "phone": "",
        "email": "",
        "form_key": str(uuid4()),
    } | more


def test_a_new_agency_is_a_partner(keeper: Client, area: Partnership) -> None:
    keeper.post(at("add_new", area.pk), a_new_agency(trusted_referrer="on", is_first_responder="on"))
    partner = area.partners.get(agency__name="Quay House")
    assert partner.trusted_referrer
    assert partner.agency.is_first_responder
    assert not partner.agency.has_duty_to_notify


def test_immigration_enforcement_is_not_offered_and_not_taken(keeper: Client, area: Partnership) -> None:
    assert "mmigration enforcement" not in keeper.get(at("add_new", area.pk)).text
    answer = keeper.post(at("add_new", area.pk), a_new_agency(kind="immigration_enforcement"))
    assert "There is a problem" in answer.text
    assert not Agency.objects.filter(name="Quay House").exists()


def test_a_name_in_use_is_said_in_the_form_and_nothing_typed_is_lost(
    keeper: Client, area: Partnership
) -> None:
    answer = keeper.post(at("add_new", area.pk), a_new_agency(name="harbour homes", phone="020 7946 0333"))
    assert answer.status_code == 200
    assert "There is an agency of this name." in answer.text
    assert "020 7946 0333" in answer.text


def test_an_agency_of_another_area_is_shared_only_with_its_own_administrator(
    keeper: Client, area: Partnership
) -> None:
    shared = an_agency("Far Shore")
    a_partnership(shared)
    form = {"agency": str(shared.pk), "form_key": str(uuid4())}
    assert "no administrator of its own" in keeper.post(at("add_existing", area.pk), form).text
    a_worker("administrator", shared, name="Olu")  # type: ignore[arg-type]
    assert keeper.post(at("add_existing", area.pk), form | {"form_key": str(uuid4())}).status_code == 302
    page = keeper.get(at("agency", area.pk, shared.pk)).text
    assert "Its own administrator keeps" in page
    assert "Olu" not in page
    refusal = keeper.get(at("invite", area.pk, shared.pk))
    assert refusal.status_code == 409
    assert "Ask Olu." in refusal.text


def test_trust_is_one_button(keeper: Client, area: Partnership, hostel: Agency) -> None:
    for word, trusted in (("yes", True), ("no", False)):
        keeper.post(at("trust", area.pk, hostel.pk), {"trusted": word, "form_key": str(uuid4())})
        assert area.partners.get(agency=hostel).trusted_referrer is trusted


def test_an_agency_is_changed_and_a_stale_change_shows_both(
    keeper: Client, area: Partnership, hostel: Agency
) -> None:
    url = at("change_agency", area.pk, hostel.pk)
    form = a_new_agency(name="Harbour Homes", kind="hostel", version="1")
    assert keeper.post(url, form | {"phone": "020 7946 0444"}).status_code == 302
    stale = keeper.post(url, form | {"phone": "020 7946 0555", "form_key": str(uuid4())})
    assert stale.status_code == 409
    assert "020 7946 0444" in stale.text
    assert "020 7946 0555" in stale.text


def test_a_team_is_added_once(keeper: Client, area: Partnership, hostel: Agency) -> None:
    form = {"name": "Night", "form_key": str(uuid4())}
    keeper.post(at("new_team", area.pk, hostel.pk), form)
    keeper.post(at("new_team", area.pk, hostel.pk), form)
    again = keeper.post(at("new_team", area.pk, hostel.pk), form | {"form_key": str(uuid4())})
    assert "has a team of this name" in again.text
    assert hostel.teams.count() == 1


def test_a_team_is_renamed_and_keeps_its_people(keeper: Client, area: Partnership, hostel: Agency) -> None:
    night, day = a_team(hostel, "Nite"), a_team(hostel, "Day")
    worker = a_worker(agency=hostel, team=night)
    url = at("rename_team", area.pk, hostel.pk, night.pk)
    assert url in keeper.get(at("agency", area.pk, hostel.pk)).text
    form = {"name": "Night", "version": str(team_version(night)), "form_key": str(uuid4())}
    assert keeper.post(url, form | {"name": "day", "form_key": str(uuid4())}).status_code == 200
    assert keeper.post(url, form).status_code == 302
    assert worker.memberships.get().team == night
    night.refresh_from_db()
    assert (night.name, day.name) == ("Night", "Day")
    stale = keeper.post(url, form | {"name": "Late shift", "form_key": str(uuid4())})
    assert stale.status_code == 409
    assert stale.text.count("Late shift") >= 2
    assert ">Night<" in stale.text


def test_a_team_of_another_agency_is_not_there(keeper: Client, area: Partnership, hostel: Agency) -> None:
    strange = a_team(an_agency())
    assert keeper.get(at("rename_team", area.pk, hostel.pk, strange.pk)).status_code == 404
