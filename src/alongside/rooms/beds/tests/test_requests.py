"""R-BED-01, R-BED-02: asking for a bed, and the council's answer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.beds.actions import decide_request, request_bed, withdraw_request
from alongside.rooms.beds.actions.requests import commissioning_teams
from alongside.rooms.beds.models import BedRequest
from alongside.rooms.beds.states import RequestState
from alongside.rooms.beds.tests.factories import a_request, an_area, an_ask, an_untrusted_request, as_seen_by
from alongside.rooms.directory.tests.factories import NOW, a_team, a_worker, an_agency, eyes_of
from alongside.rooms.people.models import Case, Name
from alongside.rooms.people.tests.factories import a_case, every_grant
from alongside.rooms.people.words import AgeStatus

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def test_a_trusted_referrer_is_accepted_and_another_waits() -> None:
    area = an_area()
    assert a_request(area).state == RequestState.ACCEPTED
    assert an_untrusted_request(area).state == RequestState.PENDING_APPROVAL


@pytest.mark.parametrize("age", [AgeStatus.CHILD, AgeStatus.UNSURE])
def test_no_adult_bed_for_somebody_who_may_be_a_child(age: AgeStatus) -> None:
    area = an_area()
    case = a_case(area.navigator, age_status=age)
    with pytest.raises(Refused, match="Ring Children's services on 020 7946 0000 now"):
        a_request(area, case=case)


@pytest.mark.parametrize("made", [a_request, an_untrusted_request])
def test_the_whole_commissioning_team_sees_every_request_and_charlie_none(made: object) -> None:
    area = an_area()
    request = made(area)  # type: ignore[operator]
    for user in (area.commissioner, area.second_commissioner):
        with as_seen_by(user, LATER):
            assert BedRequest.objects.get() == request
    with as_seen_by(area.charlie, LATER):
        assert not BedRequest.objects.exists()


def test_the_council_learns_the_name_only_where_it_must_decide() -> None:
    area = an_area()
    trusted, waiting = a_request(area), an_untrusted_request(area)
    with as_seen_by(area.commissioner, LATER):
        assert not Name.objects.filter(case=trusted.case_id).exists()
        assert Name.objects.filter(case=waiting.case_id).exists()


def test_who_commissions_is_asked_of_the_day_in_london() -> None:
    """Half past midnight in June is the evening before elsewhere: a team that begins today is meant already."""
    council, after_midnight = an_agency(kind=AgencyKind.COUNCIL), datetime(2026, 6, 5, 23, 30, tzinfo=UTC)
    team = a_team(council, "Commissioning")
    worker = a_worker(Role.COMMISSIONER, council, team)
    worker.memberships.update(from_day=date(2026, 6, 6))
    assert commissioning_teams(council, after_midnight) == [team]


def test_approval_lets_a_bed_be_chosen_and_keeps_who_said_so() -> None:
    area = an_area()
    request = an_untrusted_request(area)
    with as_seen_by(area.commissioner, LATER):
        decision = decide_request(request=request, approved=True, by=area.commissioner, at=LATER)
        assert BedRequest.objects.get().state == RequestState.ACCEPTED
    assert (decision.decided_by, decision.approved) == (area.commissioner, True)


def test_a_refusal_ends_what_the_council_could_see() -> None:
    area = an_area()
    request = an_untrusted_request(area)
    with as_seen_by(area.commissioner, LATER):
        decide_request(request=request, approved=False, reason="Not here", by=area.commissioner, at=LATER)
        assert not BedRequest.objects.exists()
        assert not Case.objects.exists()
    with as_seen_by(area.outreach, LATER):
        assert BedRequest.objects.get().state == RequestState.REFUSED


def test_nothing_is_decided_twice() -> None:
    area = an_area()
    request = an_untrusted_request(area)
    with as_seen_by(area.commissioner, LATER):
        decide_request(request=request, approved=True, by=area.commissioner, at=LATER)
        with pytest.raises(NotAllowed):
            decide_request(request=request, approved=False, by=area.commissioner, at=LATER)


def test_withdrawing_ends_the_grants_and_leaves_the_trace() -> None:
    area = an_area()
    request = a_request(area)
    with as_seen_by(area.navigator, LATER):
        row = withdraw_request(request=request, reason="Went to family", by=area.navigator, at=LATER)
        assert BedRequest.objects.get().state == RequestState.WITHDRAWN
    assert row.reason == "Went to family"
    assert all(grant.ended_at for grant in every_grant() if grant.about_id == request.pk)


def test_one_open_request_a_case() -> None:
    area = an_area()
    request = a_request(area)
    with pytest.raises(IntegrityError, match="one_open_bed_request_a_case"), transaction.atomic():
        a_request(area, case=request.case)


def test_a_request_by_an_agency_outside_the_partnership_waits_too() -> None:
    area = an_area()
    with as_seen_by(area.charlie):
        request = request_bed(
            case=a_case(area.charlie, partnership=area.partnership),
            agency=area.charlie.memberships.get().agency,
            ask=an_ask(),
            by=area.charlie,
            at=NOW,
        )
    assert request.state == RequestState.PENDING_APPROVAL


def test_the_approval_opens_who_and_where_and_nothing_else() -> None:
    area = an_area()
    request = an_untrusted_request(area)
    grant = next(grant for grant in every_grant() if grant.about_id == request.pk)
    assert set(grant.sections) == {Section.IDENTITY, Section.WHEREABOUTS}
    assert grant.team_id in eyes_of(area.commissioner).team_ids
    assert viewing.current() is None
