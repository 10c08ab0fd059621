"""The ledger: what was said stays, one answer stands, and what is open is what was agreed."""

from datetime import timedelta

import pytest

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.choices.actions import (
    HowAsked,
    expire_consents,
    give_consent,
    put_off_consent,
    refuse_consent,
    withdraw_consent,
)
from alongside.rooms.choices.models import Consent
from alongside.rooms.choices.queries.consent import (
    history_of,
    standing_of,
)
from alongside.rooms.choices.states import CONSENT, ConsentState
from alongside.rooms.choices.tests.factories import (
    LATER,
    a_consent,
    a_question,
    a_way_of_asking,
    open_by_consent,
)
from alongside.rooms.choices.words import Capacity, InterpreterNeed, Purpose, Understood
from alongside.rooms.directory.tests.factories import a_team
from alongside.rooms.people.actions import close_case
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import grants_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alice_looks")]
DAY = timedelta(days=1)


def test_a_yes_opens_what_was_agreed_until_the_day_that_was_agreed(
    case: Case, alice: User, police: Agency
) -> None:
    consent = a_consent(case, alice, a_question(police, Section.IDENTITY, Section.JUSTICE))
    (grant,) = open_by_consent(case, LATER)
    assert (grant.agency, grant.about_id, grant.until) == (police, consent.pk, consent.until)
    assert grant.sections == ["identity", "justice"]
    assert open_by_consent(case, LATER + 30 * DAY) == []


def test_it_is_kept_how_it_was_asked(case: Case, alice: User, police: Agency) -> None:
    consent = a_consent(case, alice, a_question(police))
    assert (consent.text_version, consent.language) == ("consent@2026-01-01", "sq")
    assert (consent.explained_by, consent.capacity, consent.understood) == ("Alice", "no_doubt", "told_back")


def test_taken_back_closes_at_once_and_keeps_both_rows(case: Case, alice: User, police: Agency) -> None:
    given_row = a_consent(case, alice, a_question(police))
    taken = withdraw_consent(consent=given_row, by=alice, at=LATER + DAY)
    assert open_by_consent(case, LATER + DAY) == []
    assert [row.said for row in history_of(case)] == ["withdrawn", "given"]
    assert standing_of(case, LATER) == [taken]
    assert taken.sections == given_row.sections


def test_a_second_yes_takes_the_place_of_the_first(case: Case, alice: User, police: Agency) -> None:
    a_consent(case, alice, a_question(police, Section.IDENTITY, Section.HEALTH))
    second = a_consent(case, alice, a_question(police, Section.IDENTITY), at=LATER + DAY)
    (grant,) = open_by_consent(case, LATER + DAY)
    assert (grant.about_id, grant.sections) == (second.pk, ["identity"])


def test_another_purpose_and_a_team_are_answers_of_their_own(case: Case, alice: User, police: Agency) -> None:
    a_consent(case, alice, a_question(police))
    a_consent(case, alice, a_question(police, purpose=Purpose.POLICE))
    a_consent(case, alice, a_question(police, team=a_team(police)))
    assert len(standing_of(case, LATER)) == len(open_by_consent(case, LATER)) == 3


def test_no_and_not_yet_open_nothing_and_close_nothing(case: Case, alice: User, police: Agency) -> None:
    before = grants_of(case, LATER)
    refuse_consent(case=case, asked=a_question(police), how=HowAsked(), by=alice, at=LATER)
    put_off_consent(case=case, asked=a_question(police), how=HowAsked(), by=alice, at=LATER)
    assert grants_of(case, LATER) == before
    assert [row.said for row in history_of(case)] == ["not_yet", "refused"]


def test_a_yes_is_taken_back_and_not_refused(case: Case, alice: User, police: Agency) -> None:
    given_row = a_consent(case, alice, a_question(police))
    with pytest.raises(NotAllowed, match="withdraw consent"):
        refuse_consent(case=case, asked=a_question(police), how=HowAsked(), by=alice, at=LATER)
    withdraw_consent(consent=given_row, by=alice, at=LATER)
    with pytest.raises(NotAllowed):
        withdraw_consent(consent=given_row, by=alice, at=LATER)


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"language": ""}, "language"),
        ({"explained_by": ""}, "who explained"),
        ({"interpreter_need": None}, "interpreter"),
        ({"interpreter_need": InterpreterNeed.NEEDED}, "was not there"),
        ({"capacity": Capacity.IN_DOUBT}, "decide this now"),
        ({"understood": Understood.NOT_SURE}, "understood"),
    ],
)
def test_a_yes_that_was_not_informed_does_not_stand(
    case: Case, alice: User, police: Agency, missing: dict[str, object], words: str
) -> None:
    how = a_way_of_asking(**missing)
    with pytest.raises(Refused, match=words):
        give_consent(case=case, asked=a_question(police), how=how, until=LATER + DAY, by=alice, at=LATER)
    put_off_consent(case=case, asked=a_question(police), how=how, by=alice, at=LATER)


def test_a_yes_has_an_end_to_come_and_names_something(case: Case, alice: User, police: Agency) -> None:
    with pytest.raises(Refused, match="an end"):
        a_consent(case, alice, a_question(police), days=0)


def test_the_night_writes_down_what_ran_out(case: Case, alice: User, police: Agency) -> None:
    a_consent(case, alice, a_question(police), days=2)
    assert expire_consents(by=alice, at=LATER + DAY) == 0
    assert expire_consents(by=alice, at=LATER + 2 * DAY) == 1
    assert expire_consents(by=alice, at=LATER + 2 * DAY) == 0
    (row,) = standing_of(case, LATER)
    assert (row.said, row.said_by) == ("expired", None)
    assert open_by_consent(case, LATER + 2 * DAY) == []


def test_what_was_taken_back_meanwhile_is_not_counted(
    case: Case, alice: User, police: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = a_consent(case, alice, a_question(police), days=2)
    withdraw_consent(consent=said, by=alice, at=LATER + DAY)
    found = "alongside.rooms.choices.actions.consent.run_out"
    monkeypatch.setattr(found, lambda at, case: Consent.objects.filter(pk=said.pk))
    assert expire_consents(by=alice, at=LATER + 2 * DAY) == 0


def test_what_was_agreed_ends_with_the_case(case: Case, alice: User, police: Agency) -> None:
    a_consent(case, alice, a_question(police))
    close_case(case=case, outcome="moved", reason="", by=alice, at=LATER)
    expire_consents(case=case, by=alice, at=LATER)
    assert [row.said for row in standing_of(case, LATER)] == ["expired"]


def test_every_answer_has_its_verb() -> None:
    assert {target for _, target in CONSENT.transitions.values()} == set(ConsentState) - {
        ConsentState.NOT_ASKED
    }
