"""Reads what the meeting sheet is laid out from."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from alongside.foundations.accounts.models import Agency
from alongside.rooms.conferences import queries
from alongside.rooms.conferences.forms.sheet import Choices, Rows
from alongside.rooms.conferences.models import Conference, Invitation, SafeguardingScreen
from alongside.rooms.conferences.words import Nation
from alongside.rooms.people.models import Case

NATIONS = {"scotland": Nation.SCOTLAND, "northern-ireland": Nation.NORTHERN_IRELAND}


def rows_of(conference: Conference, nation: str, today: date, also: Iterable[UUID] = ()) -> Rows:
    """`also`: steps from before that are still asked about, whatever became of them meanwhile."""
    protocol = queries.protocol_of(conference)
    invitations = list(queries.standing_invitations(conference))
    attendances = list(queries.attendances_of(conference))
    items = queries.items_of(conference)
    seated = {row.agency_id for row in invitations} | {row.agency_id for row in attendances}
    seated |= {row.lead_id for row in items.values() if row.lead_id}
    agencies = queries.agencies_at_hand(conference.case.partnership, seated)
    at_table = {row.agency_id: row.agency for row in invitations}
    at_table |= {row.agency_id: row.agency for row in attendances}
    screen = SafeguardingScreen.objects.filter(conference=conference).first()
    return Rows(
        protocol=protocol,
        items=items,
        old=list(queries.old_actions(conference, also)),
        invitations=invitations,
        attendances={row.invitation_id: row for row in attendances if row.invitation_id},
        arrivals=[row for row in attendances if row.invitation_id is None],
        screen=screen,
        law=protocol.law_of(_nation(conference.case, screen, nation)),
        leads=_named(agency for agency in agencies if agency.is_first_responder),
        owners=_owners(invitations),
        agencies=_named(agencies),
        table=_named(at_table.values()),
        today=today,
    )


def _nation(case: Case, screen: SafeguardingScreen | None, asked: str) -> Nation:
    """As recorded; else as asked for, since the calendar of England and Wales is one and their law is two."""
    if screen is not None:
        return Nation(screen.nation)
    if asked in list(Nation):
        return Nation(asked)
    return NATIONS.get(case.partnership.jurisdiction, Nation.ENGLAND)


def _named(agencies: Iterable[Agency]) -> Choices:
    return [(str(agency.pk), agency.name) for agency in agencies]


def _owners(invitations: Iterable[Invitation]) -> Choices:
    """First the people around the table, then their agencies and teams."""
    people = {f"user:{asked.user_id}": asked.name for asked in invitations if asked.user_id}
    seats = {
        f"seat:{asked.agency_id}:{asked.team_id or ''}": f"{asked.agency}: {asked.team.name}"
        if asked.team
        else str(asked.agency)
        for asked in invitations
    }
    return [*people.items(), *seats.items()]
