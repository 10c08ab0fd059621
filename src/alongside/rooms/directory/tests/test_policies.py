"""Who keeps what. Before nothing leaks it is made sure that something could."""

import pytest

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.models import Agency, Membership, User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory import policies
from alongside.rooms.directory.actions import add_partner
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.queries import areas_shown_to, partnerships_kept_by
from alongside.rooms.directory.tests.factories import (
    LONG_AGO,
    NOW,
    a_partnership,
    a_worker,
    an_agency,
    eyes_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def charity() -> Agency:
    return an_agency("Open Door")


@pytest.fixture
def area(charity: Agency) -> Partnership:
    return a_partnership(charity)


@pytest.fixture
def alice(area: Partnership) -> User:
    return a_worker(Role.ADMINISTRATOR, area.host, name="Alice")


def test_an_administrator_keeps_the_agencies_of_the_own_area(
    alice: User, area: Partnership, charity: Agency
) -> None:
    eyes = eyes_of(alice)
    policies.check_can_lead(eyes, area)
    policies.check_can_keep_agency(eyes, charity)
    policies.check_can_invite(eyes, charity, "dana@example.org")
    policies.check_can_add_partner(eyes, area, an_agency())


def test_charlie_keeps_nothing_here(area: Partnership, charity: Agency) -> None:
    elsewhere = a_partnership()
    charlie = eyes_of(a_worker(Role.ADMINISTRATOR, elsewhere.host, name="Charlie"))
    assert list(partnerships_kept_by(charlie)) == [elsewhere]
    with pytest.raises(Refused):
        policies.check_can_lead(charlie, area)
    with pytest.raises(Refused):
        policies.check_can_invite(charlie, charity, "dana@example.org")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_no_other_role_keeps_anything(area: Partnership, role: Role) -> None:
    assert not partnerships_kept_by(eyes_of(a_worker(role, area.host))).exists()


def test_an_administrator_of_one_area_is_none_in_another_where_they_do_casework(area: Partnership) -> None:
    bob = a_worker(Role.ADMINISTRATOR, a_partnership().host)
    Membership.objects.create(user=bob, agency=area.host, role=Role.NAVIGATOR, from_day=LONG_AGO)
    assert area not in partnerships_kept_by(eyes_of(bob))


def test_rank_opens_no_case() -> None:
    assert REACH[Role.ADMINISTRATOR].sections == frozenset()


def test_nobody_gives_a_role_to_themselves(alice: User, charity: Agency) -> None:
    with pytest.raises(Refused, match="two people"):
        policies.check_can_invite(eyes_of(alice), charity, f" {alice.email.upper()} ")


def test_nobody_ends_their_own_role(alice: User) -> None:
    bob = a_worker(Role.ADMINISTRATOR, alice.memberships.get().agency)
    policies.check_can_end(eyes_of(alice), bob.memberships.get())
    with pytest.raises(Refused, match="another administrator"):
        policies.check_can_end(eyes_of(alice), alice.memberships.get())


def test_sharing_an_agency_opens_its_people_to_nobody(alice: User, area: Partnership) -> None:
    """Else an administrator could add another area's agency, invite somebody into it, and read its cases."""
    shared = an_agency()
    elsewhere = a_partnership(shared)
    with pytest.raises(Refused, match="no administrator of its own"):
        policies.check_can_add_partner(eyes_of(alice), area, shared)
    own = a_worker(Role.ADMINISTRATOR, shared, name="Olu")
    policies.check_can_add_partner(eyes_of(alice), area, shared)
    add_partner(partnership=area, agency=shared, by=alice, at=NOW)
    with pytest.raises(Refused, match="Ask Olu"):
        policies.check_can_keep_agency(eyes_of(alice), shared)
    policies.check_can_keep_agency(eyes_of(own), shared)
    assert set(partnerships_kept_by(eyes_of(own))) == {area, elsewhere}


def test_a_partner_keeps_itself_and_no_other_partner(alice: User, area: Partnership, charity: Agency) -> None:
    """Else its administrator could invite somebody into the team of another's cases, and read them."""
    other = an_agency()
    area.partners.create(agency=other)
    eyes = eyes_of(a_worker(Role.ADMINISTRATOR, other, name="Olu"))
    policies.check_can_invite(eyes, other, "dana@example.org")
    for shut in (charity, area.host):
        with pytest.raises(Refused, match="do not keep"):
            policies.check_can_invite(eyes, shut, "dana@example.org")


def test_where_the_host_has_no_administrator_yet_those_of_its_partners_keep_it(
    area: Partnership, charity: Agency
) -> None:
    eyes = eyes_of(a_worker(Role.ADMINISTRATOR, charity, name="Olu"))
    policies.check_can_invite(eyes, area.host, "dana@example.org")
    a_worker(Role.ADMINISTRATOR, area.host)
    with pytest.raises(Refused, match="do not keep"):
        policies.check_can_invite(eyes, area.host, "dana@example.org")


def test_the_area_itself_is_for_the_administrator_and_the_lead_of_its_host(
    area: Partnership, charity: Agency
) -> None:
    partner = eyes_of(a_worker(Role.ADMINISTRATOR, charity))
    own_lead = eyes_of(a_worker(Role.PARTNERSHIP_LEAD, charity))
    policies.check_can_lead(partner, area)  # as long as nobody else does
    lead = a_worker(Role.PARTNERSHIP_LEAD, area.host)
    policies.check_can_lead(eyes_of(lead), area)
    for other in (partner, own_lead):
        assert list(areas_shown_to(other)) == [area]
        with pytest.raises(Refused, match="do not lead"):
            policies.check_can_add_partner(other, area, an_agency())
    with pytest.raises(Refused):
        policies.check_can_keep_agency(eyes_of(lead), area.host)


def test_who_keeps_both_areas_keeps_what_they_share(alice: User, area: Partnership, charity: Agency) -> None:
    elsewhere = a_partnership(charity)
    Membership.objects.create(user=alice, agency=elsewhere.host, role=Role.ADMINISTRATOR, from_day=LONG_AGO)
    policies.check_can_keep_agency(eyes_of(alice), charity)
