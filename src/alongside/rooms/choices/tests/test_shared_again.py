"""To protect a life it opens at once: also again, but never quietly."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices import jobs
from alongside.rooms.choices.actions import Override, decline_sharing, share_without_consent
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.tests.factories import LATER, an_override
from alongside.rooms.choices.tests.test_sharing_pages import Browser, page, sharing
from alongside.rooms.choices.words import LawfulBasis, SpecialCondition
from alongside.rooms.directory.models import Partner
from alongside.rooms.directory.tests.factories import a_worker, an_agency, eyes_of
from alongside.rooms.people.models import Case, Raised

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def grace(alice: User) -> User:
    seat = alice.memberships.get()
    return a_worker(Role.SERVICE_MANAGER, seat.agency, seat.team, "Grace")


@pytest.fixture
def council(case: Case) -> Agency:
    agency = an_agency("Council", AgencyKind.COUNCIL)
    Partner.objects.create(partnership=case.partnership, agency=agency)
    return agency


def a_life(agency: Agency, **more: str) -> Override:
    return an_override(
        agency, basis=LawfulBasis.VITAL_INTEREST, special_condition=SpecialCondition.LIFE, **more
    )


def shared(case: Case, override: Override, by: User, hours: int = 0) -> SharingDecision:
    at = LATER + hours * HOUR
    with viewing.seen_by(eyes_of(by), at=at):
        return share_without_consent(case=case, override=override, by=by, at=at)


def said_no(row: SharingDecision, by: User) -> None:
    with viewing.seen_by(eyes_of(by), at=LATER):
        decline_sharing(decision=row, word="No sign of danger.", by=by, at=LATER)


def raised() -> list[str]:
    with viewing.as_service(Service.OVERSIGHT, at=LATER):
        return sorted(Raised.objects.values_list("why", flat=True))


def test_after_a_no_it_opens_with_new_words_and_they_who_said_no_are_told(
    case: Case, alice: User, grace: User, council: Agency
) -> None:
    said_no(shared(case, a_life(council), alice), grace)
    with pytest.raises(Refused, match="answered with a no"):
        shared(case, a_life(council), alice, hours=1)
    again = shared(case, a_life(council, reason="They were seen at the house."), alice, hours=1)
    assert (again.state, raised()) == ("open_at_once", ["shared_after_no"])
    mail.outbox.clear()
    jobs.tell_who_said_no(str(again.pk))
    assert [letter.to for letter in mail.outbox] == [[grace.email]]


def test_a_colleague_may_decide_with_the_same_words(
    case: Case, alice: User, grace: User, council: Agency
) -> None:
    said_no(shared(case, a_life(council), alice), grace)
    seat = alice.memberships.get()
    shared(case, a_life(council), a_worker(Role.NAVIGATOR, seat.agency, seat.team), hours=1)
    assert raised() == ["shared_after_no"]


def test_a_second_time_before_anybody_looked_is_loud_also_after_it_ran_out(
    case: Case, alice: User, council: Agency
) -> None:
    shared(case, a_life(council), alice)
    assert raised() == []
    shared(case, a_life(council, reason="Again today."), alice, hours=30)
    assert raised() == ["shared_twice"]


def test_the_page_shows_the_no_first(
    browser: Browser, case: Case, alice: User, grace: User, council: Agency
) -> None:
    said_no(shared(case, a_life(council), alice), grace)
    life = {"basis": "vital_interest", "special_condition": "life"}
    sent = sharing(council, str(uuid4()), **life)
    first = browser(alice).post(page("share_without_consent", case), sent)
    text = first.content.decode()
    assert (first.status_code, "No sign of danger." in text, "Grace said no" in text) == (200, True, True)
    assert raised() == []
    second = browser(alice).post(page("share_without_consent", case), sent | {"knows": "1"})
    assert (second.status_code, raised()) == (302, ["shared_after_no"])
