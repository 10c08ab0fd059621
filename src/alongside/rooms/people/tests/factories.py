"""Cases made the way workers make them: through the verbs."""

from datetime import datetime
from typing import Any

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import NOW, a_partnership, a_team, a_worker, an_agency
from alongside.rooms.people.actions import correct_chosen_name, open_case
from alongside.rooms.people.actions.case import FirstMeeting
from alongside.rooms.people.models import Case, CaseGrant


def a_navigator(name: str = "Alice") -> User:
    """A navigator in a team of a trusted charity in an area of its own."""
    agency = an_agency()
    a_partnership(trusted=(agency,))
    return a_worker(Role.NAVIGATOR, agency, a_team(agency), name)


def a_case(
    worker: User,
    *,
    partnership: Partnership | None = None,
    name: str = "Sol",
    met: datetime = NOW,
    at: datetime | None = None,
    **meeting: Any,
) -> Case:
    """A case that `worker` opened; its team is the responsible one."""
    seat = worker.memberships.get()
    area = partnership or Partnership.objects.get(partners__agency=seat.agency)
    case = open_case(
        partnership=area,
        agency=seat.agency,
        team=seat.team,
        meeting=FirstMeeting(identified_at=met, **meeting),
        key_worker=worker,
        by=worker,
        at=at or met,
    )
    if name:
        correct_chosen_name(case=case, text=name, by=worker, at=at or met)
    return case


def every_grant(at: datetime = NOW) -> list[CaseGrant]:
    """All that was ever given, whoever looks."""
    with viewing.as_service(Service.GRANTS, at=at):
        return list(CaseGrant.objects.order_by("starts", "id"))
