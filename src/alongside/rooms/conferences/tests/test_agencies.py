"""Which agencies the lists of a conference offer: those at hand first, others only on purpose."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.tests.factories import Table, a_conference
from alongside.rooms.directory.tests.factories import NOW, a_partnership, an_agency, eyes_of

pytestmark = pytest.mark.django_db


def test_the_sheet_offers_the_own_area_then_national_ones_and_no_other_area() -> None:
    table = Table()
    national = an_agency("A national responder", is_first_responder=True)
    a_partnership(an_agency("A far charity", is_first_responder=True), name="Elsewhere")
    an_agency("A border agency", kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    area = table.case.partnership
    own = set(area.partners.values_list("agency__name", flat=True))
    at_hand = [agency.name for agency in queries.agencies_at_hand(area, [])]
    assert set(at_hand[: len(own)]) == own
    assert at_hand[len(own) :] == [national.name]


def test_an_agency_of_another_area_is_offered_once_it_has_been_invited_on_purpose(
    browser: Callable[[User | None], Client], seated: Table
) -> None:
    far = an_agency("Far charity", is_first_responder=True)
    a_partnership(far, name="Elsewhere")
    with viewing.seen_by(eyes_of(seated.alice), at=NOW):
        conference = a_conference(seated)
    client, sheet = browser(seated.alice), reverse("conferences:meeting", args=[conference.pk])
    assert "Far charity" not in client.get(sheet).content.decode()
    address = reverse("conferences:invite", args=[conference.pk])
    page = client.get(address).content.decode()
    assert "Far charity (not of this area)" in page
    assert page.index(seated.case.partnership.host.name) < page.index("Far charity")
    given = {"name": "Gwen", "email": "gwen@example.org", "agency": str(far.pk), "form_key": str(uuid4())}
    assert client.post(address, given).status_code == 302
    assert client.get(sheet).content.decode().count(">Far charity<") >= 2
