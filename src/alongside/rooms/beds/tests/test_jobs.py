"""Letters: who gets one, what stands in it, and that the question is asked again when it leaves."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions import answer_extension, cancel_stay, decide_request, withdraw_request
from alongside.rooms.beds.tests.factories import (
    Area,
    a_booked_stay,
    a_request,
    a_stay,
    an_area,
    an_untrusted_request,
    as_seen_by,
)
from alongside.rooms.beds.tests.test_extensions import asked
from alongside.rooms.beds.words import Side
from alongside.rooms.directory.tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(settings: object) -> Area:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    found = an_area()
    found.partnership.bed_mailbox = "beds@council.example"
    found.partnership.save()
    found.hostel.email = "desk@hostel.example"
    found.hostel.save()
    return found


def run_jobs() -> list[tuple[str, list[str]]]:
    """What is queued now, run three minutes later."""
    named = {name: getattr(jobs, name) for name in dir(jobs) if name.startswith(("tell_", "ask_"))}
    tasks: dict[str, Callable[..., None]] = {f"beds.{name}": task for name, task in named.items()}
    with time_machine.travel(NOW + timedelta(minutes=3), tick=False):
        for job in ProcrastinateJob.objects.order_by("id"):
            tasks[job.task_name](**job.args)
    return [(str(letter.subject), letter.to) for letter in mail.outbox]


def test_every_request_reaches_the_shared_mailbox(area: Area) -> None:
    trusted, waiting = a_request(area), an_untrusted_request(area)
    assert run_jobs() == [
        (f"A bed has been asked for. Reference {trusted.case.reference}", ["beds@council.example"]),
        (f"A bed request is waiting for you. Reference {waiting.case.reference}", ["beds@council.example"]),
    ]


def test_the_hostel_learns_that_somebody_comes_and_not_who(area: Area) -> None:
    stay = a_booked_stay(area)
    assert run_jobs()[-1] == ("Somebody is expected", ["desk@hostel.example"])
    for secret in ("Sol", stay.case.reference, str(stay.case_id)):
        assert secret not in mail.outbox[-1].body


def test_both_sides_are_asked(area: Area) -> None:
    asked(area, a_stay(area))
    assert [to for _, to in run_jobs()[-2:]] == [["desk@hostel.example"], ["beds@council.example"]]


def test_a_job_holds_identifiers_only(area: Area) -> None:
    request = a_request(area)
    assert [job.args for job in ProcrastinateJob.objects.all()] == [{"request_id": str(request.pk)}]


def test_nothing_is_said_of_what_was_taken_back_meanwhile(area: Area) -> None:
    request = a_request(area)
    with as_seen_by(area.navigator):
        withdraw_request(request=request, by=area.navigator, at=NOW)
    assert run_jobs() == []


def test_nothing_is_said_to_a_council_that_may_no_longer_know(area: Area) -> None:
    """It is the worker who asked that learns of the answer."""
    request = an_untrusted_request(area)
    with as_seen_by(area.commissioner):
        decide_request(request=request, approved=False, by=area.commissioner, at=NOW)
    answered = f"The council has answered about a bed. Reference {request.case.reference}"
    assert run_jobs() == [(answered, [area.outreach.email])]


def test_of_a_stay_that_was_cancelled_the_house_learns_only_that_it_is_off(area: Area) -> None:
    stay = a_booked_stay(area)
    with as_seen_by(area.navigator):
        cancel_stay(stay=stay, reason="Another place", by=area.navigator, at=NOW)
    told = [subject for subject, to in run_jobs() if to == ["desk@hostel.example"]]
    assert told == ["A booking is off: somebody is not expected any more"]
    assert stay.case.reference not in mail.outbox[-1].body


def test_whoever_asked_learns_whether_there_are_more_nights(area: Area) -> None:
    stay = a_stay(area)
    extension = asked(area, stay)
    with as_seen_by(area.commissioner):
        answer_extension(
            extension=extension, side=Side.COUNCIL, granted=False, reason="-", by=area.commissioner, at=NOW
        )
    subject, to = run_jobs()[-1]
    assert subject.startswith("More nights: there is an answer. Reference AL-")
    assert to == [area.navigator.email]


def test_without_a_mailbox_nothing_is_sent(area: Area) -> None:
    area.partnership.bed_mailbox = ""
    area.partnership.save()
    a_request(area)
    assert run_jobs() == []
