from collections.abc import Iterator

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.tests.factories import eyes_of
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import AgeStatus
from alongside.rooms.referrals.tests.factories import SENT


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def seen_by_alice(alice: User) -> Iterator[None]:
    with viewing.seen_by(eyes_of(alice), at=SENT):
        yield


@pytest.fixture
def case(alice: User, seen_by_alice: None) -> Case:
    return a_case(alice)


@pytest.fixture
def child(alice: User, seen_by_alice: None) -> Case:
    return a_case(alice, age_status=AgeStatus.UNSURE)
