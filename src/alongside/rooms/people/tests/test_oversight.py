"""What its own team cannot judge alone goes to whoever leads the area: told at once, and kept until it is looked at."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import NOW, a_team, a_worker, an_agency, eyes_of
from alongside.rooms.people import jobs, oversight
from alongside.rooms.people import policy_files as policies
from alongside.rooms.people.actions import (
    climb_emergencies,
    look_at_raised,
    review_glass,
    shut_out,
)
from alongside.rooms.people.models import BrokenGlass, Case, Raised
from alongside.rooms.people.states import GlassState
from alongside.rooms.people.tests.conftest import LATER
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.tests.working import WHY, Browser, beside, broken, seen
from alongside.rooms.people.words import RaisedWhy

pytestmark = pytest.mark.django_db
HOURS = timedelta(hours=1)
NEWS = "She has rung again: he stands before the house."


@pytest.fixture
def lea(case: Case) -> User:
    """She leads the area."""
    return a_worker(Role.PARTNERSHIP_LEAD, case.partnership.host, name="Lea")


def says_no(row: BrokenGlass, by: User) -> None:
    with seen(by):
        review_glass(glass=row, verdict=GlassState.NOT_JUSTIFIED, words="No danger.", by=by, at=LATER)


def raised() -> list[str]:
    with viewing.as_service(Service.OVERSIGHT, at=LATER):
        return sorted(Raised.objects.values_list("why", flat=True))


def test_after_a_no_the_same_words_open_nothing_and_new_ones_are_loud(
    case: Case, alice: User, nora: User, lea: User
) -> None:
    says_no(broken(case, nora), alice)
    for words in (WHY, f" {WHY.upper()} "):
        with pytest.raises(Refused, match="answered with a no"):
            broken(case, nora, LATER + HOURS, words)
    again = broken(case, nora, LATER + HOURS, NEWS)
    assert raised() == ["glass_after_no"]
    with viewing.as_service(Service.OVERSIGHT, at=LATER):
        jobs.tell_who_leads(str(Raised.objects.get().pk))
    assert mail.outbox[-1].to == [lea.email]
    mail.outbox.clear()
    jobs.tell_of_broken_glass(str(again.pk))
    assert alice.email in {to for letter in mail.outbox for to in letter.to}


def test_whoever_answers_reads_what_was_opened_before(
    browser: Browser, case: Case, alice: User, nora: User
) -> None:
    first = broken(case, nora)
    says_no(first, alice)
    again = broken(case, nora, LATER + HOURS, NEWS)
    pages = [reverse("people:glass", args=[case.pk, row.pk]) for row in (first, again)]
    told = [browser(alice).get(page).content.decode() for page in pages]
    assert ["opened this case before" in text for text in told] == [False, True]
    assert pages[0] in told[1]


def test_another_worker_opens_it_after_a_no_as_ever(case: Case, alice: User, nora: User) -> None:
    says_no(broken(case, nora), alice)
    broken(case, beside(nora, Role.NURSE))
    assert raised() == []


def test_the_page_shows_the_no_before_it_opens_again(
    browser: Browser, case: Case, alice: User, nora: User
) -> None:
    says_no(broken(case, nora), alice)
    client, sent = browser(nora), {"reference": case.reference, "sections": ["identity"], "reason": NEWS}
    page = client.post("/emergency/", sent | {"form_key": "00000000-0000-4000-8000-000000000001"})
    text = page.content.decode()
    assert (page.status_code, "No danger." in text, 'name="knows" value="1"' in text) == (200, True, True)
    assert raised() == []
    key = {"form_key": "00000000-0000-4000-8000-000000000001", "knows": "1"}
    assert client.post("/emergency/", sent | key).status_code == 302
    assert raised() == ["glass_after_no"]


def test_a_second_time_before_an_answer_is_loud(case: Case, nora: User) -> None:
    broken(case, nora)
    assert raised() == []
    broken(case, nora, LATER + 4 * HOURS)
    assert raised() == ["glass_twice"]


def test_many_in_a_day_are_loud_from_the_number_of_the_policy_on(case: Case, alice: User, nora: User) -> None:
    number = policies.EMERGENCIES_A_DAY.on(LATER.date()).value
    for _ in range(number - 1):
        broken(a_case(alice, partnership=case.partnership), nora)
    assert raised() == []
    broken(case, nora)
    assert raised() == ["glass_often"]
    broken(a_case(alice, partnership=case.partnership), nora, LATER + timedelta(days=1))
    assert raised() == ["glass_often"]


def test_what_nobody_answers_climbs_once(case: Case, alice: User, nora: User) -> None:
    answered = a_case(alice, partnership=case.partnership)
    broken(case, nora)
    says_no(broken(answered, nora), alice)
    hours = policies.EMERGENCY_CLIMBS_AFTER.on(LATER.date()).value * HOURS
    moments = (LATER + hours - HOURS, LATER + hours, LATER + 2 * hours)
    assert [climb_emergencies(by=None, at=moment) for moment in moments] == [0, 1, 0]
    assert raised() == ["glass_unanswered"]


def test_who_shuts_out_their_own_manager_is_overseen(case: Case, alice: User, lea: User) -> None:
    grace, bob = beside(alice, Role.SERVICE_MANAGER, "Grace"), beside(alice)
    with seen(alice):
        shut_out(case=case, user=bob, reason=WHY, by=alice, at=LATER)
        assert raised() == []
        shut_out(case=case, user=grace, reason=WHY, by=alice, at=LATER)
    assert raised() == ["manager_shut_out"]
    assert [row.why for row in oversight.waiting_for(eyes_of(lea), LATER)] == ["manager_shut_out"]
    assert oversight.waiting_for(eyes_of(grace), LATER) == []


def test_the_lead_says_what_they_found_and_sees_nothing_else(
    browser: Browser, clock: time_machine.Traveller, case: Case, nora: User, lea: User
) -> None:
    broken(case, nora)
    broken(case, nora, LATER + 4 * HOURS)
    clock.shift(4 * HOURS)
    client, (row,) = browser(lea), oversight.waiting_for(eyes_of(lea), LATER + 4 * HOURS)
    page = reverse("people:raised", args=[row.pk])
    assert page in client.get("/").content.decode()
    text = client.get(page).content.decode()
    assert (case.reference in text, nora.full_name in text, WHY in text) == (True, True, False)
    assert client.get(reverse("case_home:home", args=[case.pk])).status_code == 403
    answer = client.post(page, {"words": "Both were needed.", "form_key": str(case.pk)})
    assert answer.status_code == 302
    assert (client.get(page).status_code, page in client.get("/").content.decode()) == (404, False)
    assert AuditEntry.objects.filter(event="oversight.looked_at", case_id=case.pk).count() == 1


def test_nobody_looks_at_what_they_did_themselves(case: Case, alice: User, nora: User) -> None:
    broken(case, nora)
    row = broken(case, nora, LATER + 4 * HOURS)
    with viewing.as_service(Service.OVERSIGHT, at=LATER):
        told = Raised.objects.get(about_id=row.pk, why=RaisedWhy.GLASS_TWICE)
    with seen(nora), pytest.raises(Refused, match="Somebody else"):
        look_at_raised(raised=told, words="Fine.", by=nora, at=LATER)


def test_many_new_cases_that_look_like_others_are_loud(case: Case, alice: User) -> None:
    """Whoever tries out names is looked at; who takes in a table of cases at once is not."""
    area, names = case.partnership, ("Selam", "Nomvula", "Rashid", "Oksana", "Thuy")
    assert len(names) == policies.LOOK_ALIKES_A_DAY.on(LATER.date()).value
    for name in names:
        a_case(alice, partnership=area, name=name)
    agency = an_agency()
    Partner.objects.create(partnership=area, agency=agency)
    guesser = a_worker(agency=agency, team=a_team(agency))
    for name in names:
        assert raised() == []
        with viewing.seen_by(eyes_of(guesser), at=NOW):
            a_case(guesser, partnership=area, name=name)
    assert raised() == ["alike_often"]
