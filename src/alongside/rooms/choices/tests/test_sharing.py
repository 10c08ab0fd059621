"""Showing something without consent: a ground, a reason, a second person, an end."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import viewing, writing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.choices.actions import (
    HowAsked,
    agree_to_sharing,
    decline_sharing,
    end_sharing,
    refuse_consent,
    share_without_consent,
)
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.policies import can_record_consent, can_review
from alongside.rooms.choices.presenters.consent import decision_state
from alongside.rooms.choices.queries.sharing import to_review
from alongside.rooms.choices.tests.factories import LATER, a_consent, a_question, an_override
from alongside.rooms.choices.words import LawfulBasis, Purpose, SpecialCondition
from alongside.rooms.directory.tests.factories import a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import close_case
from alongside.rooms.people.models import Case, CaseGrant
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.words import Basis

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alice_looks")]
HOUR = timedelta(hours=1)


@pytest.fixture
def grace(alice: User) -> User:
    seat = alice.memberships.get()
    return a_worker(Role.SERVICE_MANAGER, seat.agency, seat.team, "Grace")


@pytest.fixture
def council() -> Agency:
    return an_agency("Council", AgencyKind.COUNCIL)


def agree(decision: SharingDecision, by: User, at: datetime) -> None:
    with viewing.seen_by(eyes_of(by), at=at):
        agree_to_sharing(decision=decision, by=by, at=at)


def opened(case: Case, at: datetime = LATER) -> list[CaseGrant]:
    found = grants_of(case, at)
    return [grant for grant in found if grant.basis in (Basis.STATUTORY_DUTY, Basis.VITAL_INTEREST)]


def test_nothing_opens_before_a_second_person_agrees(
    case: Case, alice: User, grace: User, council: Agency
) -> None:
    decision = share_without_consent(case=case, override=an_override(council), by=alice, at=LATER)
    assert (decision.state, opened(case)) == ("proposed", [])
    agree(decision, grace, LATER + HOUR)
    (grant,) = opened(case, LATER + HOUR)
    assert (grant.agency, grant.basis, grant.about_id) == (council, "statutory_duty", decision.pk)
    assert grant.until == decision.until


def test_to_protect_a_life_it_opens_at_once_for_a_day(
    case: Case, alice: User, grace: User, council: Agency
) -> None:
    life = an_override(council, basis=LawfulBasis.VITAL_INTEREST, special_condition=SpecialCondition.LIFE)
    decision = share_without_consent(case=case, override=life, by=alice, at=LATER)
    (grant,) = opened(case)
    assert (grant.basis, grant.until) == ("vital_interest", LATER + 24 * HOUR)
    assert decision.review_due == LATER + 24 * HOUR
    assert opened(case, LATER + 24 * HOUR) == []
    agree(decision, grace, LATER + HOUR)
    (grant,) = opened(case, LATER + HOUR)
    assert grant.until == decision.until


def test_what_is_declined_closes_at_once(case: Case, alice: User, grace: User, council: Agency) -> None:
    life = an_override(council, basis=LawfulBasis.VITAL_INTEREST, special_condition=SpecialCondition.LIFE)
    decision = share_without_consent(case=case, override=life, by=alice, at=LATER)
    decline_sharing(decision=decision, word="No sign of danger.", by=grace, at=LATER + HOUR)
    assert opened(case, LATER + HOUR) == []
    with pytest.raises(NotAllowed):
        agree_to_sharing(decision=decision, by=grace, at=LATER + HOUR)


def test_it_can_be_ended_before_its_end(case: Case, alice: User, grace: User, council: Agency) -> None:
    decision = share_without_consent(case=case, override=an_override(council), by=alice, at=LATER)
    agree(decision, grace, LATER)
    end_sharing(decision=decision, by=alice, at=LATER + HOUR)
    assert opened(case, LATER + HOUR) == []


def test_nobody_is_their_own_second_person(case: Case, alice: User, council: Agency) -> None:
    decision = share_without_consent(case=case, override=an_override(council), by=alice, at=LATER)
    with pytest.raises(Refused, match="decided this yourself"):
        agree_to_sharing(decision=decision, by=alice, at=LATER)
    with pytest.raises(IntegrityError, match="another"), transaction.atomic(), writing.allowed():
        SharingDecision.objects.filter(pk=decision.pk).update(reviewed_by=alice, reviewed_at=LATER)
    with pytest.raises(IntegrityError, match="was_reviewed"), transaction.atomic(), writing.allowed():
        SharingDecision.objects.filter(pk=decision.pk).update(state="in_force")


def test_who_may_look_again(case: Case, alice: User, grace: User, council: Agency) -> None:
    decision = share_without_consent(case=case, override=an_override(council), by=alice, at=LATER)
    seat = alice.memberships.get()
    manager_there = a_worker(Role.SERVICE_MANAGER, council)
    colleague = a_worker(Role.NAVIGATOR, seat.agency, seat.team)
    assert can_review(eyes_of(grace), decision)
    assert not any(can_review(eyes_of(user), decision) for user in (alice, manager_there, colleague))
    for user, number in ((grace, 1), (alice, 0), (manager_there, 0), (colleague, 0)):
        with viewing.seen_by(eyes_of(user), at=LATER):
            assert to_review(eyes_of(user), LATER).count() == number


def test_what_the_person_agreed_to_needs_no_decision(case: Case, alice: User, council: Agency) -> None:
    asked = a_question(council, Section.IDENTITY, purpose=Purpose.SAFETY)
    a_consent(case, alice, asked, days=2)
    with pytest.raises(Refused, match="agreed to this"):
        share_without_consent(case=case, override=an_override(council, Section.IDENTITY), by=alice, at=LATER)
    wider = an_override(council, Section.IDENTITY, Section.HEALTH)
    assert share_without_consent(case=case, override=wider, by=alice, at=LATER).state == "proposed"


def test_a_decision_whose_day_has_come_says_so_and_waits_for_nobody(
    case: Case, alice: User, grace: User, council: Agency
) -> None:
    life = an_override(council, basis=LawfulBasis.VITAL_INTEREST, special_condition=SpecialCondition.LIFE)
    row = share_without_consent(case=case, override=life, by=alice, at=LATER)
    moments = (LATER, LATER + 24 * HOUR, row.until)
    said = [decision_state(row, moment) for moment in moments]
    assert said[0] == "Open, and waits for a second person"
    assert said[1].endswith("nobody had looked. Late")
    assert said[2].startswith("Ended on ")
    with viewing.seen_by(eyes_of(grace), at=LATER):
        assert [to_review(eyes_of(grace), moment).count() for moment in moments] == [1, 1, 0]


def test_it_is_kept_what_the_person_had_said_and_why_they_were_not_told(
    case: Case, alice: User, council: Agency
) -> None:
    asked = a_question(council, purpose=Purpose.SAFETY)
    refuse_consent(case=case, asked=asked, how=HowAsked(), by=alice, at=LATER)
    decision = share_without_consent(case=case, override=an_override(council), by=alice, at=LATER)
    assert (decision.answer_then, decision.told) == ("refused", False)
    assert decision.not_told_why.startswith("It would put them")
    with pytest.raises(IntegrityError, match="told_or_why"), transaction.atomic(), writing.allowed():
        SharingDecision.objects.filter(pk=decision.pk).update(not_told_why="")


@pytest.mark.parametrize("wrong", [{"reason": "  "}, {"until": LATER}, {"sections": frozenset()}])
def test_without_a_reason_an_end_or_parts_nothing_is_decided(
    case: Case, alice: User, council: Agency, wrong: dict[str, object]
) -> None:
    with pytest.raises(Refused, match="needs parts"):
        share_without_consent(case=case, override=an_override(council, **wrong), by=alice, at=LATER)


def test_never_to_immigration_enforcement(case: Case, alice: User, council: Agency) -> None:
    enforcement = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    with pytest.raises(Refused, match="cannot be overridden"):
        share_without_consent(case=case, override=an_override(enforcement), by=alice, at=LATER)
    decision = share_without_consent(case=case, override=an_override(council), by=alice, at=LATER)
    with pytest.raises(IntegrityError, match="enforcement"), transaction.atomic(), writing.allowed():
        SharingDecision.objects.filter(pk=decision.pk).update(agency=enforcement)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [(Role.NAVIGATOR, True), (Role.SERVICE_MANAGER, True), (Role.NURSE, False), (Role.COMMISSIONER, False)],
)
def test_who_may_decide(case: Case, alice: User, role: Role, allowed: bool) -> None:
    seat = alice.memberships.get()
    user = a_worker(role, seat.agency, seat.team)
    with viewing.seen_by(eyes_of(user), at=LATER):
        assert can_record_consent(eyes_of(user), case) is allowed


def test_the_evidence_quotes_no_reason(case: Case, alice: User, council: Agency) -> None:
    share_without_consent(case=case, override=an_override(council), by=alice, at=LATER)
    written = str(list(AuditEntry.objects.filter(case_id=case.pk).values()))
    assert "sharing.decided" in written
    assert "exploited" not in written


def test_in_a_closed_case_nothing_is_agreed_to(case: Case, alice: User, grace: User, council: Agency) -> None:
    override = an_override(council, Section.IDENTITY)
    decision = share_without_consent(case=case, override=override, by=alice, at=LATER)
    close_case(case=case, outcome="other", reason="", by=alice, at=LATER)
    with pytest.raises(Refused, match="not open"):
        agree(decision, grace, LATER)
    assert opened(case) == []


def test_an_end_that_has_passed_is_not_agreed_to(
    case: Case, alice: User, grace: User, council: Agency
) -> None:
    override = an_override(council, Section.IDENTITY, until=LATER + HOUR)
    decision = share_without_consent(case=case, override=override, by=alice, at=LATER)
    with pytest.raises(Refused, match="passed already"):
        agree_to_sharing(decision=decision, by=grace, at=LATER + 2 * HOUR)
