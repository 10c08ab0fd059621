"""What happens to beds in the demo: another one, a night away, a no, a night without, a drive."""

from datetime import timedelta

from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.journeys.demo_caseload.steps import Story
from alongside.rooms.beds import actions as beds
from alongside.rooms.beds.actions.drivers import DriverFacts
from alongside.rooms.beds.actions.rides import PickUp
from alongside.rooms.beds.models import Bed, Driver
from alongside.rooms.beds.queries.unmet import why_unmet
from alongside.rooms.beds.rules import Needs, tonight
from alongside.rooms.beds.words import HouseDeclines, PersonDeclines, Wish
from alongside.rooms.people.words import FoundAt

DAN = "Dan Okello"


def know_a_driver(area: Area) -> None:
    facts = DriverFacts(
        name=DAN,
        scheme="Rivermead Volunteer Drivers",
        phone="07700 900 961",
        email="dan.okello@demo.invalid",
        checked_on=(area.now - timedelta(days=120)).date(),
        checked="Enhanced check and insurance, seen by Rivermead Council",
    )
    beds.add_driver(
        partnership=area.partnerships[cast.RIVERMEAD_AREA],
        facts=facts,
        by=area.people[cast.HELEN],
        at=area.now - timedelta(days=90),
    )


def arben_was_away(area: Area) -> None:
    """From the office to a bed when one came free; last night he was not there, and nobody has answered yet."""
    story = Story(area, cast.TOM)
    story.met("Arben", story.ago(days=3, hours=2), found_at_kind=FoundAt.POLICE)
    story.told(story.ago(days=3), language="sq", goals="To be where nobody looks for me.")
    asked = story.asks_for_bed(story.ago(days=3, hours=1), "Arben", wish=Wish.MEN_OR_MIXED)
    stay = story.sleeps_in(asked, "W office", story.ago(days=3))
    bola, moved = story.person(cast.BOLA), story.ago(days=1, hours=12)
    beds.move_bed(stay=stay, bed=Bed.objects.get(label="W4"), reason="A room came free", by=bola, at=moved)
    seen = story.ago(hours=7)
    beds.note_absence(stay=stay, night=tonight(story.ago(days=1)), by=bola, at=seen)


def rosa_has_no_bed(area: Area) -> None:
    """She said no to one, a house said no to her, and last night there was none. All of it is counted."""
    story = Story(area, cast.ANA)
    story.met("Rosa", story.ago(days=2, hours=3), found_at_kind=FoundAt.HOSPITAL)
    story.told(story.ago(days=2), language="pt", goals="To stay near my sister.")
    needs = Needs(wish=Wish.WOMEN_ONLY, step_free=True)
    asked = story.asks_for_bed(story.ago(days=2, hours=2), "Rosa", needs=needs)
    for side, hours in ((cast.ANA, 21), (cast.BOLA, 20.5)):
        at, by = story.ago(hours=hours), story.person(side)
        stay = beds.place(request=asked, bed=Bed.objects.get(label="Q2"), nights=3, by=story.worker, at=at)
        if side == cast.ANA:
            beds.decline_for_person(stay=stay, reason=PersonDeclines.STAY_NEAR, by=by, at=at)
        else:
            beds.decline_by_house(stay=stay, reason=HouseDeclines.SUPPORT_NEEDS, by=by, at=at)
    late = story.ago(hours=20)
    night = tonight(late)
    beds.note_unmet_night(
        request=asked,
        night=night,
        why=why_unmet(asked, night),
        words="A room for women without steps, nearer to the hospital.",
        by=story.worker,
        at=late,
    )


def hana_is_driven(area: Area) -> None:
    """A bed tonight, and a driver whom the area knows."""
    story = Story(area, cast.DANIEL)
    story.met("Hana", story.ago(hours=5), found_at_kind=FoundAt.DAY_CENTRE)
    story.told(story.ago(hours=4.5), language="am")
    asked = story.asks_for_bed(story.ago(hours=4), "Hana", wish=Wish.WOMEN_OR_MIXED)
    bed = Bed.objects.get(label="Q2")
    stay = beds.place(request=asked, bed=bed, nights=7, by=story.worker, at=story.ago(hours=3))
    beds.arrange_ride(
        stay=stay,
        driver=Driver.objects.get(name=DAN),
        pick_up=PickUp(where="Day centre, at the kitchen door", when=story.ago(hours=-3), ask_for="Daniel"),
        by=story.worker,
        at=story.ago(hours=2.5),
    )


PAST = (know_a_driver, arben_was_away, rosa_has_no_bed)
TONIGHT = (hana_is_driven,)
