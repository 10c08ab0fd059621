"""From the draft to the decision, page by page."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.tests.factories import an_answer, an_informed_yes
from alongside.rooms.directory.tests.factories import eyes_of
from alongside.rooms.people.models import Case, ContactRule
from alongside.rooms.referrals.models import (
    CompetentAuthorityDecision,
    NotReferred,
    Referral,
    ToldPerson,
)
from alongside.rooms.referrals.tests.factories import SENT, a_decision, a_draft, fill_in, host_of, send
from alongside.rooms.referrals.tests.pages import Browser, page, text_of
from alongside.rooms.referrals.words import Outcome, Route, Stage

pytestmark = pytest.mark.django_db


def on(field: str, day: int, time: str = "") -> dict[str, str]:
    parts = {f"{field}_day": str(day), f"{field}_month": "6", f"{field}_year": "2026"}
    return parts | ({f"{field}_time": time} if time else {})


def posted(client: Client, address: str, key: str, **fields: object) -> str:
    """Where it leads to, sent twice."""
    for _ in range(2):
        response = client.post(address, {"form_key": key, **fields})
        assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def test_the_one_thing_to_do_next(browser: Browser, case: Case, alice: User) -> None:
    client, overview = browser(alice), page("overview", case)
    assert "Write down what was explained" in text_of(client, overview)
    an_informed_yes(case, alice)
    assert "everything was explained before" in text_of(client, overview)
    referral = fill_in(a_draft(case, alice), alice)
    assert "Go on with the draft" in text_of(client, overview)
    sent = send(referral, alice)
    assert "Record a decision" in text_of(client, overview)
    decision = a_decision(sent, alice, on=date(2026, 6, 9))
    text = text_of(client, overview)
    assert "Record that they heard the decision" in text
    assert "Conclusive decision, not before" in text
    assert page("told", case, decision_id=decision.pk) in text


def test_start_with_a_lead_first_responder(browser: Browser, case: Case, alice: User, key: str) -> None:
    fields = {"first_responder": str(host_of(case).pk), "facts": ["asylum_inadmissible"]}
    leads_to = posted(browser(alice), page("start", case), key, **fields)
    referral = Referral.objects.get()
    assert leads_to == page("edit", case, referral_id=referral.pk)
    assert (referral.route, referral.authority) == (Route.NRM, "ieca")
    assert "The decision-maker will miss this" in text_of(browser(alice), leads_to)


def test_a_no_becomes_a_notification_without_a_name(
    browser: Browser, case: Case, alice: User, key: str
) -> None:
    an_answer(case, alice, Said.NO)
    posted(browser(alice), page("start", case), key, first_responder=str(host_of(case).pk))
    referral = Referral.objects.get()
    assert referral.route == Route.DTN
    edit = page("edit", case, referral_id=referral.pk)
    fields = {"version": "1", "refusal_reasons": ["fears_exploiters"], "notice_text": "Sol was made to work."}
    posted(browser(alice), edit, str(uuid4()), **fields)
    send_page = page("send", case, referral_id=referral.pk)
    assert "a name of the person" in text_of(browser(alice), send_page)
    fields = {**on("sent", 5, "19:30"), "version": "2", "form_key": str(uuid4())}
    assert "nothing in it can tell" in browser(alice).post(send_page, fields).content.decode()
    posted(browser(alice), send_page, key=str(uuid4()), **fields | {"cannot_identify": "on"})
    assert Referral.objects.get().state == "submitted"


def test_a_draft_with_one_word_saves_and_leads_on(
    browser: Browser, case: Case, alice: User, key: str
) -> None:
    referral = a_draft(case, alice)
    edit = page("edit", case, referral_id=referral.pk)
    leads_to = posted(browser(alice), edit, key, version="1", contact_name="Priya")
    assert leads_to == page("reach", case, referral_id=referral.pk)
    leads_to = posted(
        browser(alice), leads_to, str(uuid4()), version="1", email="sol@example.org", email_safe="no"
    )
    assert leads_to == page("referral", case, referral_id=referral.pk)
    assert "Not safe: do not use it" in text_of(browser(alice), leads_to)
    assert ContactRule.objects.get(safe=False).value == "sol@example.org"


@pytest.mark.parametrize("part", ["edit", "reach"])
def test_a_stale_save_shows_both_texts(browser: Browser, case: Case, alice: User, part: str) -> None:
    referral = a_draft(case, alice)
    address = page(part, case, referral_id=referral.pk)
    field = {"edit": "contact_name", "reach": "decision_name"}[part]
    posted(browser(alice), address, str(uuid4()), version="1", **{field: "The first text"})
    second = {"form_key": str(uuid4()), "version": "1", field: "The second text"}
    response = browser(alice).post(address, second)
    text = response.content.decode()
    assert response.status_code == 409
    assert "The first text" in text
    assert "The second text" in text
    posted(browser(alice), address, str(uuid4()), version="2", **{field: "Both"})


def test_sending_says_what_is_missing_and_then_goes_out(
    browser: Browser, case: Case, alice: User, key: str
) -> None:
    referral = fill_in(a_draft(case, alice), alice)
    address = page("send", case, referral_id=referral.pk)
    assert "It cannot go yet" in text_of(browser(alice), address)
    an_informed_yes(case, alice)
    assert "It was sent" in text_of(browser(alice), address)
    fields = {**on("sent", 5, "20:15"), "version": str(referral.version), "reference": "NRM-1"}
    assert posted(browser(alice), address, key, **fields) == page("overview", case)
    assert Referral.objects.get().reference == "NRM-1"
    assert "Reasonable grounds decision aimed for" in text_of(browser(alice), page("overview", case))


def test_decisions_are_recorded_told_and_pointed_at(
    browser: Browser, case: Case, alice: User, key: str
) -> None:
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    address = page("new_decision", case, referral_id=sent.pk)
    fields = {**on("decided", 9), **on("heard", 11), "stage": "reasonable_grounds", "outcome": "negative"}
    posted(browser(alice), address, key, **fields)
    decision = CompetentAuthorityDecision.objects.get()
    text = text_of(browser(alice), page("overview", case))
    assert "The days to ask again are counted from the decision" in text
    assert "Ask for a new look at the decision" in text
    told = page("told", case, decision_id=decision.pk)
    posted(browser(alice), told, str(uuid4()), **on("told", 12, "10:00"), how="in_person", language="sq")
    assert ToldPerson.objects.get().how == "in_person"
    assert "face to face" in text_of(browser(alice), page("overview", case))


def test_an_impossible_decision_is_refused_in_the_form(
    browser: Browser, case: Case, alice: User, key: str
) -> None:
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    fields = {**on("decided", 1), "stage": "reasonable_grounds", "outcome": "positive", "form_key": key}
    response = browser(alice).post(page("new_decision", case, referral_id=sent.pk), fields)
    assert "cannot be dated before the referral" in response.content.decode()


def test_withdrawing_giving_up_and_the_reference(browser: Browser, case: Case, alice: User, key: str) -> None:
    client = browser(alice)
    draft = a_draft(case, alice)
    posted(client, page("give_up", case, referral_id=draft.pk), key, reason="twice")
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    posted(client, page("reference", case, referral_id=sent.pk), str(uuid4()), reference="NRM-9")
    an_answer(case, alice, Said.WITHDRAWN, given=SENT)
    assert "Tell the authority" in text_of(client, page("overview", case))
    posted(client, page("withdraw", case, referral_id=sent.pk), str(uuid4()), reason="wants to leave")
    states = Referral.objects.order_by("saved_at", "state").values_list("state", flat=True)
    assert sorted(states) == ["abandoned", "withdrawn"]
    assert "NRM-9" in text_of(client, page("overview", case))


def test_no_referral_with_its_reason_leads_to_the_support(
    browser: Browser, case: Case, alice: User, key: str
) -> None:
    fields = {**on("settled", 5, "21:00"), "reason": "refused", "note": "After a week."}
    leads_to = posted(browser(alice), page("not_referred", case), key, **fields)
    assert leads_to == reverse("choices:support", kwargs={"case_id": case.pk})
    assert NotReferred.objects.get().reason == "refused"
    assert "Not referred. The person said no. After a week." in text_of(
        browser(alice), page("overview", case)
    )


def test_a_childs_referral_asks_for_childrens_services_and_not_for_consent(
    browser: Browser, child: Case, alice: User, key: str
) -> None:
    start = text_of(browser(alice), page("start", child))
    assert "Children's services" in start.replace("&#39;", "'")
    leads_to = posted(browser(alice), page("start", child), key, first_responder=str(host_of(child).pk))
    text = text_of(browser(alice), leads_to)
    assert "guardian service" in text
    assert "Why do they not want" not in text
    assert browser(alice).get(page("not_referred", child)).status_code == 409


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(address)
    return len(captured)


def test_the_page_costs_the_same_however_much_happened(browser: Browser, case: Case, alice: User) -> None:
    an_informed_yes(case, alice)
    sent = send(fill_in(a_draft(case, alice), alice), alice)
    a_decision(sent, alice, Stage.REASONABLE_GROUNDS, Outcome.NEGATIVE, on=date(2026, 6, 8))
    client, overview = browser(alice), page("overview", case)
    client.get(overview)
    before = count_queries(client, overview)
    for day in (9, 10, 11):
        a_decision(sent, alice, Stage.REASONABLE_GROUNDS, on=date(2026, 6, day))
    with viewing.seen_by(eyes_of(alice), at=SENT):
        an_answer(case, alice, given=SENT)
    assert count_queries(client, overview) == before == 26
