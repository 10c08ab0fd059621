"""The first meeting is put right, and the story keeps what stood before."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from alongside.foundations.access import viewing
from alongside.foundations.kernel.moments import in_london
from alongside.journeys.case_home.presenters import next_steps
from alongside.journeys.case_home.queries import story_of
from alongside.rooms.clocks.actions import start_clocks
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.models import Case, MetCorrection
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.referrals.actions import record_past_referral
from alongside.rooms.referrals.tests.factories import YEARS_LATER, a_decision
from alongside.rooms.referrals.words import Route
from tests.support.sign_in import signed_in

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


@time_machine.travel(LATER, tick=False)
def test_when_they_were_met_is_corrected_and_the_clocks_start_anew() -> None:
    alice = a_navigator()
    case, right = a_case(alice), NOW - timedelta(hours=5)
    start_clocks(case=case, rule="R-MACC-01", facts={"identified_at": NOW}, event=NOW, by=alice, at=NOW)
    wall = in_london(right)
    given = {"met_day": f"{wall.day}", "met_month": f"{wall.month}", "met_year": f"{wall.year}"}
    given |= {"met_time": f"{wall:%H:%M}", "found_at": "police", "reason": "Mistyped.", "version": "0"}
    client = signed_in(alice)
    assert client.post(f"/cases/{case.pk}/met/", given | {"form_key": str(uuid4())}).status_code == 302
    assert client.post(f"/cases/{case.pk}/met/", given | {"form_key": str(uuid4())}).status_code == 409
    with viewing.seen_by(eyes_of(alice), at=LATER):
        row, now = MetCorrection.objects.get(), Case.objects.get()
        assert {clock.event for clock in Clock.objects.filter(state="running")} == {right}
    assert (row.was, row.became, now.identified_at, now.found_at_kind) == (NOW, right, right, "police")
    assert now.recorded == case.recorded
    assert "was written first" in client.get(f"/cases/{case.pk}/").content.decode()


def test_a_decision_has_no_hour_and_stands_after_what_its_day_brought() -> None:
    alice = a_navigator()
    with viewing.seen_by(eyes_of(alice), at=LATER):
        case = a_case(alice)
        sent = record_past_referral(
            case=case, route=Route.NRM, first_responder=None, sent_at=LATER, by=alice, at=YEARS_LATER
        )
        a_decision(sent, alice, on=date(2026, 6, 5))
        newest, before, *_ = story_of(case)
    assert (newest.title, newest.day_only) == ("Reasonable grounds decision", True)
    assert before.title == "Referral to the NRM sent"


def test_after_a_conference_another_one_is_the_last_thing_offered() -> None:
    alice = a_navigator()
    case, viewer = Case(), eyes_of(alice)
    first = next_steps(case, viewer, has_bed=True, met=frozenset())
    later = next_steps(case, viewer, has_bed=True, met=frozenset({"closed"}))
    assert first[0]["text"] == "Convene a conference"
    assert later[0]["text"] == "Write a note"
    assert later[-1]["text"] == "Convene another conference"
    assert "convene" not in str(next_steps(case, viewer, has_bed=True, met=frozenset({"convened"}))).lower()
