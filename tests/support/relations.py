"""Thirteen roles in one team of one agency, and a full case for every way in which they can stand to one.

The agency is a partner in one area and hosts another, where it approves beds.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.rooms.beds.actions import add_bed, offer_room, plan_out_of_service
from alongside.rooms.beds.actions.places import BedFacts
from alongside.rooms.beds.models import Premises
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import Area, a_house, an_area, as_seen_by
from alongside.rooms.choices.actions import withdraw_consent
from alongside.rooms.choices.tests.factories import a_consent, a_question
from alongside.rooms.conferences.actions import agree_sections
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.models import Invitation
from alongside.rooms.directory.actions import add_public_service, make_system_key
from alongside.rooms.directory.models import Duty, Partner, RotaShift
from alongside.rooms.directory.tests.factories import (
    NOW,
    a_neighbour,
    a_public_service,
    a_team,
    a_worker,
    eyes_of,
)
from alongside.rooms.directory.words import Scope
from alongside.rooms.people.actions import arrange_cover, break_glass, shut_out
from alongside.rooms.people.glass import seats_that_may, sections_within_reach
from alongside.rooms.people.models import Case
from tests.support.full_case import ASKED, Hands, Identifiers, a_full_case
from tests.support.matrix import OPENED

S = Section
LOOKED_AT = NOW + timedelta(hours=5)
AGREED_BY_PERSON = (S.IDENTITY, S.HEALTH, S.WHEREABOUTS, S.IMMIGRATION)
AGREED_BY_CHAIR = frozenset({S.IDENTITY, S.SUPPORT, S.STORY, S.REFERRAL})


@dataclass
class World:
    """`cases` and `places` hold what an address can name, by the relation of the thirteen to it."""

    here: Area = field(default_factory=an_area)
    hosted: Area = field(default_factory=an_area)
    there: Area = field(default_factory=an_area)
    workers: dict[Role, User] = field(init=False)
    guest: User = field(init=False)
    cases: dict[str, Identifiers] = field(init=False)
    places: dict[str, Identifiers] = field(init=False)

    def __post_init__(self) -> None:
        self.agency = self.hosted.partnership.host
        Partner.objects.create(partnership=self.here.partnership, agency=self.agency)
        Partner.objects.update(
            trusted_referrer=True
        )  # so that a bed is given without an answer of the council
        team = a_team(self.agency, "Everybody")
        self.workers = {role: a_worker(role, self.agency, team, f"The {role}") for role in Role}
        self.kay = a_worker(Role.NAVIGATOR, self.agency, team, "Kay")
        self.house = a_house(self.here.partnership, self.agency, self.workers[Role.HOSTEL_MANAGER])
        self.cases = {name: getattr(self, f"_{name.replace(' ', '_')}")() for name in OPENED}
        self.cases["mixed"] = self.cases["elsewhere"] | {"case_id": self.cases["own"]["case_id"]}
        self.places = {
            "own": _places(self.hosted, self.kay, self.house),
            "area": _places(self.here, self.here.navigator, self.here.house),
            "elsewhere": _places(self.there, self.there.navigator, self.there.house),
        }

    def _own(self) -> Identifiers:
        return self._of(self.kay)[1]

    def _consent(self) -> Identifiers:
        return self._agreed(days=30)

    def _ended(self) -> Identifiers:
        return self._agreed(days=1 / 24)

    def _withdrawn(self) -> Identifiers:
        return self._agreed(days=30, withdrawn=True)

    def _agreed(self, *, days: float, withdrawn: bool = False) -> Identifiers:
        alice = self.here.navigator
        case, found = self._of(alice)
        with as_seen_by(alice, ASKED):
            asked = a_question(self.agency, *AGREED_BY_PERSON)
            consent = a_consent(case, alice, asked, at=ASKED, days=days)
            if withdrawn:
                withdraw_consent(consent=consent, by=alice, at=ASKED + timedelta(hours=1))
        return found

    def _conference(self) -> Identifiers:
        alice, nurse = self.here.navigator, self.workers[Role.NURSE]
        asked = Invitee(agency=self.agency, user=nurse, sections=AGREED_BY_CHAIR)
        visitor = Invitee(agency=self.here.stranger_agency, name="Gia Moss", email="gia@surgery.example.org")
        case, found = self._of(alice, asked, visitor)
        with as_seen_by(alice, ASKED):
            invitation = Invitation.objects.get(case=case, agency=visitor.agency, user=None)
            invitation = agree_sections(
                invitation=invitation, sections=frozenset({S.SUPPORT}), by=alice, at=ASKED
            )
        assert invitation.guest is not None
        self.guest = invitation.guest
        return found

    def _approval(self) -> Identifiers:
        return self._of(self.hosted.navigator, area=self.hosted)[1]

    def _placement(self) -> Identifiers:
        return self._of(self.here.navigator, house=self.house)[1]

    def _emergency(self) -> Identifiers:
        case, found = self._of(self.here.navigator)
        for worker in self.workers.values():
            viewer = eyes_of(worker)
            if seats_that_may(viewer):
                parts = sections_within_reach(viewer)
                break_glass(case=case, viewer=viewer, sections=parts, reason="Now.", by=worker, at=ASKED)
        return found

    def _area(self) -> Identifiers:
        return self._of(self.here.navigator)[1]

    def _shut_out(self) -> Identifiers:
        case, found = self._of(self.kay)
        with as_seen_by(self.kay, ASKED):
            for worker in self.workers.values():
                shut_out(case=case, user=worker, reason="A cousin.", by=self.kay, at=ASKED)
        return found

    def _elsewhere(self) -> Identifiers:
        return self._of(self.there.navigator, area=self.there)[1]

    def _of(
        self, owner: User, *asked: Invitee, house: Premises | None = None, area: Area | None = None
    ) -> tuple[Case, Identifiers]:
        area = area or self.here
        where = house or area.house
        manager = area.manager if house is None else self.workers[Role.HOSTEL_MANAGER]
        bed = add_bed(premises=where, facts=BedFacts(label=f"Bed {uuid4()}"), by=manager, at=NOW)
        other = a_worker(Role.NURSE, area.stranger_agency, name="Nora")
        return a_full_case(Hands(area.partnership, owner, other, area.outreach, manager, bed, asked))


def _places(area: Area, worker: User, house: Premises) -> Identifiers:
    """What an address names that is no case: an area, an agency and who works there, a house, a leave."""
    seat = worker.memberships.get()
    colleague = a_worker(Role.NAVIGATOR, seat.agency, seat.team)
    today = NOW.date()
    cover = arrange_cover(
        away=worker, covered_by=colleague, from_day=today, until_day=today, by=worker, at=NOW
    )
    facts: dict[str, Any] = {"partnership": area.partnership, "agency": seat.agency, "user": worker}
    shift = RotaShift.objects.create(
        duty=Duty.COUNCIL_APPROVAL, starts=LOOKED_AT, ends=LOOKED_AT + timedelta(hours=8), **facts
    )
    bed = add_bed(premises=house, facts=BedFacts(label=f"Bed {uuid4()}"), by=area.manager, at=NOW)
    night = tonight(LOOKED_AT)
    by_manager: dict[str, Any] = {"by": area.manager, "at": LOOKED_AT}
    room = BedFacts(label=f"Room {uuid4()}")
    offer = offer_room(premises=house, facts=room, first=night, nights=1, **by_manager)
    closed = plan_out_of_service(bed=bed, first=night, last=night, why="A new boiler", **by_manager)
    assert seat.team is not None
    key, _ = make_system_key(
        agency=seat.agency, name="Records", scopes=[Scope.STAYS], until_day=today, by=worker, at=LOOKED_AT
    )
    service = add_public_service(
        partnership=area.partnership, facts=a_public_service(), by=worker, at=LOOKED_AT
    )
    neighbour = a_neighbour(area.partnership, seat.agency, worker)
    return {
        "partnership_id": area.partnership.pk, "agency_id": seat.agency.pk, "team_id": seat.team.pk,
        "seat_id": seat.pk, "shift_id": shift.pk, "premises_id": house.pk, "bed_id": bed.pk, "cover_id": cover.pk,
        "user_id": worker.pk, "offer_id": offer.pk, "closing_id": closed.pk,
        "key_id": key.pk, "service_id": service.pk, "neighbour_id": neighbour.pk,
    }  # fmt: skip
