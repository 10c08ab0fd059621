"""R-MACC-07: one area asks, another answers; the case itself moves, with its plan, its dates and its limits."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.foundations.access import writing
from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.clocks.models import Clock
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.models import Handover, PlannedAction
from alongside.rooms.conferences.policies import handover as policies
from alongside.rooms.conferences.tests.factories import TOMORROW, Table, a_conference, an_action
from alongside.rooms.conferences.tests.moving import SHOWN, Moving, responsible_for, seen_by
from alongside.rooms.conferences.words import DeclinedWhy, SharingGround
from alongside.rooms.directory.tests.factories import NOW, an_agency, eyes_of
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.models import Case, CaseGrant, KeyWorker, Name
from alongside.rooms.people.queries import key_worker_of
from alongside.rooms.people.sight import sight_of
from alongside.rooms.people.tests.factories import every_grant
from alongside.rooms.people.words import Basis

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def moving() -> Moving:
    return Moving()


def test_before_it_answers_an_area_sees_what_the_person_agreed_to_and_no_more(moving: Moving) -> None:
    with seen_by(moving.omar):
        assert not Case.objects.exists()
    row = moving.proposed()
    with seen_by(moving.omar):
        assert sight_of(moving.case, eyes_of(moving.omar), NOW).sections == SHOWN
        assert Handover.objects.get().why == "A room with her sister."
    assert responsible_for(moving.case) == [moving.here.name]
    assert row.answer_by == NOW + timedelta(hours=48)


def test_with_a_yes_the_same_case_is_theirs_and_its_clocks_go_on(moving: Moving) -> None:
    row = moving.accepted(moving.proposed(), at=LATER)
    assert responsible_for(moving.case) == [moving.agency.name]
    with seen_by(moving.omar, LATER):
        case = Case.objects.get()
        assert (case.pk, case.reference, case.partnership) == (
            moving.case.pk,
            moving.case.reference,
            moving.area,
        )
        assert (case.identified_at, case.local_reference, row.left_reference) == (NOW, "", "W-7")
        assert key_worker_of(case) == moving.omar
        assert KeyWorker.objects.filter(case=case).count() == 2
        asked = Clock.objects.get(rule="R-MACC-07")
        assert (asked.state, asked.met_at) == ("met", LATER)
        assert Section.IMMIGRATION not in sight_of(case, eyes_of(moving.omar), LATER).sections


def test_the_plan_and_the_hours_of_the_first_conference_travel() -> None:
    table, moving = Table(), Moving()
    moving.alice, moving.case = table.alice, table.case
    with seen_by(table.alice):
        step = an_action(a_conference(table, starts=TOMORROW), table.nurse)
        began = list(Clock.objects.order_by("pk").values_list("event", "due"))
    moving.accepted(moving.proposed())
    with seen_by(moving.omar):
        found = PlannedAction.objects.get()
        assert (found.pk, found.owner_user, found.due_on) == (step.pk, table.nurse, step.due_on)
        stayed = Clock.objects.exclude(rule="R-MACC-07").order_by("pk").values_list("event", "due")
        assert list(stayed) == began


def test_whoever_had_it_sees_afterwards_only_what_the_person_agreed_to(moving: Moving) -> None:
    moving.accepted(moving.proposed(), at=LATER)
    with seen_by(moving.alice, LATER):
        assert not Case.objects.exists()
        assert not Name.objects.exists()
    standing = [grant for grant in every_grant(LATER) if grant.ended_at is None]
    assert [(grant.agency, grant.basis) for grant in standing] == [(moving.agency, "owner")]


def test_a_no_says_why_and_closes_what_was_shown(moving: Moving) -> None:
    row = moving.proposed()
    with seen_by(moving.omar), pytest.raises(Refused, match="in a sentence why"):
        actions.decline_handover(handover=row, why=DeclinedWhy.OTHER, by=moving.omar, at=NOW)
    with seen_by(moving.omar):
        actions.decline_handover(handover=row, why=DeclinedWhy.NO_CAPACITY, by=moving.omar, at=NOW)
        assert not Case.objects.exists()
    assert responsible_for(moving.case) == [moving.here.name]
    with seen_by(moving.alice):
        assert Handover.objects.get().declined_why == DeclinedWhy.NO_CAPACITY
        assert policies.can_propose(eyes_of(moving.alice), moving.case)


def test_a_question_waits_for_its_answer_and_stops_no_clock(moving: Moving) -> None:
    row = moving.proposed()
    with seen_by(moving.omar):
        row = actions.ask_about(handover=row, text="Is there a room?", by=moving.omar, at=NOW)
        assert Clock.objects.get(rule="R-MACC-07").due == row.answer_by
        with pytest.raises(NotAllowed):
            actions.ask_about(handover=row, text="And a doctor?", by=moving.omar, at=NOW)
    with seen_by(moving.alice):
        row = actions.answer_about(handover=row, text="Yes, her sister's.", by=moving.alice, at=NOW)
        assert [remark.text for remark in row.remarks.order_by("said_at", "kind")] == [
            "Yes, her sister's.",
            "Is there a room?",
        ]


def test_papers_go_along_only_where_the_person_agreed_to_it(moving: Moving) -> None:
    everything = frozenset(Section)
    with pytest.raises(Refused, match="Papers"):
        moving.proposed(travels=everything, ground=SharingGround.SAFEGUARDING, ground_reason="He is near.")
    with pytest.raises(Refused, match="own words"):
        moving.proposed(own_words=" ")
    row = moving.accepted(moving.proposed())
    with seen_by(moving.omar):
        actions.agree_to_more(
            handover=row, sections={Section.IMMIGRATION}, own_words="Now yes.", by=moving.omar, at=NOW
        )
        assert sight_of(moving.case, eyes_of(moving.omar), NOW).sections == everything


def test_only_the_team_that_was_asked_answers_and_only_the_one_that_asked_takes_back(moving: Moving) -> None:
    row = moving.proposed()
    with seen_by(moving.alice):
        assert not policies.can_answer(eyes_of(moving.alice), row)
        with pytest.raises(Refused, match="yourself"):
            actions.accept_handover(handover=row, key_worker=moving.omar, by=moving.alice, at=NOW)
        with pytest.raises(Refused, match="yourself"):
            actions.decline_handover(handover=row, why=DeclinedWhy.NOT_OURS, by=moving.alice, at=NOW)
    with seen_by(moving.omar):
        assert policies.can_answer(eyes_of(moving.omar), row)
        assert not policies.can_withdraw(eyes_of(moving.omar), row)
        with pytest.raises(Refused, match="asked this"):
            actions.withdraw_handover(handover=row, by=moving.omar, at=NOW)
        with pytest.raises(Refused, match="in the team that was asked"):
            actions.accept_handover(handover=row, key_worker=moving.alice, by=moving.omar, at=NOW)


def test_an_area_is_asked_where_somebody_leads_cases_and_not_ones_own(moving: Moving) -> None:
    with pytest.raises(Refused, match="the area that the person is in"):
        moving.proposed(area=moving.case.partnership, agency=moving.here, team=None)
    with pytest.raises(Refused, match="Nobody who leads cases"):
        moving.proposed(team=None)
    with pytest.raises(Refused, match="Without the plan"):
        moving.proposed(shown=frozenset({Section.IDENTITY}))


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE conferences_handover SET state = 'accepted', ended_at = proposed_at, ended_by_id = proposed_by_id",
        "UPDATE conferences_handover SET to_team_id = NULL",
        "UPDATE conferences_handover SET travels = travels || '{immigration}'",
    ],
)
def test_past_every_verb_the_database_holds_both_sides_to_what_was_proposed(
    moving: Moving, forged: str
) -> None:
    moving.proposed()
    forger = moving.omar if "travels" in forged else moving.alice
    with seen_by(forger), pytest.raises(DatabaseError, match=r"(hand-over|asked)"), transaction.atomic():
        connection.cursor().execute(forged)
    assert responsible_for(moving.case) == [moving.here.name]


def test_before_it_says_yes_an_area_opens_nothing_to_others(moving: Moving) -> None:
    moving.proposed()
    other = an_agency()
    with seen_by(moving.omar):
        with pytest.raises(Refused, match="before you say yes"):
            give_grant(
                case=moving.case, agency=other, sections=[Section.SUPPORT], basis=Basis.CONSENT,
                by=moving.omar, at=NOW,
            )  # fmt: skip
        with pytest.raises(DatabaseError, match="row-level"), transaction.atomic(), writing.allowed():
            CaseGrant.objects.create(
                case=moving.case, agency=other, sections=[Section.SUPPORT], basis=Basis.CONSENT,
                starts=NOW, given_by=moving.omar,
            )  # fmt: skip
