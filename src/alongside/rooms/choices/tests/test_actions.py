from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import writing
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.choices.actions import (
    SessionFacts,
    correct_session,
    record_advice,
    record_answer,
    record_session,
)
from alongside.rooms.choices.models import Answer, InformationSession
from alongside.rooms.choices.queries import answers_of, choice_of, had_advice, sessions_of, standing_answer
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.tests.factories import LATER, a_session, an_answer, an_informed_yes
from alongside.rooms.choices.words import REQUIRED, AdviceKind, InterpreterNeed, Point, RefusalReason
from alongside.rooms.directory.tests.factories import NOW, an_agency
from alongside.rooms.people.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alice_looks")]
HOUR = timedelta(hours=1)


def test_before_anything_nothing_was_asked(case: Case) -> None:
    choice = choice_of(case)
    assert (choice.said, choice.counts, choice.consents) == (Said.NOT_ASKED, False, None)
    assert len(choice.missing.points) == 8


def test_a_yes_after_all_was_explained_counts(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    choice = choice_of(case)
    assert choice.counts
    assert choice.consents is True


def test_a_yes_with_points_missing_is_kept_and_does_not_count(case: Case, alice: User) -> None:
    a_session(case, alice, Point.WHAT_IT_IS, Point.SUPPORT)
    an_answer(case, alice)
    choice = choice_of(case)
    assert (choice.said, choice.counts) == (Said.YES, False)
    assert len(choice.missing.points) == 6


def test_what_is_explained_afterwards_does_not_make_an_earlier_yes_informed(case: Case, alice: User) -> None:
    an_answer(case, alice, given=NOW)
    a_session(case, alice, held=NOW + HOUR)
    assert not choice_of(case).counts
    an_answer(case, alice, given=NOW + 2 * HOUR)
    assert choice_of(case).counts


def test_short_sessions_add_up(case: Case, alice: User) -> None:
    first, *others = sorted(REQUIRED)
    a_session(case, alice, first, held=NOW)
    a_session(case, alice, *others, held=NOW + HOUR)
    an_answer(case, alice)
    assert choice_of(case).counts


def test_every_session_that_explained_something_needs_its_interpreter_recorded(
    case: Case, alice: User
) -> None:
    first, *others = sorted(REQUIRED)
    unsure = a_session(case, alice, first, need=None)
    a_session(case, alice, *others)
    an_answer(case, alice)
    assert choice_of(case).missing.words == ["Whether an interpreter is needed"]
    facts = SessionFacts(points=unsure.explained, interpreter_need=InterpreterNeed.NEEDED)
    correct_session(session=unsure, held_at=NOW, facts=facts, by=alice, at=LATER)
    assert choice_of(case).counts


def test_a_correction_keeps_the_old_row(case: Case, alice: User) -> None:
    old = a_session(case, alice)
    new = correct_session(session=old, held_at=NOW, facts=SessionFacts(language="vi"), by=alice, at=LATER)
    assert sessions_of(case) == [new]
    assert InformationSession.objects.get(pk=old.pk).replaced_by == new
    with pytest.raises(Refused, match="saved this while you were writing"):
        correct_session(session=old, held_at=NOW, facts=SessionFacts(), by=alice, at=LATER)


def test_a_yes_is_taken_back_by_a_new_answer(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    with pytest.raises(NotAllowed):
        an_answer(case, alice, Said.NO, given=LATER + HOUR)
    an_answer(case, alice, Said.WITHDRAWN, given=LATER + HOUR)
    assert choice_of(case).consents is False
    assert [answer.said for answer in answers_of(case)] == [Said.WITHDRAWN, Said.YES]


def test_not_yet_is_no_answer_for_the_route(case: Case, alice: User) -> None:
    an_answer(case, alice, Said.NOT_YET, own_words="I want to speak to my sister first.")
    assert choice_of(case).consents is None


def test_of_two_answers_in_one_minute_the_later_written_stands(case: Case, alice: User) -> None:
    an_answer(case, alice, Said.NOT_YET)
    an_answer(case, alice, Said.NO, reasons=[RefusalReason.FEARS_AUTHORITIES])
    standing = standing_answer(case)
    assert standing is not None
    assert (standing.said, standing.reasons) == (Said.NO, ["fears_authorities"])


def test_an_answer_cannot_slip_in_before_a_later_one(case: Case, alice: User) -> None:
    an_answer(case, alice, Said.NO, given=LATER)
    with pytest.raises(Refused, match="later answer"):
        an_answer(case, alice, given=NOW)


def test_nothing_is_recorded_of_the_future(case: Case, alice: User) -> None:
    tomorrow = LATER + 24 * HOUR
    with pytest.raises(Refused, match="still to come"):
        record_session(case=case, held_at=tomorrow, facts=SessionFacts(), by=alice, at=LATER)
    with pytest.raises(Refused, match="still to come"):
        record_advice(case=case, kind=AdviceKind.LEGAL, given_at=tomorrow, by=alice, at=LATER)
    with pytest.raises(Refused, match="still to come"):
        record_answer(case=case, said=Said.NO, given_at=tomorrow, by=alice, at=LATER)


def test_a_case_log_needs_a_language_and_no_more(case: Case, alice: User) -> None:
    record_session(case=case, held_at=NOW, facts=SessionFacts(language="sq"), by=alice, at=LATER)
    record_advice(case=case, kind=AdviceKind.LEGAL, given_at=NOW, agency=an_agency(), by=alice, at=LATER)
    assert [session.language for session in sessions_of(case)] == ["sq"]
    assert had_advice(case, AdviceKind.LEGAL)
    assert not had_advice(case, AdviceKind.HOUSING)


def test_the_evidence_names_nobody_and_quotes_nothing(case: Case, alice: User) -> None:
    a_session(case, alice, understanding="She said it in her own words")
    an_answer(case, alice, own_words="Yes please")
    entries = AuditEntry.objects.filter(case_id=case.pk, event__in=["session.recorded", "answer.yes"])
    assert entries.count() == 2
    written = str(list(entries.values()))
    assert "own words" not in written
    assert "Yes please" not in written


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [("said", "perhaps", "answer_known"), ("reasons", ["weather"], "answer_reasons_known")],
)
def test_the_database_knows_the_words(
    case: Case, alice: User, column: str, value: object, sentence: str
) -> None:
    answer = an_answer(case, alice, Said.NO)
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic(), writing.allowed():
        Answer.objects.filter(pk=answer.pk).update(**{column: value})
