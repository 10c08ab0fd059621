from datetime import datetime, timedelta

from django.db import connection, transaction

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, DeploymentStamp, User
from alongside.foundations.kernel.results import Refused
from alongside.journeys.demo_caseload import handing_over, moving, sleeping
from alongside.journeys.demo_caseload.area import build_area
from alongside.journeys.demo_caseload.caseload import PAST, TONIGHT
from alongside.journeys.demo_caseload.hours import hours_are_stated
from alongside.journeys.demo_caseload.houses import open_houses, tonight_in_the_houses
from alongside.journeys.demo_caseload.public import list_public_services
from alongside.rooms.conferences.actions import mark_minutes_posted, open_minutes
from alongside.rooms.conferences.models import MinutesSent

HELD = "This data folder holds something that is not a demo."
# When the database heard of a row, and when that happened.
HEARD_OF = (
    ("beds_addresstold", "recorded", "told_at"),
    ("people_case", "recorded", "identified_at"),
    ("people_note", "recorded", "written_at"),
    ("people_contactmade", "recorded", "made_at"),
    ("choices_informationsession", "recorded", "held_at"),
    ("choices_answer", "recorded", "given_at"),
    ("conferences_conference", "recorded", "convened_at"),
    ("referrals_competentauthoritydecision", "written", "recorded_at"),
)
OTHER_FOLDER = "Choose another folder: ALONGSIDE_DATA=./demo alongside demo"


def build_demo(*, now: datetime) -> bool:
    """Whole or not at all, and once: answers whether there was anything to build."""
    with transaction.atomic():
        if DeploymentStamp.objects.filter(kind=DeploymentStamp.DEMO).exists():
            return False
        if DeploymentStamp.objects.exists() or User.objects.exists() or Agency.objects.exists():
            raise Refused(HELD, OTHER_FOLDER)
        DeploymentStamp.objects.create(kind=DeploymentStamp.DEMO)
        with viewing.as_service(Service.DEMO, at=now):
            area = build_area(now)
            hours_are_stated(area)
            open_houses(area)
            list_public_services(area)
            for story in (*PAST, *sleeping.PAST, *moving.PAST, *handing_over.PAST):
                story(area)
            _post_of_the_past_has_been_read()
            tonight_in_the_houses(area)
            for story in (*TONIGHT, *sleeping.TONIGHT):
                story(area)
            _written_down_at_the_time()
    return True


def _post_of_the_past_has_been_read() -> None:
    for sent in (
        MinutesSent.objects.filter(posted=False).select_related("invitation__user").order_by("sent_at", "id")
    ):
        mark_minutes_posted(sent=sent, by=None, at=sent.sent_at)
        if sent.invitation.user:
            open_minutes(sent=sent, by=sent.invitation.user, at=sent.sent_at + timedelta(minutes=50))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute(
            "UPDATE conferences_dispatch SET arrived = made + interval '1 minute', said = 'taken', parcel = NULL"
        )


def _written_down_at_the_time() -> None:
    """In a demo the database hears of everything today; its people heard of it when it happened."""
    with connection.cursor() as cursor:
        for table, recorded, happened in HEARD_OF:
            then = f"least({recorded}, {happened} + interval '6 minutes')"
            cursor.execute(f"UPDATE {table} SET {recorded} = {then}")  # nosec B608
            if not cursor.rowcount:
                raise LookupError(f"No row of {table} could be dated back: nothing of it is seen here.")
