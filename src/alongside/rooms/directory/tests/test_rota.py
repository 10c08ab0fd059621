from datetime import timedelta

import pytest

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.actions import add_shift, remove_shift
from alongside.rooms.directory.models import Duty, Partnership, RotaShift
from alongside.rooms.directory.queries import coming_shifts, on_duty, seats_for_rota
from alongside.rooms.directory.tests.factories import NOW, TODAY, a_partnership, a_worker, an_agency

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def hostel() -> Agency:
    return an_agency("Harbour Homes", kind=AgencyKind.HOSTEL)


@pytest.fixture
def area(hostel: Agency) -> Partnership:
    return a_partnership(hostel)


def a_shift(
    area: Partnership, user: User, duty: Duty, starts: int = 1, ends: int = 9, agency: Agency | None = None
) -> RotaShift:
    return add_shift(
        partnership=area,
        agency=agency or user.memberships.get().agency,
        duty=duty,
        user=user,
        starts=NOW + starts * HOUR,
        ends=NOW + ends * HOUR,
        by=user,
        at=NOW,
    )


def test_the_rota_names_whoever_has_the_shift(area: Partnership, hostel: Agency) -> None:
    dana = a_worker(Role.HOSTEL_MANAGER, hostel)
    a_shift(area, dana, Duty.HOSTEL_MANAGER)
    assert on_duty(area, Duty.HOSTEL_MANAGER, NOW) == []
    assert on_duty(area, Duty.HOSTEL_MANAGER, NOW + HOUR) == [dana]
    assert on_duty(area, Duty.HOSTEL_MANAGER, NOW + 9 * HOUR) == []
    assert on_duty(area, Duty.CONFERENCE, NOW + HOUR) == []


@pytest.mark.parametrize(
    ("role", "duty", "why"),
    [
        (Role.NAVIGATOR, Duty.HOSTEL_MANAGER, "the role is navigator"),
        (Role.HOSTEL_MANAGER, Duty.CONFERENCE, "the role is hostel manager"),
        (Role.COMMISSIONER, Duty.COUNCIL_APPROVAL, "can approve beds"),
    ],
)
def test_nobody_is_named_who_could_not_act(
    area: Partnership, hostel: Agency, role: Role, duty: Duty, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        a_shift(area, a_worker(role, hostel), duty)


def test_only_people_of_the_agency_and_only_partners(area: Partnership, hostel: Agency) -> None:
    stranger = a_worker(Role.HOSTEL_MANAGER)
    with pytest.raises(Refused, match="is not a partner"):
        a_shift(area, stranger, Duty.HOSTEL_MANAGER)
    with pytest.raises(Refused, match="does not work for"):
        a_shift(area, stranger, Duty.HOSTEL_MANAGER, agency=hostel)


def test_a_shift_ends_after_it_starts(area: Partnership) -> None:
    with pytest.raises(Refused, match="ends before it starts"):
        a_shift(area, a_worker(Role.COMMISSIONER, area.host), Duty.COUNCIL_APPROVAL, starts=3, ends=3)


def test_taken_off_before_during_and_after(area: Partnership) -> None:
    helen = a_worker(Role.COMMISSIONER, area.host)
    to_come = a_shift(area, helen, Duty.COUNCIL_APPROVAL)
    running = a_shift(area, helen, Duty.COUNCIL_APPROVAL, starts=-1)
    over = a_shift(area, helen, Duty.COUNCIL_APPROVAL, starts=-9, ends=-1)
    remove_shift(shift=to_come, by=helen, at=NOW)
    remove_shift(shift=running, by=helen, at=NOW)
    with pytest.raises(Refused, match="over"):
        remove_shift(shift=over, by=helen, at=NOW)
    assert [shift.ends for shift in area.rota.all()] == [NOW - HOUR, NOW]
    assert not coming_shifts(area, NOW).exists()


def test_only_those_are_offered_who_can_take_a_duty(area: Partnership, hostel: Agency) -> None:
    a_worker(Role.SOCIAL_WORKER, hostel)
    dana, other = a_worker(Role.HOSTEL_MANAGER, hostel), a_worker(Role.HOSTEL_MANAGER)
    assert [seat.user for seat in seats_for_rota(area, TODAY)] == [dana]
    assert other.is_active
