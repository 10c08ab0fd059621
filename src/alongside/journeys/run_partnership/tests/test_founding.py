"""A second area, founded by somebody who keeps one."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import a_partnership, a_worker, an_agency

pytestmark = pytest.mark.django_db
FOUND = reverse("run_partnership:found")


def an_area(**more: str) -> dict[str, str]:
    given = {"name": "Southbridge", "jurisdiction": "scotland", "form_key": str(uuid4())}
    return given | more


def southbridge() -> Partnership:
    return Partnership.objects.get(name="Southbridge")


def test_the_way_there_stands_on_the_overview(keeper: Client, area: Partnership) -> None:
    assert FOUND in keeper.get(reverse("run_partnership:overview", args=[area.pk])).text


def test_a_second_area_with_a_new_council_is_kept_by_who_founded_it(
    keeper: Client, outsider: Client, ada: User, area: Partnership
) -> None:
    answer = keeper.post(FOUND, an_area(new_host="Southbridge Council"))
    home = reverse("run_partnership:overview", args=[southbridge().pk])
    assert answer.headers["Location"] == home
    assert southbridge().host.kind == AgencyKind.COUNCIL
    assert southbridge().jurisdiction == "scotland"
    partners = set(southbridge().partners.values_list("agency__name", flat=True))
    assert partners == {"Southbridge Council", area.host.name}
    assert keeper.get(home).status_code == 200
    assert outsider.get(home).status_code == 404
    assert AuditEntry.objects.filter(event="partnership.founded", by=ada.pk).count() == 1


def test_the_own_council_may_host_a_second_area(keeper: Client, area: Partnership) -> None:
    assert keeper.post(FOUND, an_area(host=str(area.host_id))).status_code == 302
    assert southbridge().host == area.host
    assert southbridge().partners.count() == 1


def test_a_council_without_an_administrator_of_its_own_is_not_drawn_in(
    client: Client, area: Partnership
) -> None:
    charity = an_agency()
    area.partners.create(agency=charity)
    client.force_login(a_worker(Role.ADMINISTRATOR, charity))
    answer = client.post(FOUND, an_area(host=str(area.host_id)))
    assert "no administrator of its own" in answer.text
    assert not Partnership.objects.filter(name="Southbridge").exists()


def test_one_host_is_named_a_strange_one_not_offered_and_a_name_is_used_once(
    keeper: Client, area: Partnership
) -> None:
    strange = a_partnership().host
    wrong = [
        an_area(),
        an_area(host=str(area.host_id), new_host="Another"),
        an_area(host=str(strange.pk)),
        an_area(name=area.name.upper(), host=str(area.host_id)),
        an_area(new_host=strange.name),
    ]
    for form in wrong:
        answer = keeper.post(FOUND, form)
        assert answer.status_code == 200
        assert "There is a problem" in answer.text
    assert Partnership.objects.count() == 2
