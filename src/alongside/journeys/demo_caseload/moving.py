"""The place after the bed in the demo: one that nobody has looked at yet, and one that somebody moved to."""

from datetime import timedelta

from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.beds.actions import assessments
from alongside.rooms.beds.actions import next_places as places
from alongside.rooms.beds.actions.next_places import Proposal, Told
from alongside.rooms.beds.moving_on import KeepAway, NextKind, Reconnect, Tied, TurnedDownBy
from alongside.rooms.people.words import FoundAt


def yonas_is_to_be_moved(area: Area) -> None:
    """A safe house said no; since yesterday there is an asylum placement, and nobody has looked whether it suits."""
    story = Story(area, cast.TOM)
    story.met("Yonas", story.ago(days=11), found_at_kind=FoundAt.DAY_CENTRE)
    story.told(story.ago(days=11), language="ti", goals="To learn English, and to sleep with the door shut.")
    house = Proposal(
        kind=NextKind.SAFE_HOUSE, provider="Harbour Safe Houses", area="The coast", outcode="ZZ7"
    )
    by, provider = story.worker, TurnedDownBy.PROVIDER
    asked = places.propose_place(case=story.case, proposal=house, by=by, at=story.ago(days=6))
    words = "No room before next month."
    places.turn_down_place(place=asked, by_whom=provider, words=words, by=by, at=story.ago(days=5))
    hostel = Proposal(
        kind=NextKind.ASYLUM,
        provider="Northern Accommodation",
        area="Milltown, two hours away",
        outcode="ZZ9",
        words="He asks who else sleeps in the room.",
    )
    places.propose_place(case=story.case, proposal=hostel, by=by, at=story.ago(hours=20))


def marta_has_moved(area: Area) -> None:
    """A flat from a council, away from where she must not be. She was told the address on the same day."""
    story = Story(area, cast.TOM)
    story.met("Marta", story.ago(days=31), found_at_kind=FoundAt.POLICE)
    story.told(story.ago(days=31), language="en", goals="A door of my own.")
    flat = Proposal(
        kind=NextKind.LOCAL_AUTHORITY, provider="Rivermead Council, housing", area="Rivermead, west"
    )
    by, moves = story.worker, story.ago(days=3)
    place = places.propose_place(case=story.case, proposal=flat, by=by, at=story.ago(days=9))
    town = "The town she was taken from"
    places.answer_sent_back(place=place, area=town, keep_away=KeepAway.YES, by=by, at=story.ago(days=9))
    places.agree_place(place=place, moves=moves, by=by, at=story.ago(days=6))
    told = Told(
        address="Flat 3, 40 Weaver Street, Rivermead",
        at=moves - timedelta(hours=5),
        late_why="The council gave the keys on the morning of the move.",
    )
    places.tell_address(place=place, told=told, by=by, at=moves - timedelta(hours=4))
    places.record_move(place=place, moved=moves, by=by, at=moves + timedelta(hours=2))
    for line, answer in ((Reconnect.GP, Tied.DONE), (Reconnect.SCHOOL, Tied.NOT_NEEDED)):
        assessments.answer_after_move(place=place, line=line, answer=answer, by=by, at=story.ago(days=2))


PAST = (yonas_is_to_be_moved, marta_has_moved)
