"""The places of the house, each for those who have something to do there."""

from dataclasses import dataclass

from alongside.foundations.access.permissions import Permission


@dataclass(frozen=True)
class Place:
    """`permission` None: for everybody who is signed in."""

    text: str
    url_name: str
    permission: Permission | None
    what: str


PLACES: tuple[Place, ...] = (
    Place("My work", "my_work:home", None, "What waits for you, soonest first"),
    Place(
        "Start here",
        "start_here:start",
        Permission.OPEN_CASE,
        "You have met somebody: open their case in a minute",
    ),
    Place("Team", "my_work:team", Permission.MANAGE_TEAM_CASES, "The cases of your team, and what is late"),
    Place("Beds", "beds:board", Permission.SEE_BED_BOARD, "Which bed is free on which night"),
    Place("Approvals", "beds:approvals", Permission.APPROVE_BED, "Beds that wait for the council's answer"),
    Place(
        "House", "beds:house", Permission.RUN_BEDS, "Who arrives, who is here, and the sheet for the night"
    ),
    Place("Report", "reporting:conferences", Permission.SEE_REPORTS, "Conferences held, in time and late"),
    Place("Partnership", "run_partnership:mine", Permission.LEAD_AREA, "Agencies, workers and the rota"),
    Place(
        "Kept and erased",
        "keep_or_erase:overview",
        Permission.KEEP_RETENTION,
        "Which cases near their last day, are on hold, or were erased",
    ),
    Place("Audit trail", "audit_trail:trail", Permission.KEEP_AUDIT, "What was done, seen and refused here"),
)
