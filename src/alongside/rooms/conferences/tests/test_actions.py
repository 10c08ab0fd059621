from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import viewing, writing
from alongside.foundations.kernel.results import Refused
from alongside.rooms.clocks.models import Clock
from alongside.rooms.clocks.rules.places import Timing
from alongside.rooms.conferences import actions, queries
from alongside.rooms.conferences.actions.convening import Terms
from alongside.rooms.conferences.actions.minutes import ItemEntry, ScreenEntry, SomebodyWasFirst
from alongside.rooms.conferences.models import AgendaItem, Conference, PlannedAction
from alongside.rooms.conferences.states import ActionState, ConferenceState
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    an_action,
    minute_everything,
)
from alongside.rooms.conferences.words import Mode, Nation, Outcome, Presence, SharingGround
from alongside.rooms.directory.tests.factories import NOW, eyes_of

pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(hours=2)


def held(table: Table) -> Conference:
    return actions.hold_conference(conference=a_conference(table), held_at=TOMORROW, by=table.alice, at=LATER)


def test_r_macc_01_holding_it_meets_the_clocks_at_the_time_it_was_held(table: Table) -> None:
    conference = held(table)
    clocks = Clock.objects.filter(rule="R-MACC-01")
    assert {(clock.state, clock.met_at) for clock in clocks} == {("met", TOMORROW)}
    assert queries.timing_of(table.case, TOMORROW) is Timing.MET_IDEAL
    assert (conference.held_at, conference.held_recorded) == (TOMORROW, LATER)
    assert queries.is_written_down_late(conference)


@pytest.mark.parametrize(
    ("hours", "timing"), [(24, "met_ideal"), (24.1, "met_limit"), (48, "met_limit"), (48.1, "late")]
)
def test_r_macc_01_exactly_on_the_hour_is_within_it(table: Table, hours: float, timing: str) -> None:
    assert queries.timing_of(table.case, NOW + timedelta(hours=hours)) == timing


def test_a_conference_is_not_held_in_the_future_nor_before_the_person_was_met(table: Table) -> None:
    conference = a_conference(table)
    with pytest.raises(Refused, match="in the future"):
        actions.hold_conference(conference=conference, held_at=LATER, by=table.alice, at=TOMORROW)
    with pytest.raises(Refused, match="before the person was first met"):
        actions.hold_conference(
            conference=conference, held_at=NOW - timedelta(hours=1), by=table.alice, at=TOMORROW
        )


def test_only_the_first_conference_is_measured(table: Table) -> None:
    first = held(table)
    review = a_conference(table, invitees=[], starts=TOMORROW + timedelta(days=7))
    assert queries.is_first(first)
    assert not queries.is_first(review)


def test_r_macc_03_r_macc_04_it_cannot_be_closed_and_says_which(table: Table) -> None:
    conference = held(table)
    minute_everything(conference, table.alice, LATER, but=[2, 7])
    item = conference.items.get(number=2)
    entry = ItemEntry(outcome=Outcome.NOT_RELEVANT)
    actions.record_agenda_item(item=item, entry=entry, version=1, by=table.alice, at=LATER)
    with pytest.raises(Refused) as refusal:
        actions.close_conference(conference=conference, by=table.alice, at=LATER)
    assert refusal.value.next_step == (
        "Item 2, Physical and mental health, has no reason why it is not relevant. "
        "Item 7, Legal issues: status, criminality, is not recorded. "
        "The action plan is empty: it needs at least one action, with an owner and a date."
    )
    conference.refresh_from_db()
    assert conference.state == ConferenceState.HELD


def test_one_who_may_not_read_an_item_still_cannot_close_without_it(table: Table) -> None:
    conference = held(table)
    minute_everything(conference, table.alice, LATER, but=[7])
    an_action(conference, table.alice)
    with viewing.seen_by(eyes_of(table.nurse), at=LATER):
        assert not AgendaItem.objects.filter(number=7).exists()
        with pytest.raises(Refused, match="Item 7"):
            actions.close_conference(conference=conference, by=table.nurse, at=LATER)


def test_a_quorum_that_was_not_reached_is_kept_and_does_not_block(table: Table) -> None:
    conference = held(table)
    minute_everything(conference, table.alice, LATER)
    an_action(conference, table.alice)
    actions.note_attendance(
        invitation=conference.invitations.get(user=table.alice),
        presence=Presence.PRESENT,
        by=table.alice,
        at=LATER,
    )
    closed = actions.close_conference(conference=conference, by=table.alice, at=LATER)
    assert (closed.state, closed.quorum_gaps) == (ConferenceState.CLOSED, ["too_few_present"])


def test_a_deputy_counts_as_present(table: Table) -> None:
    conference = held(table)
    for user, deputy in ((table.alice, ""), (table.social_worker, "Sam")):
        actions.note_attendance(
            invitation=conference.invitations.get(user=user),
            presence=Presence.ABSENT if deputy else Presence.PRESENT,
            deputy=deputy,
            by=table.alice,
            at=LATER,
        )
    invitations = queries.standing_invitations(conference)
    assert queries.quorum_gaps_of(conference, invitations, conference.attendances.all()) == []


def done(table: Table, action: PlannedAction) -> PlannedAction:
    facts: dict[str, Any] = {"act": "mark_done", "word": "They are registered.", "day": LATER.date()}
    return actions.end_action(action=action, by=table.alice, at=LATER, **facts)


