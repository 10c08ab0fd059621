"""What stands around the ledger: immigration by name, never to enforcement, no row ever changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import viewing, writing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices.actions import (
    HowAsked,
    refuse_consent,
    withdraw_consent,
)
from alongside.rooms.choices.jobs import check_grants
from alongside.rooms.choices.models import Consent
from alongside.rooms.choices.queries.consent import (
    may_hear_of_immigration,
    standing_of,
)
from alongside.rooms.choices.tests.factories import LATER, a_consent, a_question
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import give_grant
from alongside.rooms.people.grounds import without_ground
from alongside.rooms.people.models import Case
from alongside.rooms.people.words import Basis

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alice_looks")]
DAY = timedelta(days=1)


def test_immigration_is_opened_only_where_it_was_named(case: Case, alice: User, police: Agency) -> None:
    asked = a_question(police, Section.IMMIGRATION)
    unnamed = type(asked)(purpose=asked.purpose, agency=police, sections=asked.sections)
    with pytest.raises(Refused, match="not asked for by name"):
        a_consent(case, alice, unnamed)
    assert not may_hear_of_immigration(case, police, LATER)
    consent = a_consent(case, alice, asked)
    assert may_hear_of_immigration(case, police, LATER)
    withdraw_consent(consent=consent, by=alice, at=LATER)
    assert not may_hear_of_immigration(case, police, LATER)


def test_who_does_not_see_where_somebody_is_does_not_see_whom_they_told(
    case: Case, alice: User, police: Agency
) -> None:
    a_consent(case, alice, a_question(police))
    a_consent(case, alice, a_question(an_agency("Hostel"), Section.WHEREABOUTS))
    assert [row.section for row in standing_of(case, LATER)] == ["whereabouts", "support"]


def test_what_was_said_later_counts_also_for_those_to_whom_it_is_closed(
    case: Case, alice: User, police: Agency
) -> None:
    nurse = a_worker(Role.NURSE, an_agency())
    agency = nurse.memberships.get().agency
    give_grant(case=case, agency=agency, sections=[Section.SUPPORT], basis=Basis.APPROVAL, by=alice, at=LATER)
    a_consent(case, alice, a_question(police))
    hidden = a_consent(case, alice, a_question(police, Section.WHEREABOUTS))
    withdraw_consent(consent=hidden, by=alice, at=LATER)
    with viewing.seen_by(eyes_of(nurse), at=LATER):
        assert standing_of(case, LATER) == []


def test_immigration_enforcement_is_not_recorded(case: Case, alice: User) -> None:
    enforcement = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    with pytest.raises(Refused, match="cannot be overridden"):
        a_consent(case, alice, a_question(enforcement))
    with pytest.raises(Refused, match="cannot be overridden"):
        refuse_consent(case=case, asked=a_question(enforcement), how=HowAsked(), by=alice, at=LATER)


def test_the_database_keeps_what_was_said(case: Case, alice: User, police: Agency) -> None:
    consent = a_consent(case, alice, a_question(police))
    with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic(), writing.allowed():
        Consent.objects.filter(pk=consent.pk).update(said="refused")
    with pytest.raises(IntegrityError, match="one_standing"), transaction.atomic(), writing.allowed():
        Consent.objects.create(
            case=case, section="support", purpose=consent.purpose, agency=police, number=1, said="refused",
            starts=NOW, said_by=alice,
        )  # fmt: skip


def test_the_evidence_quotes_nothing(case: Case, alice: User, police: Agency) -> None:
    consent = a_consent(case, alice, a_question(police))
    withdraw_consent(consent=consent, own_words="They know my cousin", by=alice, at=LATER)
    written = str(list(AuditEntry.objects.filter(case_id=case.pk).values()))
    assert "consent.withdrawn" in written
    assert "cousin" not in written


def test_the_night_finds_a_grant_whose_consent_was_taken_back(
    case: Case, alice: User, police: Agency
) -> None:
    consent = a_consent(case, alice, a_question(police))
    assert without_ground(LATER) == []
    withdraw_consent(consent=consent, by=alice, at=LATER)
    give_grant(
        case=case,
        agency=police,
        sections=[Section.HEALTH],
        basis=Basis.CONSENT,
        about_id=consent.pk,
        by=alice,
        at=LATER,
    )
    assert len(without_ground(LATER)) == 1
    assert check_grants(int(LATER.timestamp())) == 1
    assert without_ground(LATER) == []
