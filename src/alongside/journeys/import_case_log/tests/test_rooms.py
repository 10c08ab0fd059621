"""What each event becomes in the room it belongs to."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.moments import in_london
from alongside.journeys.import_case_log.tests.logs import HELD, MET, NOW, REFERRED, rows
from alongside.journeys.import_case_log.tests.test_import import take
from alongside.rooms.beds.models import (
    Bed,
    BedRequest,
    Departure,
    Extension,
    Occupancy,
    RequestDecision,
    Stay,
)
from alongside.rooms.choices.models import Advice, InformationSession
from alongside.rooms.clocks.models import Clock
from alongside.rooms.conferences.models import Attendance, Conference, PlannedAction
from alongside.rooms.people.models import Case, CaseGrant, Closure, Note
from alongside.rooms.people.queries import owner_of
from alongside.rooms.referrals.models import CompetentAuthorityDecision, NotReferred, Referral

pytestmark = pytest.mark.django_db
STARTED = "A1,2026-03-02T20:00,bed_started,Kingsway Hostel,bed 6"


@pytest.fixture(autouse=True)
def _everything_seen() -> Iterator[None]:
    with viewing.as_service(Service.DEMO, at=NOW):
        yield


def bring(*lines: str) -> Case:
    report = take(rows(MET, *lines))
    assert not report.refused, report.refused
    return Case.objects.get(local_reference="A1")


def test_identified_opens_the_case_of_the_organisation_that_met_the_person() -> None:
    case = bring()
    owner = owner_of(case)
    assert owner is not None
    assert (owner.agency.name, case.found_at_kind) == ("The Passage", "rough_sleeping")
    assert case.identified_at == datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
    assert case.identified_by.full_name == "Case log import"
    assert not case.identified_by.is_active


def test_without_a_name_the_host_answers_for_the_case() -> None:
    take(rows("A1,2026-03-02,identified,,other"))
    case = Case.objects.get()
    assert case.identified_day_only
    assert (owner := owner_of(case)) is not None
    assert owner.agency == case.partnership.host


def test_a_conference_with_those_who_came_and_its_plan() -> None:
    bring(
        HELD,
        "A1,2026-03-03T10:00,conference_attended,Council: Adult Social Care,",
        "A1,2026-03-03T10:00,action_planned,Council: Adult Social Care,2026-03-09 Ring the GP",
        "A1,2026-03-05T09:00,action_planned,,2026-03-12 Find a solicitor",
    )
    conference = Conference.objects.get()
    assert (conference.mode, conference.state) == ("online", "elsewhere")
    seat = Attendance.objects.get()
    assert (str(seat.agency), seat.team and seat.team.name) == ("Council", "Adult Social Care")
    assert [(str(row.owner), row.step, row.due_on) for row in PlannedAction.objects.order_by("due_on")] == [
        ("Council: Adult Social Care", "Ring the GP", date(2026, 3, 9)),
        ("The Passage", "Find a solicitor", date(2026, 3, 12)),
    ]


def test_a_conference_meets_its_clocks() -> None:
    bring(HELD)
    assert set(Clock.objects.values_list("rule", "state")) == {("R-MACC-01", "met")}


def test_a_conference_of_the_past_opens_nothing_and_tells_nobody() -> None:
    case = bring(HELD, "A1,2026-03-03T10:00,conference_attended,Crisis,")
    grants = CaseGrant.objects.filter(case=case)
    assert [(grant.who, grant.basis) for grant in grants] == [("The Passage", "owner")]


def test_a_step_before_any_conference_is_a_note() -> None:
    bring("A1,2026-03-02T15:00,action_planned,Crisis,2026-03-09 Ring the GP", HELD)
    assert not PlannedAction.objects.exists()
    assert "Ring the GP" in Note.objects.get().text


def test_a_conference_that_comes_later_takes_up_the_steps_after_it() -> None:
    step = "A1,2026-03-04T15:00,action_planned,Crisis,2026-03-09 Ring the GP"
    bring(step)
    bring(step, HELD)
    assert PlannedAction.objects.get().step == "Ring the GP"


def test_a_bed_with_its_nights() -> None:
    bring(
        "A1,2026-03-02T18:00,bed_requested,The Passage,",
        "A1,2026-03-02T19:00,bed_approved,Council,",
        STARTED,
        "A1,2026-03-05T10:00,bed_ended,The Passage,safe_house",
    )
    occupancy, stay = Occupancy.objects.get(), Stay.objects.get()
    assert (occupancy.check_in, occupancy.leaves) == (date(2026, 3, 2), date(2026, 3, 5))
    assert (stay.state, BedRequest.objects.get().state) == ("ended", "placed")
    assert (Departure.objects.get().destination, RequestDecision.objects.get().approved) == (
        "safe_house",
        True,
    )


def test_a_bed_known_only_from_a_log_is_offered_to_nobody() -> None:
    bring(STARTED)
    bed = Bed.objects.get()
    assert (bed.label, bed.premises.agency.name) == ("bed 6", "Kingsway Hostel")
    assert bed.closed_at is not None


def test_an_extended_stay_and_one_that_outlasted_the_rule() -> None:
    bring(STARTED, "A1,2026-03-08T10:00,bed_extended,Kingsway Hostel,2026-03-15")
    assert Occupancy.objects.get().leaves == date(2026, 3, 15)
    assert Extension.objects.get().state == "granted"
    bring(
        STARTED,
        "A1,2026-03-08T10:00,bed_extended,Kingsway Hostel,2026-03-15",
        "A1,2026-03-20,bed_ended,Kingsway Hostel,unknown",
    )
    assert Occupancy.objects.get().leaves == date(2026, 3, 20)


def test_a_bed_left_before_its_first_night_is_free() -> None:
    bring(STARTED, "A1,2026-03-02T22:00,bed_ended,The Passage,family")
    assert Occupancy.objects.get().released


def test_sessions_and_advice() -> None:
    bring("A1,2026-03-03,session_held,The Passage,sq", "A1,2026-03-04,advice_given,Law Centre,legal")
    session, advice = InformationSession.objects.get(), Advice.objects.get()
    assert (session.language, session.explained_by) == ("sq", "The Passage")
    assert (advice.kind, str(advice.agency)) == ("legal", "Law Centre")


def test_a_referral_with_its_decisions() -> None:
    bring(
        f"{REFERRED}NRM/17",
        "A1,2026-03-10,rg_decision,Single Competent Authority,positive",
        "A1,2026-09-10T10:00,cg_decision,Immigration Enforcement Competent Authority,negative",
    )
    referral = Referral.objects.get()
    assert (referral.route, str(referral.first_responder), referral.submitted_at) == (
        "NRM",
        "The Passage",
        datetime(2026, 3, 4, 9, 0, tzinfo=UTC),
    )
    decisions = CompetentAuthorityDecision.objects.order_by("decided_on")
    assert [(row.stage, row.outcome, row.authority) for row in decisions] == [
        ("reasonable_grounds", "positive", "sca"),
        ("conclusive_grounds", "negative", "ieca"),
    ]


def test_a_decision_belongs_to_the_last_referral_before_it() -> None:
    again = "A1,2026-06-01T09:00,nrm_referred,Crisis,"
    bring(REFERRED, again, "A1,2026-06-05,rg_decision,SCA,positive")
    assert str(CompetentAuthorityDecision.objects.get().referral.first_responder) == "Crisis"


@pytest.mark.parametrize(
    ("code", "kept"), [("fears_authorities", "fears_authorities"), ("told_us_so", "other")]
)
def test_a_duty_to_notify_with_its_reason(code: str, kept: str) -> None:
    bring(f"A1,2026-03-04,dtn_made,The Passage,{code}")
    assert Referral.objects.get().refusal_reasons == [kept]
    assert any(code in note.text for note in Note.objects.all()) == (code != kept)


def test_not_referred_with_its_reason() -> None:
    bring("A1,2026-03-04T12:00,not_referred,The Passage,refused")
    assert NotReferred.objects.get().reason == "refused"


def test_missing_found_and_out_of_contact_are_notes() -> None:
    bring(
        "A1,2026-03-03,missing_reported,Crisis,",
        "A1,2026-03-04,found,,",
        "A1,2026-03-05,disengaged,Crisis,",
    )
    assert [(in_london(note.written_at).day, note.text) for note in Note.objects.order_by("written_at")] == [
        (3, "Reported missing, says Crisis (from the case log)."),
        (4, "Found again after having been missing (from the case log)."),
        (5, "No longer in contact, says Crisis (from the case log)."),
    ]


def test_a_closed_case_waits_for_nothing() -> None:
    case = bring("A1,2026-05-01,closed,The Passage,withdrew", "A1,2026-05-01T10:00,found,Crisis,")
    assert (case.state, Closure.objects.get().outcome) == ("closed", "withdrew")
    assert not Clock.objects.filter(state="running").exists()
