from datetime import UTC, datetime

from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import User
from alongside.rooms.choices.actions import expire_consents
from alongside.rooms.choices.actions.sharing import TELL_WHO_SAID_NO
from alongside.rooms.choices.models import SharingDecision
from alongside.rooms.choices.queries.sharing import opened_before
from alongside.rooms.directory.actions import service_account
from alongside.rooms.people.actions import climb_emergencies
from alongside.rooms.people.actions.checking import end_grants_without_ground
from alongside.rooms.people.jobs import tell_to_sign_in
from alongside.rooms.people.queries import shut_out_of


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="expire-consents")
def end_consents(timestamp: int) -> int:
    """Every night. What a consent opened ended on its day by itself; this writes down that it did."""
    at = datetime.fromtimestamp(timestamp, UTC)
    return expire_consents(by=_nobody(at), at=at)


@app.periodic(cron="50 2 * * *")
@app.task(queueing_lock="check-grants")
def check_grants(timestamp: int) -> int:
    """Every night, after consents have ended: whatever is open without a ground is closed, in a name of its own."""
    at = datetime.fromtimestamp(timestamp, UTC)
    return end_grants_without_ground(by=_nobody(at), at=at)


@app.periodic(cron="35 * * * *")
@app.task(queueing_lock="climb-emergencies")
def climb(timestamp: int) -> int:
    """Every hour, of what another room has to answer: what nobody answered for goes above the team."""
    return climb_emergencies(by=None, at=max(datetime.fromtimestamp(timestamp, UTC), timezone.now()))


def _nobody(at: datetime) -> User:
    return service_account(name="Nightly check", by=None, at=at)


@app.task(name=TELL_WHO_SAID_NO, queue="post")
def tell_who_said_no(sharing_id: str) -> None:
    """Those who declined it before, that it was opened again. Without a word about the person."""
    now = timezone.now()
    with viewing.as_service(Service.POST_ROOM, at=now):
        row = SharingDecision.objects.select_related("case").get(pk=sharing_id)
        audience = row.team_id or row.agency_id
        said_no = {
            one.reviewed_by for one in opened_before(row.case, audience) if one.reviewed_by is not None
        }
        shut = shut_out_of(row.case_id)
        page = reverse("choices:sharing", args=[row.case_id, row.pk])
        for user in said_no:
            if user.is_active and user.pk not in shut:
                tell_to_sign_in(user, row.case, page)