def test_nothing_is_written_into_minutes_that_stand(table: Table) -> None:
    conference = held(table)
    minute_everything(conference, table.alice, LATER)
    action = an_action(conference, table.alice)
    actions.close_conference(conference=conference, by=table.alice, at=LATER)
    for attempt in (
        lambda: minute_everything(conference, table.alice, LATER),
        lambda: an_action(conference, table.alice),
        lambda: actions.note_late_arrival(
            conference=conference, agency=table.case.partnership.host, by=table.alice, at=LATER
        ),
    ):
        with pytest.raises(Refused, match="minutes stand"):
            attempt()
    ended = done(table, action)
    assert ended.state == ActionState.DONE


def test_a_stale_save_overwrites_nothing(table: Table) -> None:
    item = a_conference(table).items.get(number=1)
    mine = ItemEntry(outcome=Outcome.DISCUSSED, notes="mine")
    theirs = ItemEntry(outcome=Outcome.DISCUSSED, notes="theirs")
    actions.record_agenda_item(item=item, entry=theirs, version=1, by=table.rough_sleeping, at=NOW)
    with pytest.raises(SomebodyWasFirst) as refusal:
        actions.record_agenda_item(item=item, entry=mine, version=1, by=table.alice, at=NOW)
    assert refusal.value.standing.notes == "theirs"  # type: ignore[union-attr]
    row = actions.record_agenda_item(item=item, entry=mine, version=2, by=table.alice, at=NOW)
    assert (row.notes, row.version) == ("mine", 3)


def test_the_safeguarding_screen_is_one_row_with_versions(table: Table) -> None:
    conference = a_conference(table)
    entry = ScreenEntry(nation=Nation.ENGLAND, has_needs=True, at_risk=True, cannot_protect=False)
    facts: dict[str, Any] = {"conference": conference, "entry": entry, "by": table.alice, "at": NOW}
    assert actions.record_screen(version=0, **facts).version == 1
    with pytest.raises(SomebodyWasFirst):
        actions.record_screen(version=0, **facts)
    assert actions.record_screen(version=1, **facts).version == 2


def test_r_macc_04_an_action_has_one_owner_a_step_and_a_date(table: Table) -> None:
    conference = a_conference(table)
    with pytest.raises(Refused, match="one owner"):
        an_action(conference, table.alice, owner_agency=table.case.partnership.host)
    with pytest.raises(Refused, match="step and a date"):
        an_action(conference, table.alice, due_on=None)
    with pytest.raises(Refused, match="step and a date"):
        an_action(conference, table.alice, step="  ")


def test_old_actions_stand_first_at_the_next_conference(table: Table) -> None:
    first = held(table)
    late = an_action(first, table.alice, step="Ring the GP")
    shoes = an_action(first, table.alice, step="Find shoes")
    done(table, shoes)
    review = a_conference(table, invitees=[], starts=TOMORROW + timedelta(days=7))
    assert list(queries.old_actions(review)) == [late]


def test_a_conference_of_a_case_log_has_attendance_and_meets_the_clocks(table: Table) -> None:
    host = table.case.partnership.host
    team = table.social_worker.memberships.get().team
    conference = actions.record_past_conference(
        case=table.case,
        held_at=NOW + timedelta(hours=30),
        mode=Mode.IN_PERSON,
        attended=[(host, team), (table.nurse.memberships.get().agency, None)],
        by=table.alice,
        at=LATER + timedelta(days=90),
    )
    actions.plan_action(
        case=table.case,
        conference=conference,
        owner_agency=host,
        owner_team=team,
        step="Assess",
        due_on=date(2026, 6, 9),
        by=table.alice,
        at=LATER,
    )
    assert conference.state == ConferenceState.HELD
    assert set(conference.attendances.values_list("agency_id", "team_id")) == {
        (host.pk, team.pk if team else None),
        (table.nurse.memberships.get().agency_id, None),
    }
    assert {clock.state for clock in Clock.objects.filter(rule="R-MACC-01")} == {"met"}
    assert queries.timing_of(table.case, conference.held_at or NOW) is Timing.MET_LIMIT


def test_the_database_knows_no_half_recorded_act(table: Table) -> None:
    conference = a_conference(table)
    with writing.allowed(), transaction.atomic(), pytest.raises(IntegrityError, match="held_by_somebody"):
        Conference.objects.filter(pk=conference.pk).update(state="held")


def test_owners_find_their_open_actions_after_everything_else_is_closed_to_them(table: Table) -> None:
    conference = held(table)
    mine = an_action(conference, table.alice, owner=table.nurse, due_on=NOW.date())
    team = table.social_worker.memberships.get()
    theirs = actions.plan_action(
        case=table.case,
        conference=conference,
        owner_agency=team.agency,
        owner_team=team.team,
        step="Assess",
        due_on=date(2026, 6, 9),
        by=table.alice,
        at=NOW,
    )
    today = (NOW + timedelta(days=1)).date()
    with viewing.seen_by(eyes_of(table.nurse), at=NOW + timedelta(days=40)):
        assert not PlannedAction.objects.exists()
        found = queries.open_actions_of(table.nurse, [table.nurse.pk], today, NOW)
    assert [(row.id, row.reference, row.is_late) for row in found] == [(mine.pk, table.case.reference, True)]
    shared = queries.open_actions_of(table.social_worker, [table.social_worker.pk], today, NOW)
    assert [(row.id, row.is_shared, row.is_late) for row in shared] == [(theirs.pk, True, False)]
    assert queries.open_actions_of(table.rough_sleeping, [table.rough_sleeping.pk], today, NOW) == []


def test_terms_without_chair_are_possible_and_warned_of(table: Table) -> None:
    conference = a_conference(table, chair=None, minute_taker=None)
    found = queries.quorum_gaps_of(conference, queries.standing_invitations(conference), [])
    assert found == ["too_few_present", "no_chair", "no_minute_taker"]
    assert Terms(ground=SharingGround.AGREED).chair is None
