"""Cases on which nobody works any more."""

from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.directory.actions import service_account
from alongside.rooms.people import retention
from alongside.rooms.people.actions import warn_of_erasure
from alongside.rooms.people.words import FoundAt, Outcome

KEPT, LEFT = 7 * 365, 28  # days


def an_earlier_case(area: Area) -> None:
    """Closed two months ago; somebody of a like name may come again."""
    story = Story(area, cast.ANA)
    story.met("Marta", story.ago(days=120), found_at_kind=FoundAt.POLICE)
    story.closed(story.ago(days=60), Outcome.OTHER, "Lives with family.")


def near_its_last_day(area: Area) -> None:
    """Closed seven years ago: its team has been warned that it will be erased in a month."""
    story = Story(area, cast.ANA)
    story.met("Yusuf", story.ago(days=KEPT + 60), found_at_kind=FoundAt.DAY_CENTRE)
    story.closed(story.ago(days=KEPT - LEFT), Outcome.SAFE_HOUSING, "A flat of his own.")
    at = story.ago(days=25)
    kept = retention.kept(story.case, at)
    assert kept is not None
    warn_of_erasure(kept=kept, by=service_account(name="Retention", by=None, at=at), at=at)
