from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, DeploymentStamp, Membership, User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files
from alongside.journeys.demo_caseload.actions import build_demo
from alongside.rooms.conferences.models import Dispatch, Handover
from alongside.rooms.people import retention
from alongside.rooms.people.models import Attachment, Case

ONE_HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def test_the_demo_is_built_once_and_carries_the_stamp() -> None:
    now = timezone.now()
    assert build_demo(now=now)
    assert not build_demo(now=now)
    assert DeploymentStamp.objects.get().kind == DeploymentStamp.DEMO
    with viewing.as_service(Service.DEMO, at=now):
        assert Case.objects.count() >= 10
        assert not [case for case in Case.objects.all() if case.recorded - case.identified_at > ONE_HOUR]


def test_there_is_a_document_and_a_case_near_its_last_day_to_look_at() -> None:
    now = timezone.now()
    build_demo(now=now)
    with viewing.as_service(Service.RETENTION, at=now):
        (near,) = retention.that_end_soon(now)
        assert near.warning is not None
        assert not near.to_erase(now)
        letter = Attachment.objects.get()
        assert b"walk-in clinic" in files.get(letter.case_id, letter.pk)


def test_every_role_has_somebody_who_can_never_get_mail() -> None:
    build_demo(now=timezone.now())
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role)
    assert not User.objects.exclude(email__endswith=".invalid").exists()


def test_a_folder_that_holds_anything_else_is_refused() -> None:
    Agency.objects.create(name="A real one", kind="charity")
    with pytest.raises(Refused, match="not a demo"):
        build_demo(now=timezone.now())
    assert not DeploymentStamp.objects.exists()


def test_areas_elsewhere_ask_and_are_asked_and_no_parcel_waits_to_be_sent() -> None:
    now = timezone.now()
    build_demo(now=now)
    with viewing.as_service(Service.DEMO, at=now):
        between = Handover.objects.filter(neighbour__name="Harbourside")
        assert {row.goes_out for row in between if row.waits} == {True, False}
    assert not Dispatch.objects.filter(arrived=None).exists()
