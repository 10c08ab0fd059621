from dataclasses import dataclass

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency, Team
from alongside.rooms.directory.models import Partner, Partnership


@dataclass(frozen=True)
class Desk:
    """Where somebody opens cases: in an area, for an agency, in a team."""

    partnership: Partnership
    agency: Agency
    team: Team | None

    @property
    def key(self) -> str:
        return f"{self.partnership.pk} {self.agency.pk}"

    @property
    def words(self) -> str:
        return f"{self.partnership}, for {self.agency}"


def desks_of(viewer: Viewer) -> list[Desk]:
    """Every place of this worker from which a case may be opened, by the name of the area."""
    seats = {
        seat.agency_id: seat for seat in viewer.seats if Permission.OPEN_CASE in REACH[seat.role].permissions
    }
    teams = Team.objects.in_bulk([seat.team_id for seat in seats.values() if seat.team_id])
    partners = Partner.objects.filter(agency_id__in=seats).select_related("partnership", "agency")
    return [
        Desk(partner.partnership, partner.agency, teams.get(team_id) if team_id else None)
        for partner in partners.order_by("partnership__name", "agency__name")
        for team_id in [seats[partner.agency_id].team_id]
    ]
