"""The people of the demo. Nobody in it is real; what they face is what workers meet every week."""

from datetime import timedelta

from alongside.foundations.access.sections import Section
from alongside.journeys.demo_caseload import cast, closed, handing_over, meetings, referring
from alongside.journeys.demo_caseload.area import Area
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.beds import actions as beds
from alongside.rooms.beds.words import Destination, Wish
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.words import Purpose, RefusalReason
from alongside.rooms.conferences import actions as conferences
from alongside.rooms.people.words import AgeStatus, Channel, FoundAt
from alongside.rooms.referrals.words import Outcome, Stage

LETTER = """To whom it may concern

We saw her yesterday evening. She should rest, drink enough, and come back on Friday for the results.

The walk-in clinic, Rivermead
"""


def sol_tonight(area: Area) -> None:
    """Met three hours ago: nothing is arranged yet."""
    story = Story(area, cast.ANA)
    story.met("Sol", story.ago(hours=3), found_at_kind=FoundAt.ROUGH_SLEEPING)
    story.told(
        story.ago(hours=3), language="pt", where_met="By the bus station, with the night outreach team"
    )
    story.reach_by(
        Channel.PHONE, "07700 900 801", story.ago(hours=2.9), how="Only after nine in the evening."
    )
    story.seen(story.ago(hours=2.8), "At the bus station", "G01", "G26", "G35")


def maryam_in_a_bed(area: Area) -> None:
    """A bed since last night, a conference tomorrow."""
    story = Story(area, cast.ANA)
    story.met("Maryam", story.ago(hours=22), found_at_kind=FoundAt.DAY_CENTRE)
    goals, papers = "To sleep, to see a doctor, and to ring my sister.", "A copy of them is on her telephone."
    story.told(story.ago(hours=21), language="ti", goals=goals, immigration_status=papers)
    story.reach_by(Channel.IN_PERSON, "", story.ago(hours=21), how="At the hostel, through the night desk.")
    request = story.asks_for_bed(
        story.ago(hours=20), "Maryam", wish=Wish.WOMEN_ONLY, keeps_them_safe="Nobody is told she is here."
    )
    story.sleeps_in(request, "Q1", story.ago(hours=19))
    guests = (cast.ANA, cast.RUTH, cast.IMRAN, cast.FARAH, cast.JOAN)
    conference = meetings.convene(story, story.ago(hours=-16), story.ago(hours=18), guests)
    meetings.ask_guest(story, conference, story.ago(hours=17))
    meetings.write_before(story, conference, story.ago(hours=10))
    story.agrees_to_keep("Letter from the walk-in clinic", story.ago(hours=16), LETTER)


def dinh_in_the_nrm(area: Area) -> None:
    """Day five in the bed; the conference met in time; referred, and waiting."""
    story = Story(area, cast.ANA)
    story.met("Dinh", story.ago(days=4, hours=6), found_at_kind=FoundAt.ROUGH_SLEEPING)
    story.told(story.ago(days=4, hours=5), language="vi", allergies="Peanuts", nationality="Not asked by us")
    story.seen(story.ago(days=4, hours=5), "In a doorway near the station", "G02", "G08", "G19")
    request = story.asks_for_bed(
        story.ago(days=4, hours=5),
        "Dinh",
        wish=Wish.MEN_OR_MIXED,
        keeps_them_safe="Calls at the desk are for nobody.",
        allergies="Peanuts",
    )
    story.sleeps_in(request, "W1", story.ago(days=4, hours=4))
    guests = (cast.ANA, cast.RUTH, cast.IMRAN, cast.ALED, cast.FARAH, cast.JOAN)
    convened, held = story.ago(days=4, hours=3), story.ago(days=3, hours=10)
    conference = meetings.convene(story, held, convened, guests)
    meetings.hold(story, conference, held)
    written = held + timedelta(hours=1)
    meetings.plan(story, conference, cast.JOAN, "Register with a doctor", days_from_now=-1, at=written)
    meetings.plan(story, conference, cast.FARAH, "First legal appointment", days_from_now=2, at=written)
    meetings.plan(
        story, conference, cast.IMRAN, "Ask three safe houses for a place", days_from_now=1, at=written
    )
    conferences.close_conference(conference=conference, by=story.worker, at=written + timedelta(minutes=20))
    story.contact(
        story.ago(days=2), "Rang at nine, as agreed. Slept better. Wants to know about the decision."
    )
    story.advised(story.ago(days=2, hours=6), cast.FARAH)
    story.explained(story.ago(days=2, hours=5), "vi")
    story.says(Said.YES, story.ago(days=2, hours=4), "I want them to know what happened.")
    referring.sent(story, story.ago(days=1, hours=6), "NRM-DEMO-0017")
    who, why = Section.IDENTITY, Purpose.LEGAL
    story.agrees(story.ago(days=1, hours=5), cast.FARAH, why, who, Section.IMMIGRATION, language="vi")
    story.agrees(story.ago(days=1, hours=5), cast.JOAN, Purpose.HEALTH, who, Section.HEALTH, language="vi")
    story.refuses(story.ago(days=1, hours=5), cast.ALED, Purpose.POLICE, Section.STORY, own_words="Not now.")


