"""Drafts that always save, and what must stand before one is sent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.tests.factories import a_session, an_answer, an_informed_yes
from alongside.rooms.choices.words import Point, RefusalReason
from alongside.rooms.clocks.models import Clock
from alongside.rooms.directory.tests.factories import a_worker, an_agency
from alongside.rooms.people.models import Case, ContactRule
from alongside.rooms.referrals.actions import (
    abandon_referral,
    record_past_referral,
    record_reference,
    save_draft,
    save_reach,
    send_referral,
    withdraw_referral,
)
from alongside.rooms.referrals.actions.drafts import SavedMeanwhile
from alongside.rooms.referrals.models import Reach, Referral
from alongside.rooms.referrals.rules.form import DraftFacts, ReachFacts
from alongside.rooms.referrals.states import ReferralState
from alongside.rooms.referrals.tests.factories import (
    FOR_A_CHILD,
    PROFESSIONALS,
    REACHABLE,
    SENT,
    a_draft,
    fill_in,
    host_of,
    send,
)
from alongside.rooms.referrals.words import Route

pytestmark = pytest.mark.django_db
REFUSED = replace(PROFESSIONALS, refusal_reasons=("fears_authorities",), notice_text="Held and made to work.")


def running_rules() -> list[str]:
    return sorted(Clock.objects.filter(state="running").values_list("rule", flat=True))


def test_an_empty_draft_saves(case: Case, alice: User) -> None:
    referral = a_draft(case, alice)
    saved = save_draft(referral=referral, seen_version=1, facts=DraftFacts(), by=alice, at=SENT)
    assert saved.version == 2


def test_a_first_responder_who_writes_it_is_the_first_contact(case: Case, alice: User) -> None:
    officer = a_worker(Role.FIRST_RESPONDER, host_of(case), name="Omar")
    assert a_draft(case, alice).contact_name == ""
    abandon_referral(referral=Referral.objects.get(), reason="", by=alice, at=SENT)
    assert a_draft(case, officer).contact_name == "Omar"


def test_with_a_yes_that_counts_it_is_sent_and_the_clock_runs(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    assert sent.state == ReferralState.SUBMITTED
    assert running_rules() == ["R-NRM-10"]


def test_without_an_answer_nothing_is_sent_and_the_draft_is_kept(case: Case, alice: User) -> None:
    referral = fill_in(a_draft(case, alice), alice)
    with pytest.raises(Refused, match="The person's answer"):
        send(referral, alice)
    assert Referral.objects.get().state == ReferralState.DRAFT


def test_r_nrm_02_a_yes_that_does_not_count_says_what_is_missing(case: Case, alice: User) -> None:
    a_session(case, alice, *(set(Point) - {Point.WITHDRAWAL}))
    an_answer(case, alice)
    with pytest.raises(Refused, match=r"\(h\) That they can take their yes back"):
        send(fill_in(a_draft(case, alice), alice), alice)


def test_a_no_while_the_draft_was_written_stops_it(case: Case, alice: User) -> None:
    referral = fill_in(a_draft(case, alice), alice)
    an_answer(case, alice, Said.NO)
    with pytest.raises(Refused, match="A new look at the route"):
        send(referral, alice)


def test_a_child_is_referred_without_consent_once_childrens_services_know(child: Case, alice: User) -> None:
    referral = a_draft(child, alice)
    assert referral.children_services_name == "Children's services"
    with pytest.raises(Refused, match="safeguarding referral to children's services, which comes first"):
        send(referral, alice)
    sent = send(fill_in(referral, alice, FOR_A_CHILD), alice)
    assert sent.state == ReferralState.SUBMITTED
    assert not Reach.objects.exists()


def test_r_dtn_01_a_notification_needs_a_reason_and_somebody_who_has_read_it(case: Case, alice: User) -> None:
    an_answer(case, alice, Said.NO)
    referral = fill_in(a_draft(case, alice, Route.DTN), alice, REFUSED)
    with pytest.raises(Refused, match="nothing in it can tell who the person is"):
        send(referral, alice)
    sent = send(referral, alice, cannot_identify=True)
    assert sent.state == ReferralState.SUBMITTED
    assert not Reach.objects.exists()
    assert running_rules() == []


@pytest.mark.parametrize("said", [Said.YES, Said.NOT_YET])
def test_a_notification_is_not_sent_about_somebody_who_did_not_say_no(
    case: Case, alice: User, said: Said
) -> None:
    an_answer(case, alice, said)
    referral = fill_in(a_draft(case, alice, Route.DTN), alice, REFUSED)
    with pytest.raises(Refused, match="Still missing"):
        send(referral, alice, cannot_identify=True)


def test_only_a_first_responder_refers(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    referral = fill_in(a_draft(case, alice, by=an_agency()), alice)
    with pytest.raises(Refused, match="first responder"):
        send(referral, alice)


def test_what_was_read_is_what_is_sent(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    seen = fill_in(a_draft(case, alice), alice)
    save_draft(referral=seen, seen_version=seen.version, facts=REFUSED, by=alice, at=SENT)
    with pytest.raises(Refused, match="changed after you opened"):
        send(seen, alice)


def test_sent_twice_is_refused_and_what_was_sent_stays(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    with pytest.raises(NotAllowed):
        send(sent, alice)
    with pytest.raises(Refused, match="stays as it was"):
        save_draft(referral=sent, seen_version=sent.version, facts=REFUSED, by=alice, at=SENT)


def test_two_who_write_at_once_both_keep_their_text(case: Case, alice: User) -> None:
    referral = a_draft(case, alice)
    save_draft(referral=referral, seen_version=1, facts=PROFESSIONALS, by=alice, at=SENT)
    with pytest.raises(SavedMeanwhile) as caught:
        save_draft(referral=referral, seen_version=1, facts=REFUSED, by=alice, at=SENT)
    assert caught.value.standing.version == 2
    reach = Reach.objects.get()
    save_reach(reach=reach, seen_version=1, facts=REACHABLE, by=alice, at=SENT)
    with pytest.raises(SavedMeanwhile):
        save_reach(reach=reach, seen_version=1, facts=ReachFacts(), by=alice, at=SENT)


def test_r_form_03_an_unsafe_address_is_closed_for_everybody_once(case: Case, alice: User) -> None:
    a_draft(case, alice)
    reach = Reach.objects.get()
    unsafe = replace(REACHABLE, email_safe=False, post="1 Any Street", post_safe=False)
    saved = save_reach(reach=reach, seen_version=1, facts=unsafe, by=alice, at=SENT)
    save_reach(reach=saved, seen_version=2, facts=replace(unsafe, phone=""), by=alice, at=SENT)
    rules = ContactRule.objects.filter(safe=False).order_by("channel")
    assert [(rule.channel, rule.value) for rule in rules] == [
        ("email", "sol@example.org"),
        ("post", "1 Any Street"),
    ]
    assert Referral.objects.get().reach_gaps == ["no_way_to_reach", "no_safe_channel"]


def test_the_database_keeps_one_draft_a_case(case: Case, alice: User) -> None:
    a_draft(case, alice)
    with pytest.raises(IntegrityError, match="one_draft_a_case"), transaction.atomic():
        a_draft(case, alice)


def test_a_draft_given_up_makes_room_for_another(case: Case, alice: User) -> None:
    abandon_referral(referral=a_draft(case, alice), reason="begun by mistake", by=alice, at=SENT)
    assert a_draft(case, alice).state == ReferralState.DRAFT


def test_a_withdrawal_stops_the_clocks_and_nothing_else(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    ending = withdraw_referral(referral=sent, reason="wants to go home", by=alice, at=SENT)
    assert Referral.objects.get().state == ReferralState.WITHDRAWN
    assert running_rules() == []
    assert ending.reason == "wants to go home"
    assert Case.objects.get().state == "open"


def test_a_reference_comes_later_and_a_correction_keeps_the_one_before(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    draft = fill_in(a_draft(case, alice), alice)
    with pytest.raises(Refused, match="when a referral has been sent"):
        record_reference(referral=draft, text="NRM-1", by=alice, at=SENT)
    sent = send(draft, alice)
    record_reference(referral=sent, text="NRM-1", by=alice, at=SENT)
    record_reference(referral=sent, text="NRM-7", by=alice, at=SENT)
    assert Referral.objects.get().reference == "NRM-7"
    assert sorted(sent.references.values_list("text", flat=True)) == ["NRM-1", "NRM-7"]


def test_one_from_a_case_log_needs_next_to_nothing(case: Case, alice: User) -> None:
    past = SENT - timedelta(days=300)
    record_past_referral(
        case=case, route=Route.NRM, first_responder=None, sent_at=past, reference="NRM-1", by=alice, at=SENT
    )
    record_past_referral(
        case=case,
        route=Route.DTN,
        first_responder=None,
        sent_at=past,
        reasons=[RefusalReason.FEARS_AUTHORITIES],
        by=alice,
        at=SENT,
    )
    assert running_rules() == ["R-NRM-10"]
    assert Clock.objects.get(rule="R-NRM-10").event == past


def test_nothing_is_sent_in_the_future(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    referral = fill_in(a_draft(case, alice), alice)
    tomorrow = SENT + timedelta(days=1)
    with pytest.raises(Refused, match="still to come"):
        send_referral(referral=referral, seen_version=referral.version, sent_at=tomorrow, by=alice, at=SENT)


def test_the_evidence_holds_no_text(case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    send(fill_in(a_draft(case, alice), alice), alice)
    entries = AuditEntry.objects.filter(case_id=case.pk, event__startswith="re")
    events = list(entries.order_by("id").values_list("event", flat=True))
    assert events == ["referral.started", "referral.saved", "reach.saved", "referral.submitted"]
    assert "example.org" not in str(list(entries.values()))
