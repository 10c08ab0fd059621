from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import LONG_AGO, a_partnership, an_agency

pytestmark = pytest.mark.django_db


def at(name: str, *args: object) -> str:
    return reverse(f"run_partnership:{name}", args=args)


def changed(area: Partnership, **changes: str) -> dict[str, str]:
    standing = {
        "name": area.name,
        "host": str(area.host_id),
        "jurisdiction": "england-and-wales",
        "children_services_name": "Children's services",
        "children_services_phone": "020 7946 0000",
        "bed_mailbox": "",
        "version": "1",
    }
    return standing | {"form_key": str(uuid4())} | changes


def test_who_keeps_one_area_is_led_to_it(keeper: Client, area: Partnership) -> None:
    assert keeper.get(at("mine")).headers["Location"] == at("overview", area.pk)


def test_who_keeps_two_chooses(keeper: Client, ada: User, area: Partnership) -> None:
    second = a_partnership(name="Southbridge")
    Membership.objects.create(user=ada, agency=second.host, role="administrator", from_day=LONG_AGO)
    page = keeper.get(at("mine")).text
    assert "Northbridge" in page
    assert "Southbridge" in page


def test_the_overview_shows_the_area(
    keeper: Client, area: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(12):
        page = keeper.get(at("overview", area.pk)).text
    assert area.host.name in page
    assert "020 7946 0000" in page
    assert "Nobody. In office hours the office answers" in page


def test_a_change_is_saved_with_who_made_it(keeper: Client, ada: User, area: Partnership) -> None:
    answer = keeper.post(at("change", area.pk), changed(area, bed_mailbox="beds@example.org"))
    assert answer.headers["Location"] == at("overview", area.pk)
    area.refresh_from_db()
    assert (area.bed_mailbox, area.version) == ("beds@example.org", 2)
    assert AuditEntry.objects.filter(event="partnership.changed", by=ada.pk).count() == 1


def test_the_same_form_twice_changes_once(keeper: Client, area: Partnership) -> None:
    form = changed(area, name="Northbridge and Quay")
    first, second = (keeper.post(at("change", area.pk), form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    area.refresh_from_db()
    assert area.version == 2


def test_a_stale_save_shows_both_texts_and_keeps_both(keeper: Client, area: Partnership) -> None:
    keeper.post(at("change", area.pk), changed(area, children_services_phone="020 7946 0111"))
    stale = keeper.post(at("change", area.pk), changed(area, children_services_phone="020 7946 0222"))
    assert stale.status_code == 409
    assert "020 7946 0111" in stale.text
    assert "020 7946 0222" in stale.text
    area.refresh_from_db()
    assert area.children_services_phone == "020 7946 0111"
    again = changed(area, children_services_phone="020 7946 0222", version="2")
    assert keeper.post(at("change", area.pk), again).status_code == 302


def test_a_host_that_is_no_council_of_the_area_is_not_offered(keeper: Client, area: Partnership) -> None:
    stranger = an_agency("Far Council")
    answer = keeper.post(at("change", area.pk), changed(area, host=str(stranger.pk)))
    assert "There is a problem" in answer.text
    area.refresh_from_db()
    assert area.host != stranger
