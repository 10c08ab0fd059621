"""What each role may do and which sections it may ever see. A grant narrows this further, never widens it."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.sections import EVERY_SECTION, Section

P, S = Permission, Section


class Role(StrEnum):
    NAVIGATOR = "navigator"
    SERVICE_MANAGER = "service_manager"
    OUTREACH_WORKER = "outreach_worker"
    COMMISSIONER = "commissioner"
    ROUGH_SLEEPING_OFFICER = "rough_sleeping_officer"
    SOCIAL_WORKER = "social_worker"
    HOSTEL_MANAGER = "hostel_manager"
    CONFERENCE_COORDINATOR = "conference_coordinator"
    FIRST_RESPONDER = "first_responder"
    IMMIGRATION_ADVISER = "immigration_adviser"
    NURSE = "nurse"
    PARTNERSHIP_LEAD = "partnership_lead"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class RoleReach:
    words: str
    permissions: frozenset[Permission]
    sections: frozenset[Section]


_CASEWORK = frozenset({
    P.OPEN_CASE, P.WORK_ON_CASE, P.READ_CASE, P.SEE_BED_BOARD, P.REQUEST_BED, P.CONVENE, P.TAKE_PART, P.REFER,
    P.RECORD_DECISION, P.BREAK_GLASS,
})  # fmt: skip
_JOINS_IN = frozenset({P.READ_CASE, P.TAKE_PART, P.BREAK_GLASS})

REACH: dict[Role, RoleReach] = {
    Role.NAVIGATOR: RoleReach("Navigator", _CASEWORK, EVERY_SECTION),
    Role.SERVICE_MANAGER: RoleReach(
        "Service manager", _CASEWORK | {P.MANAGE_TEAM_CASES, P.SEE_REPORTS}, EVERY_SECTION
    ),
    Role.OUTREACH_WORKER: RoleReach("Outreach worker", _CASEWORK, EVERY_SECTION),
    Role.COMMISSIONER: RoleReach(
        "Council commissioning officer",
        frozenset({P.READ_CASE, P.SEE_BED_BOARD, P.APPROVE_BED, P.TAKE_PART, P.SEE_REPORTS, P.BREAK_GLASS}),
        frozenset({S.IDENTITY, S.SUPPORT, S.WHEREABOUTS, S.REFERRAL}),
    ),
    Role.ROUGH_SLEEPING_OFFICER: RoleReach(
        "Rough sleeping officer",
        _CASEWORK,
        frozenset({S.IDENTITY, S.CONTACT, S.WHEREABOUTS, S.SUPPORT, S.STORY, S.FAMILY, S.REFERRAL}),
    ),
    Role.SOCIAL_WORKER: RoleReach(
        "Adult social care",
        _JOINS_IN,
        frozenset({S.IDENTITY, S.SUPPORT, S.HEALTH, S.FAMILY, S.STORY, S.REFERRAL}),
    ),
    Role.HOSTEL_MANAGER: RoleReach(
        "Hostel manager", frozenset({P.SEE_BED_BOARD, P.RUN_BEDS}), frozenset({S.WHEREABOUTS})
    ),
    Role.CONFERENCE_COORDINATOR: RoleReach(
        "Conference coordinator",
        frozenset({P.READ_CASE, P.CONVENE, P.TAKE_PART, P.SEE_REPORTS, P.BREAK_GLASS}),
        frozenset({S.IDENTITY, S.SUPPORT, S.REFERRAL, S.HEALTH, S.FAMILY}),
    ),
    Role.FIRST_RESPONDER: RoleReach(
        "First responder",
        _JOINS_IN | {P.REFER, P.RECORD_DECISION},
        frozenset({S.IDENTITY, S.SUPPORT, S.STORY, S.JUSTICE, S.REFERRAL}),
    ),
    Role.IMMIGRATION_ADVISER: RoleReach(
        "Immigration adviser", _JOINS_IN, frozenset({S.IDENTITY, S.SUPPORT, S.IMMIGRATION, S.REFERRAL})
    ),
    Role.NURSE: RoleReach("Nurse", _JOINS_IN, frozenset({S.IDENTITY, S.SUPPORT, S.HEALTH})),
    Role.PARTNERSHIP_LEAD: RoleReach(
        "Partnership lead", frozenset({P.SEE_REPORTS, P.LEAD_AREA, P.KEEP_RETENTION}), frozenset()
    ),
    Role.ADMINISTRATOR: RoleReach(
        "Administrator",
        frozenset({P.LEAD_AREA, P.KEEP_DIRECTORY, P.KEEP_ACCOUNTS, P.KEEP_AUDIT, P.KEEP_RETENTION}),
        frozenset(),
    ),
}

# No role, so that no membership can carry it. A guest comes in by their own door, may do nothing, and is shown
# what the chair ticked of these sections.
GUEST = RoleReach(
    "Guest",
    frozenset(),
    frozenset({
        S.IDENTITY, S.SUPPORT, S.HEALTH, S.FAMILY, S.STORY, S.JUSTICE, S.REFERRAL, S.WHEREABOUTS, S.IMMIGRATION,
    }),
)  # fmt: skip
