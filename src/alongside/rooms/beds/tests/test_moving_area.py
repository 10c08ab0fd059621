"""What becomes of beds when another area becomes responsible for somebody."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import EVERY_SECTION
from alongside.foundations.access.viewing import Service
from alongside.rooms.beds.actions import ask_extension
from alongside.rooms.beds.models import BedRequest, RequestWithdrawal, Stay
from alongside.rooms.beds.policies.extensions import sides_of
from alongside.rooms.beds.queries.council import longer_stays_asked
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.states import RequestState
from alongside.rooms.beds.tests.factories import a_stay, an_area, an_untrusted_request, as_seen_by
from alongside.rooms.beds.words import Side
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions.moving_area import move_to_area
from alongside.rooms.people.models import Case

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


def moved_on(case_id: UUID) -> Partnership:
    """As if they had been asked and had said yes."""
    there = an_area()
    with viewing.as_service(Service.DEMO, at=LATER):
        move_to_area(
            case=Case.objects.get(pk=case_id),
            area=there.partnership,
            agency=there.navigator.memberships.get().agency,
            team=None,
            key_worker=there.navigator,
            sections=EVERY_SECTION,
            about_id=uuid4(),
            by=there.navigator,
            at=LATER,
        )
    return there.partnership


def test_a_request_that_nobody_answered_is_withdrawn() -> None:
    """Neither council would find it: one may not, and the other decides about other houses."""
    request = an_untrusted_request(an_area())
    moved_on(request.case_id)
    with viewing.as_service(Service.DEMO, at=LATER):
        assert BedRequest.objects.get(pk=request.pk).state == RequestState.WITHDRAWN
        assert RequestWithdrawal.objects.get(request=request).reason == "They moved to another area."


def test_more_nights_are_answered_by_the_council_of_the_house() -> None:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.navigator, NOW):
        leaves = tonight(NOW) + timedelta(days=10)
        ask_extension(stay=stay, leaves=leaves, reason="A flight", by=area.navigator, at=NOW)
    before, there = area.partnership, moved_on(stay.case_id)
    with viewing.as_service(Service.DEMO, at=LATER):
        stay = Stay.objects.get(pk=stay.pk)
        assert stay.case.partnership == there
        assert len(longer_stays_asked(Partnership.objects.filter(pk=before.pk))) == 1
        assert longer_stays_asked(Partnership.objects.filter(pk=there.pk)) == []
        assert sides_of(eyes_of(area.commissioner), stay) == (Side.COUNCIL,)
