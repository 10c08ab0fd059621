"""Conferences made the way workers make them: through the verbs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import User
from alongside.rooms.clocks.actions import start_clocks
from alongside.rooms.conferences.actions import convene, plan_action, record_agenda_item
from alongside.rooms.conferences.actions.convening import Meeting, Terms
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.actions.minutes import ItemEntry
from alongside.rooms.conferences.models import Conference, PlannedAction
from alongside.rooms.conferences.queries import usual_sections
from alongside.rooms.conferences.words import Mode, Outcome, SharingGround
from alongside.rooms.directory.models import Partner, Partnership
from alongside.rooms.directory.tests.factories import NOW, a_team, a_worker, an_agency
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator

TOMORROW = NOW + timedelta(hours=20)


@dataclass
class Table:
    """Alice's case, and the people who sit around it."""

    alice: User = field(default_factory=a_navigator)
    case: Case = field(init=False)
    social_worker: User = field(init=False)
    rough_sleeping: User = field(init=False)
    nurse: User = field(init=False)
    police: User = field(init=False)

    def __post_init__(self) -> None:
        self.case = a_case(self.alice)
        facts = {"identified_at": self.case.identified_at}
        start_clocks(case=self.case, rule="R-MACC-01", facts=facts, event=NOW, by=self.alice, at=NOW)
        area = self.case.partnership
        host = area.host
        self.social_worker = a_worker(Role.SOCIAL_WORKER, host, a_team(host, "Adult social care"), "Priya")
        self.rough_sleeping = a_worker(
            Role.ROUGH_SLEEPING_OFFICER, host, a_team(host, "Rough sleeping"), "Rowan"
        )
        self.nurse = self._from(area, Role.NURSE, AgencyKind.HEALTH, "Nora")
        self.police = self._from(area, Role.FIRST_RESPONDER, AgencyKind.POLICE, "Pat")

    def _from(self, area: Partnership, role: Role, kind: AgencyKind, name: str) -> User:
        agency = an_agency(kind=kind, is_first_responder=kind is AgencyKind.POLICE)
        Partner.objects.create(partnership=area, agency=agency)
        return a_worker(role, agency, name=name)

    @property
    def everybody(self) -> list[Invitee]:
        return [
            asked(self.alice, "lead_charity"),
            asked(self.social_worker, "adult_social_care"),
            asked(self.rough_sleeping, "rough_sleeping_team"),
            asked(self.nurse, "nurse"),
            asked(self.police, "police"),
        ]


def asked(user: User, kind: str = "", **more: Any) -> Invitee:
    seat = user.memberships.get()
    sections = more.pop("sections", usual_sections(Role(seat.role)))
    return Invitee(agency=seat.agency, team=seat.team, user=user, kind=kind, sections=sections, **more)


def a_conference(
    table: Table,
    invitees: Sequence[Invitee] | None = None,
    starts: datetime = TOMORROW,
    at: datetime = NOW,
    **terms: Any,
) -> Conference:
    agreed: dict[str, Any] = {
        "ground": SharingGround.AGREED,
        "chair": table.alice,
        "minute_taker": table.rough_sleeping,
    }
    return convene(
        case=table.case,
        meeting=Meeting(starts=starts, mode=Mode.ONLINE),
        terms=Terms(**agreed | terms),
        invitees=table.everybody if invitees is None else invitees,
        by=table.alice,
        at=at,
    )


def minute_everything(conference: Conference, by: User, at: datetime, *, but: Sequence[int] = ()) -> None:
    for item in conference.items.exclude(number__in=[0, *but]).order_by("number"):
        entry = ItemEntry(outcome=Outcome.DISCUSSED, notes=f"Notes {item.number}", decision="Agreed.")
        record_agenda_item(item=item, entry=entry, version=item.version, by=by, at=at)


def an_action(conference: Conference, by: User, *, owner: User | None = None, **more: Any) -> PlannedAction:
    facts: dict[str, Any] = {"step": "Register with a doctor", "due_on": (NOW + timedelta(days=3)).date()}
    return plan_action(
        case=conference.case, conference=conference, owner_user=owner or by, by=by, at=NOW, **facts | more
    )
