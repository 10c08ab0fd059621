"""Conferences of the demo: convened, held and closed as a coordinator would."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.convening import Meeting, Terms
from alongside.rooms.conferences.actions.inviting import Invitee, usual_sections
from alongside.rooms.conferences.actions.minutes import ItemEntry, ScreenEntry
from alongside.rooms.conferences.actions.returns import Statement
from alongside.rooms.conferences.models import AgendaItem, Conference, PlannedAction, WrittenReturn
from alongside.rooms.conferences.queries import standing_invitations
from alongside.rooms.conferences.words import Mode, Nation, Outcome, Presence, SharingGround, Told

KINDS = {
    cast.ANA: "lead_charity",
    cast.DANIEL: "key_worker",
    cast.RUTH: "adult_social_care",
    cast.IMRAN: "rough_sleeping_team",
    cast.FARAH: "immigration_adviser",
    cast.JOAN: "nurse",
    cast.ALED: "police",
}

DISSENT = "One person who calls is too few. They ask for a second one, for weekends."
WANTS = {2: "A doctor who is a woman.", 4: "A room with a key."}
TALK = {
    0: (
        "“A room with a key, and nobody who knows where I am.” Said to the navigator, with an interpreter.",
        "",
    ),
    1: (
        "One man is looking for them. He does not know the area.",
        "No unknown taxis. Phones off on the way.",
    ),
    2: (
        "Sleeps badly, back pain from the work.",
        "The nurse sees them this week and registers them with a doctor.",
    ),
    3: ("Daily contact, practical help first.", "The navigator stays the one person who calls."),
    4: ("The bed is staffed day and night.", "Look for the next place before day five."),
    5: ("No doubt about capacity. Needs time and an interpreter.", "Ask again after legal advice."),
    6: ("The referral was explained once.", "The council would refer, if the answer is yes."),
    7: ("No advice yet on papers.", "First appointment at the law centre."),
}


def invitee(story: Story, name: str) -> Invitee:
    user = story.person(name)
    seat = user.memberships.get()
    sections = usual_sections(Role(seat.role))
    return Invitee(agency=seat.agency, team=seat.team, user=user, kind=KINDS.get(name, ""), sections=sections)


def convene(
    story: Story, starts: datetime, at: datetime, guests: Sequence[str], mode: Mode = Mode.ONLINE
) -> Conference:
    terms = Terms(ground=SharingGround.AGREED, chair=story.person(cast.MEI), minute_taker=story.worker)
    return actions.convene(
        case=story.case,
        meeting=Meeting(starts=starts, mode=mode),
        terms=terms,
        invitees=[invitee(story, name) for name in (cast.MEI, *guests)],
        by=story.worker,
        at=at,
    )


def ask_guest(story: Story, conference: Conference, at: datetime) -> None:
    """A doctor with one case a year, who is to read of health and to write what she knows."""
    guest = Invitee(
        agency=story.area.agencies[cast.HEALTH], name=cast.GUEST, email=cast.address_of(cast.GUEST)
    )
    asked = actions.invite(conference=conference, invitee=guest, by=story.worker, at=at)
    sections = frozenset({Section.IDENTITY, Section.SUPPORT, Section.HEALTH})
    actions.agree_sections(invitation=asked, sections=sections, by=story.worker, at=at)


def write_before(story: Story, conference: Conference, at: datetime) -> None:
    """Two agencies wrote what they know, and it does not agree."""
    written = [
        _write(story, conference, cast.JOAN, "She takes no medicine.", Told.PERSON, at),
        _write(story, conference, cast.RUTH, "She showed us tablets for her asthma.", Told.SEEN, at),
    ]
    one, other = written
    actions.mark_contradiction(one=one, other=other, by=story.worker, at=at)


def _write(
    story: Story, conference: Conference, name: str, text: str, told: Told, at: datetime
) -> WrittenReturn:
    return actions.send_return(
        invitation=conference.invitations.get(user=story.person(name)),
        section=Section.HEALTH,
        item=2,
        statement=Statement(text=text, said_by=told),
        by=story.person(name),
        at=at,
    )


def hold(story: Story, conference: Conference, held: datetime) -> Conference:
    """Everybody is there but the last, who sent apologies; every item of the agenda is recorded."""
    written = held + timedelta(hours=1)
    *here, away = standing_invitations(conference)
    for number, invitation in enumerate(here, start=1):
        if invitation.user:
            answered = min(invitation.invited_at + number * timedelta(hours=1), held)
            actions.answer_invitation(invitation=invitation, coming=True, by=invitation.user, at=answered)
        actions.note_attendance(invitation=invitation, presence=Presence.PRESENT, by=story.worker, at=written)
    actions.note_attendance(invitation=away, presence=Presence.APOLOGIES, by=story.worker, at=written)
    for item in AgendaItem.objects.filter(conference=conference).order_by("number"):
        _talk_about(story, item, written)
        if item.number == 3:
            actions.note_dissent(item=item, agency=here[-1].agency, why=DISSENT, by=story.worker, at=written)
    screen = ScreenEntry(nation=Nation.ENGLAND, has_needs=True, at_risk=True, cannot_protect=False)
    actions.record_screen(conference=conference, entry=screen, version=0, by=story.worker, at=written)
    return actions.hold_conference(conference=conference, held_at=held, by=story.worker, at=written)


def met_in_time(story: Story, *, hours: float, guests: Sequence[str]) -> Conference:
    """Convened on the day they were met, held `hours` after it, and closed with its one step."""
    identified = story.case.identified_at
    held, asked = identified + timedelta(hours=hours), identified + timedelta(hours=3)
    conference = convene(story, held, asked, (story.worker.full_name, *guests))
    hold(story, conference, held)
    written = held + timedelta(hours=1)
    first_call = written + timedelta(days=2)
    step = actions.plan_action(
        case=story.case,
        conference=conference,
        owner_user=story.worker,
        step="Ring them on the second day",
        due_on=first_call.date(),
        by=story.worker,
        at=written,
    )
    actions.close_conference(conference=conference, by=story.worker, at=written + timedelta(minutes=20))
    word, day = "Rang, and was rung back.", first_call.date()
    actions.end_action(action=step, act="mark_done", word=word, day=day, by=story.worker, at=first_call)
    return conference


def _talk_about(story: Story, item: AgendaItem, at: datetime) -> None:
    notes, decision = TALK.get(item.number, ("", ""))
    lead = story.area.agencies[cast.COUNCIL] if item.number == 6 else None
    told = {"wishes": WANTS.get(item.number, ""), "notes": notes, "decision": decision}
    entry = ItemEntry(outcome=Outcome.DISCUSSED, lead=lead, **told)
    if not notes:
        entry = ItemEntry(outcome=Outcome.NOT_RELEVANT, reason="They have no children.")
    actions.record_agenda_item(item=item, entry=entry, version=item.version, by=story.worker, at=at)


def plan(
    story: Story, conference: Conference, who: str, step: str, *, days_from_now: float, at: datetime
) -> PlannedAction:
    return actions.plan_action(
        case=story.case,
        conference=conference,
        owner_user=story.person(who),
        step=step,
        due_on=story.day(days=-days_from_now),
        by=story.worker,
        at=at,
    )
