"""Who may do what, and at what hour."""

from datetime import UTC, datetime, timedelta

import pytest

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import Agency, Membership, User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds import policies
from alongside.rooms.beds.actions import end_stay
from alongside.rooms.beds.models import BedRequest, Extension, PremisesAddress
from alongside.rooms.beds.queries.rota import answering_for_council
from alongside.rooms.beds.tests.factories import (
    Area,
    a_booked_stay,
    a_stay,
    an_area,
    an_untrusted_request,
    as_seen_by,
)
from alongside.rooms.beds.tests.test_extensions import asked, say
from alongside.rooms.beds.words import Destination, Side
from alongside.rooms.directory.models import Duty, RotaShift
from alongside.rooms.directory.tests.factories import LONG_AGO, NOW, a_worker, eyes_of
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.words import AgeStatus

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 6, 5, 22, 40, tzinfo=UTC)  # Friday 23:40 in London


def on_the_rota(
    area: Area, user: User, duty: Duty = Duty.COUNCIL_APPROVAL, agency: Agency | None = None
) -> None:
    RotaShift.objects.create(
        partnership=area.partnership,
        agency=agency or area.partnership.host,
        duty=duty,
        user=user,
        starts=NIGHT - timedelta(hours=2),
        ends=NIGHT + timedelta(hours=2),
    )


def decide(area: Area, user: User, at: datetime) -> None:
    with as_seen_by(user, at):
        policies.check_can_decide(eyes_of(user), BedRequest.objects.get(), at)


def answer(user: User, side: Side, at: datetime) -> None:
    with as_seen_by(user, at):
        policies.check_can_answer(eyes_of(user), Extension.objects.get(), side, at)


def test_in_office_hours_any_commissioner_decides() -> None:
    area = an_area()
    an_untrusted_request(area)
    decide(area, area.commissioner, NOW)
    decide(area, area.second_commissioner, NOW)


def test_at_night_only_the_person_on_the_rota_decides_and_the_others_learn_who() -> None:
    area = an_area()
    an_untrusted_request(area)
    area.commissioner.phone = "020 7946 0123"
    area.commissioner.save()
    on_the_rota(area, area.commissioner)
    decide(area, area.commissioner, NIGHT)
    with pytest.raises(Refused, match="Now this is Carmen, telephone 020 7946 0123"):
        decide(area, area.second_commissioner, NIGHT)


def test_an_empty_rota_says_so() -> None:
    area = an_area()
    an_untrusted_request(area)
    with pytest.raises(Refused, match=r"nobody: the rota of .* is empty at this hour"):
        decide(area, area.commissioner, NIGHT)


def test_who_has_left_answers_no_longer_though_the_rota_names_them() -> None:
    area = an_area()
    an_untrusted_request(area)
    on_the_rota(area, area.commissioner)
    User.objects.filter(pk=area.commissioner.pk).update(is_active=False)
    now = answering_for_council(area.partnership, NIGHT)
    assert now.people == ()
    with pytest.raises(Refused, match="is empty at this hour"):
        decide(area, area.second_commissioner, NIGHT)


def test_a_shift_ends_when_it_ends() -> None:
    area = an_area()
    an_untrusted_request(area)
    on_the_rota(area, area.commissioner)
    decide(area, area.commissioner, NIGHT - timedelta(hours=2))
    with pytest.raises(Refused):
        decide(area, area.commissioner, NIGHT + timedelta(hours=2))


def test_a_commissioner_of_another_council_does_not_decide() -> None:
    area = an_area()
    an_untrusted_request(area)
    Membership.objects.filter(user=area.commissioner).delete()
    stranger = a_worker(Role.COMMISSIONER)
    with as_seen_by(area.outreach):
        request = BedRequest.objects.get()
        with pytest.raises(Refused, match="Only the council's commissioning team"):
            policies.check_can_decide(eyes_of(stranger), request, NOW)


def test_each_side_is_answered_by_its_own() -> None:
    area = an_area()
    asked(area, a_stay(area))
    answer(area.manager, Side.HOSTEL, NOW)
    answer(area.commissioner, Side.COUNCIL, NOW)
    with pytest.raises(Refused, match="Only the people who run this house"):
        answer(area.commissioner, Side.HOSTEL, NOW)
    with pytest.raises(Refused, match="Only the council's commissioning team"):
        answer(area.manager, Side.COUNCIL, NOW)


def test_at_night_the_hostel_answers_through_its_own_rota() -> None:
    area = an_area()
    asked(area, a_stay(area))
    night_manager = a_worker(Role.HOSTEL_MANAGER, area.hostel, name="Nadia")
    on_the_rota(area, night_manager, Duty.HOSTEL_MANAGER, area.hostel)
    answer(night_manager, Side.HOSTEL, NIGHT)
    with pytest.raises(Refused, match="Now this is Nadia"):
        answer(area.manager, Side.HOSTEL, NIGHT)


def test_somebody_who_works_for_both_answers_for_one() -> None:
    area = an_area()
    extension = asked(area, a_stay(area))
    council = area.partnership.host
    Membership.objects.create(user=area.manager, agency=council, role=Role.COMMISSIONER, from_day=LONG_AGO)
    say(extension, Side.HOSTEL, True, area.manager)
    with pytest.raises(Refused, match="asks for two people"):
        answer(area.manager, Side.COUNCIL, NOW)


def test_r_nrm_03_who_may_be_a_child_is_led_to_children_services() -> None:
    area = an_area()
    case = a_case(area.navigator, age_status=AgeStatus.UNSURE)
    with (
        as_seen_by(area.navigator),
        pytest.raises(Refused, match="Ring Children's services on 020 7946 0000"),
    ):
        policies.check_can_request(eyes_of(area.navigator), case)


def test_who_has_a_bed_does_not_ask_for_another() -> None:
    area = an_area()
    stay = a_booked_stay(area)
    with as_seen_by(area.navigator), pytest.raises(Refused, match="has a bed already"):
        policies.check_can_request(eyes_of(area.navigator), stay.case)


def address_seen_by(area: Area, user: User) -> PremisesAddress | None:
    with as_seen_by(user):
        return policies.address_for(eyes_of(user), area.house)


def test_the_address_is_for_those_who_need_it() -> None:
    area = an_area()
    a_booked_stay(area)
    for user in (area.manager, area.commissioner, area.navigator):
        found = address_seen_by(area, user)
        assert found is not None
        assert found.address == "7 Quiet Street"
    for user in (area.outreach, area.charlie, a_worker(Role.ADMINISTRATOR)):
        assert address_seen_by(area, user) is None


def test_a_navigator_with_nobody_there_does_not_see_it_and_loses_it_when_they_leave() -> None:
    area = an_area()
    assert address_seen_by(area, area.navigator) is None
    stay = a_stay(area)
    assert address_seen_by(area, area.navigator) is not None
    with as_seen_by(area.manager):
        end_stay(stay=stay, destination=Destination.TENANCY, by=area.manager, at=NOW)
    assert address_seen_by(area, area.navigator) is None
