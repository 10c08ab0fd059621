"""From area to area in the demo: one taken over, one refused; and with an area that has a deployment of its own."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.parcels.keys import OwnKeys
from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.asked import take_proposal
from alongside.rooms.conferences.actions.proposing import Move
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.words import DeclinedWhy, SharingGround
from alongside.rooms.directory.actions import NeighbourFacts, add_neighbour, confirm_neighbour
from alongside.rooms.directory.models import Neighbour
from alongside.rooms.people.models import Name
from alongside.rooms.people.words import FoundAt

SHOWN = frozenset({Section.IDENTITY, Section.SUPPORT})
TRAVELS = SHOWN | {Section.CONTACT, Section.WHEREABOUTS, Section.HEALTH, Section.STORY}


def ask(story: Story, of: str, area: str, at: datetime, *, why: str, own_words: str) -> Handover:
    there, agency = story.area.partnerships[area], story.area.agency_of(of)
    return _propose(
        story, at, area=there, agency=agency, team=story.area.team_of(of), why=why, own_words=own_words
    )


def _propose(story: Story, at: datetime, **whom_and_why: Any) -> Handover:
    move = Move(shown=SHOWN, travels=TRAVELS, ground=SharingGround.AGREED, **whom_and_why)
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


def meet_neighbours(area: Area) -> None:
    """One was compared by telephone, one has not been yet. Their keys are thrown away: in a demo nobody is there."""
    harbourside = _neighbour(area, cast.HARBOURSIDE, "01632 960 180")
    confirm_neighbour(neighbour=harbourside, by=area.people[cast.SAM], at=area.begun)
    _neighbour(area, "Milltown", "01632 960 181")


def _neighbour(area: Area, name: str, phone: str) -> Neighbour:
    public = OwnKeys.make().public
    facts = NeighbourFacts(
        name=name, kind=AgencyKind.COUNCIL, address=f"https://{name.lower()}.invalid", phone=phone,
        signs=public.signs, opens=public.opens, agency=area.agency_of(cast.TOM), team=area.team_of(cast.TOM),
    )  # fmt: skip
    rivermead = area.partnerships[cast.RIVERMEAD_AREA]
    return add_neighbour(area=rivermead, facts=facts, by=area.people[cast.SAM], at=area.begun)


def leyla_wants_to_the_coast(area: Area) -> None:
    """Asked of an area with a deployment of its own, which has it before it and has not answered."""
    story = Story(area, cast.TOM)
    story.met("Leyla", story.ago(days=9), found_at_kind=FoundAt.DAY_CENTRE)
    story.told(story.ago(days=9), language="ku", goals="To see the sea every day, and to cook for others.")
    at, there = story.ago(hours=9), Neighbour.objects.get(name=cast.HARBOURSIDE)
    why, words = "A place on a cooking course, and a room with it.", "I want to go. I know nobody there."
    _propose(story, at, neighbour=there, why=why, own_words=words)


def emeka_may_come(area: Area) -> None:
    """Another deployment asks us; its words and what he agreed to show came with it."""
    at = area.now - timedelta(hours=11)
    there = Neighbour.objects.get(name=cast.HARBOURSIDE)
    name = {"kind": Name.CHOSEN, "text": "Emeka"}
    shown = [
        _part(Section.IDENTITY, "name", "Name they like to be called", "Emeka", name),
        _part(Section.SUPPORT, "note", "Note", "He has an interview for a job in Rivermead next week."),
    ]
    told = {
        "move": str(uuid4()), "source": cast.HARBOURSIDE, "by": "Rosa Lind", "ring": "01632 960 182",
        "asked": at.isoformat(), "why": "A job in Rivermead, and friends from his church.",
        "ground": SharingGround.AGREED, "ground_reason": "", "own_words": "Rivermead is where my friends are.",
        "shown": sorted(SHOWN), "travels": sorted(TRAVELS), "parts": shown,
    }  # fmt: skip
    take_proposal(neighbour=there, told=told, by=there.user, at=at)


def _part(
    section: Section, kind: str, title: str, text: str, data: dict[str, str] | None = None
) -> dict[str, Any]:
    return {"section": section, "kind": kind, "title": title, "text": text, "data": data or {}}


PAST = (dawit_was_taken_over, hoa_stays, meet_neighbours, leyla_wants_to_the_coast, emeka_may_come)