def tomasz_in_recovery(area: Area) -> None:
    """A positive first decision five weeks ago; the conclusive one is awaited."""
    story = Story(area, cast.ANA)
    story.met("Tomasz", story.ago(days=50), found_at_kind=FoundAt.DAY_CENTRE)
    story.told(story.ago(days=50), language="ro", goals="My own papers back, and work with a contract.")
    held = story.ago(days=49, hours=2)
    conference = meetings.convene(
        story, held, story.ago(days=49, hours=20), (cast.ANA, cast.RUTH, cast.IMRAN, cast.FARAH)
    )
    meetings.hold(story, conference, held)
    meetings.plan(
        story, conference, cast.ANA, "Ask for the papers back", days_from_now=-5, at=held + timedelta(hours=1)
    )
    story.explained(story.ago(days=47), "ro")
    story.says(Said.YES, story.ago(days=46), "Yes. I have thought about it.")
    referral = referring.sent(story, story.ago(days=45), "NRM-DEMO-0009")
    referring.decided(
        story, referral, Stage.REASONABLE_GROUNDS, Outcome.POSITIVE, story.day(days=36), story.ago(days=35)
    )


def blessing_was_refused(area: Area) -> None:
    """A conference in time; a negative first decision: there are thirty days to ask for a new look at it."""
    story = Story(area, cast.TOM)
    story.met("Blessing", story.ago(days=40), found_at_kind=FoundAt.HOSPITAL)
    story.told(story.ago(days=40), language="en", goals="To stay near my church.")
    meetings.met_in_time(story, hours=26, guests=(cast.RUTH, cast.JOAN))
    story.explained(story.ago(days=34), "en")
    story.says(Said.YES, story.ago(days=33), "Yes.")
    referral = referring.sent(story, story.ago(days=30), "NRM-DEMO-0011")
    referring.decided(
        story, referral, Stage.REASONABLE_GROUNDS, Outcome.NEGATIVE, story.day(days=18), story.ago(days=16)
    )


def ife_not_yet(area: Area) -> None:
    """Heard everything, wants time; support goes on."""
    story = Story(area, cast.TOM)
    story.met("Ife", story.ago(days=12), found_at_kind=FoundAt.HOSPITAL)
    story.told(story.ago(days=12), language="yo", goals="To finish the course I began.")
    guests = (cast.ANA, cast.RUTH, cast.IMRAN, cast.JOAN)
    held = story.ago(days=10, hours=20)
    conference = meetings.convene(story, held, story.ago(days=11, hours=22), guests)
    meetings.hold(story, conference, held)
    meetings.plan(
        story,
        conference,
        cast.TOM,
        "Ask again after the legal advice",
        days_from_now=3,
        at=held + timedelta(hours=1),
    )
    story.explained(story.ago(days=9), "en")
    story.says(Said.NOT_YET, story.ago(days=9), "Not now. I want to hear the solicitor first.")
    story.noted(story.ago(days=6), Section.SUPPORT, "College enrolment letter sent with her, by hand.")


def piotr_says_no(area: Area) -> None:
    """Two more nights than the seven, agreed on by both sides; then a place of his own."""
    story = Story(area, cast.DANIEL)
    story.met("Piotr", story.ago(days=20), found_at_kind=FoundAt.ROUGH_SLEEPING)
    story.told(story.ago(days=20), language="pl")
    request = story.asks_for_bed(story.ago(days=20), "Piotr", wish=Wish.MEN_OR_MIXED)
    stay = story.sleeps_in(request, "W2", story.ago(days=19, hours=22))
    meetings.met_in_time(story, hours=20, guests=(cast.RUTH, cast.IMRAN))
    story.explained(story.ago(days=17), "pl")
    story.says(
        Said.NO, story.ago(days=17), "I have a job. I do not want offices.", RefusalReason.WANTS_TO_MOVE_ON
    )
    story.stays_longer(stay, nights=2, at=story.ago(days=15))
    beds.end_stay(
        stay=stay, destination=Destination.TENANCY, by=story.person(cast.BOLA), at=story.ago(days=11)
    )


def kofi_without_a_conference(area: Area) -> None:
    """Met 60 hours ago, and no conference: the limit has passed. Another area is asked, and has not answered."""
    story = Story(area, cast.TOM)
    story.met("Kofi", story.ago(hours=60), found_at_kind=FoundAt.HOUSING)
    story.told(story.ago(hours=59), language="en")
    story.contact(story.ago(hours=30), "No answer, and no message left.", reached=False)
    story.not_safe_at("QZ4", story.ago(hours=58), "The car wash where he was made to work")
    why, words = "A room in a shared house, far from the car wash.", "Not in this town. I know one man there."
    handing_over.ask(story, cast.CHARLIE, cast.NORTHMOOR_AREA, story.ago(hours=7), why=why, own_words=words)


def lia_may_be_a_child(area: Area) -> None:
    story = Story(area, cast.DANIEL)
    story.met("Lia", story.ago(hours=7), age_status=AgeStatus.UNSURE, found_at_kind=FoundAt.ROUGH_SLEEPING)
    story.noted(
        story.ago(hours=6.5), Section.SUPPORT, "Rang children's services at once. They are on their way."
    )


def samir_waits_for_the_council(area: Area) -> None:
    """A charity that is not a trusted referrer asked for a bed this evening."""
    story = Story(area, cast.NOOR)
    story.met("Samir", story.ago(hours=2), found_at_kind=FoundAt.DAY_CENTRE)
    story.told(story.ago(hours=2), language="ar")
    story.asks_for_bed(story.ago(hours=1.5), "Samir", wish=Wish.MEN_OR_MIXED)


def somebody_elsewhere(area: Area) -> None:
    story = Story(area, cast.CHARLIE)
    story.met("Ren", story.ago(hours=9), area=cast.NORTHMOOR_AREA, found_at_kind=FoundAt.HOSTEL)


PAST = (
    dinh_in_the_nrm,
    tomasz_in_recovery,
    blessing_was_refused,
    ife_not_yet,
    piotr_says_no,
    kofi_without_a_conference,
    closed.an_earlier_case,
    closed.near_its_last_day,
)
TONIGHT = (sol_tonight, maryam_in_a_bed, lia_may_be_a_child, samir_waits_for_the_council, somebody_elsewhere)
