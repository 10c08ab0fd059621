"""From area to area in the demo: one that was taken over, and one that was refused."""

from datetime import datetime

from alongside.foundations.access.sections import Section
from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.proposing import Move
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.words import DeclinedWhy, SharingGround
from alongside.rooms.people.words import FoundAt

SHOWN = frozenset({Section.IDENTITY, Section.SUPPORT})
TRAVELS = SHOWN | {Section.CONTACT, Section.WHEREABOUTS, Section.HEALTH, Section.STORY}


def ask(story: Story, of: str, area: str, at: datetime, *, why: str, own_words: str) -> Handover:
    move = Move(
        area=story.area.partnerships[area],
        agency=story.area.agency_of(of),
        team=story.area.team_of(of),
        shown=SHOWN,
        travels=TRAVELS,
        ground=SharingGround.AGREED,
        own_words=own_words,
        why=why,
    )
    return actions.propose_handover(case=story.case, move=move, by=story.worker, at=at)


def dawit_was_taken_over(area: Area) -> None:
    story = Story(area, cast.CHARLIE)
    story.met("Dawit", story.ago(days=20), area=cast.NORTHMOOR_AREA, found_at_kind=FoundAt.DAY_CENTRE)
    story.told(story.ago(days=20), language="am", goals="To live near my brother.")
    why, words = "His brother has a room for him in Rivermead.", "I want to be with my brother."
    asked = ask(story, cast.TOM, cast.RIVERMEAD_AREA, story.ago(days=16), why=why, own_words=words)
    tom = story.person(cast.TOM)
    actions.ask_about(
        handover=asked, text="Does the brother know that we ring?", by=tom, at=story.ago(days=15.5)
    )
    words = "Yes. He is at home after six."
    actions.answer_about(handover=asked, text=words, by=story.worker, at=story.ago(days=15.2))
    actions.accept_handover(handover=asked, key_worker=tom, by=tom, at=story.ago(days=15))


def hoa_stays(area: Area) -> None:
    """The other area has nobody who could do it. Whoever asked goes on."""
    story = Story(area, cast.CHARLIE)
    story.met("Hoa", story.ago(days=13), area=cast.NORTHMOOR_AREA, found_at_kind=FoundAt.HOUSING)
    why, words = "A course that she wants to do.", "I would like that course."
    asked = ask(story, cast.ANA, cast.RIVERMEAD_AREA, story.ago(days=6), why=why, own_words=words)
    actions.decline_handover(
        handover=asked,
        why=DeclinedWhy.NO_CAPACITY,
        word="Ask us again in two weeks.",
        by=story.person(cast.ANA),
        at=story.ago(days=5.5),
    )


PAST = (dawit_was_taken_over, hoa_stays)
