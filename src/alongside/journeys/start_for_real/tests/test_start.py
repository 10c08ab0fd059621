from datetime import UTC, date, datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import Agency, DeploymentStamp, Team, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.journeys.start_for_real.actions import start_for_real
from alongside.journeys.start_for_real.document import parse, plan_of
from alongside.journeys.start_for_real.example import example
from alongside.journeys.start_for_real.plan import StartPlan
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.directory.models import Duty, Partnership, RotaShift
from alongside.rooms.directory.queries import on_duty
from alongside.rooms.directory.tests.factories import a_partnership

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 5, 14, 0, tzinfo=UTC)
TONIGHT = datetime(2026, 6, 5, 22, 0, tzinfo=UTC)


@pytest.fixture
def plan() -> StartPlan:
    return plan_of(parse(example(date(2026, 6, 5))), NOW)


def test_everything_of_the_plan_is_there(plan: StartPlan) -> None:
    start_for_real(plan=plan, by=None, at=NOW)
    area = Partnership.objects.get()
    assert area.host.name == "Northbridge Council"
    assert area.children_services_phone == "020 7946 0100"
    trusted = area.partners.order_by("agency__name").values_list("agency__name", "trusted_referrer")
    assert list(trusted) == [("Harbour Homes", False), ("Northbridge Council", False), ("Open Door", True)]
    assert Team.objects.count() == 5
    premises = Premises.objects.get()
    assert (premises.agency.name, premises.team and premises.team.name) == ("Harbour Homes", "Quay House")
    assert Bed.objects.count() == 2
    assert [user.full_name for user in on_duty(area, Duty.COUNCIL_APPROVAL, TONIGHT)] == ["Helen Osei"]


def test_the_first_administrator_keeps_it_and_opens_no_case(plan: StartPlan) -> None:
    ada = start_for_real(plan=plan, by=None, at=NOW)
    seat = ada.memberships.get()
    assert (seat.role, seat.agency.name) == (Role.ADMINISTRATOR, "Northbridge Council")
    assert not ada.has_usable_password()


def test_workers_get_one_letter_each_and_the_administrator_none(plan: StartPlan) -> None:
    ada = start_for_real(plan=plan, by=None, at=NOW)
    written_to = {job.args["user_id"] for job in ProcrastinateJob.objects.all()}
    people = User.objects.filter(is_service=False).exclude(pk=ada.pk)
    assert written_to == {str(user.pk) for user in people}
    assert ProcrastinateJob.objects.count() == 3


def test_the_database_is_real_from_then_on(plan: StartPlan) -> None:
    start_for_real(plan=plan, by=None, at=NOW)
    assert DeploymentStamp.objects.get().kind == DeploymentStamp.REAL
    founder = User.objects.get(is_service=True)
    assert AuditEntry.objects.filter(event="partnership.founded", by=founder.pk).exists()
    with pytest.raises(Refused, match="Northbridge has been started here already"):
        start_for_real(plan=plan, by=None, at=NOW)


def test_a_demo_never_becomes_a_real_place(plan: StartPlan) -> None:
    DeploymentStamp.objects.create(kind=DeploymentStamp.DEMO)
    with pytest.raises(Refused, match="demo"):
        start_for_real(plan=plan, by=None, at=NOW)


def test_a_place_that_stands_is_not_started_over(plan: StartPlan) -> None:
    a_partnership(name="Westbrook")
    with pytest.raises(Refused, match="Westbrook"):
        start_for_real(plan=plan, by=None, at=NOW)


def test_a_start_that_fails_half_way_leaves_nothing(plan: StartPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("alongside.rooms.directory.actions.add_shift", full)
    with pytest.raises(OSError, match="no space"):
        start_for_real(plan=plan, by=None, at=NOW)
    kept = (Partnership, Agency, User, Premises, RotaShift, DeploymentStamp, ProcrastinateJob)
    assert [model.objects.count() for model in kept] == [0] * len(kept)
