"""The cast of a demo stands in the order in which one would sign in as them."""

import pytest

from alongside.foundations.access.roles import Role
from alongside.journeys.sign_in.queries import cast
from alongside.rooms.directory.tests.factories import TODAY, a_partnership, a_worker, an_agency

pytestmark = pytest.mark.django_db


def test_the_navigator_comes_first_and_who_works_elsewhere_alone_comes_last() -> None:
    elsewhere, lantern, hostel = an_agency("A first name"), an_agency("The Lantern"), an_agency("Hostels")
    a_partnership(elsewhere)
    a_partnership(lantern, hostel)
    a_worker(Role.NAVIGATOR, elsewhere, name="Charlie")
    a_worker(Role.HOSTEL_MANAGER, hostel, name="Bola")
    a_worker(Role.NAVIGATOR, lantern, name="Ana")
    a_worker(Role.SERVICE_MANAGER, lantern, name="Grace")
    assert [member.name for member in cast(TODAY)] == ["Ana", "Grace", "Bola", "Charlie"]
