from datetime import date, datetime, timedelta

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import policies
from alongside.rooms.people.models import Case, KeyWorker, LeaveCover


@verb
def hand_over(*, case: Case, to: User, word: str, by: User, at: datetime) -> KeyWorker:
    """One key worker at every moment: the old one ends in the same statement's transaction."""
    standing = KeyWorker.objects.select_for_update().get(case=case, until__isnull=True)
    if standing.user_id == to.pk:
        raise Refused(f"{to.full_name} is the key worker already.")
    KeyWorker.objects.filter(pk=standing.pk).update(until=at)
    row = KeyWorker.objects.create(case=case, user=to, starts=at, handed_over_by=by, word=word)
    record("case.handed_over", by=by, at=at, case_id=case.pk, about=row, to=to.pk)
    return row


@verb
def arrange_cover(
    *, away: User, covered_by: User, from_day: date, until_day: date, by: User, at: datetime
) -> LeaveCover:
    if until_day < from_day:
        raise Refused("The last day of leave is before the first.", "Change one of the two days.")
    policies.check_can_cover(away, covered_by)
    cover = LeaveCover.objects.create(
        away=away, covered_by=covered_by, from_day=from_day, until_day=until_day
    )
    record("cover.arranged", by=by, at=at, about=cover)
    return cover


@verb
def end_cover(*, cover: LeaveCover, by: User, at: datetime) -> None:
    """Back earlier than planned: yesterday was the last day. Cover that has not begun is taken back whole."""
    yesterday = in_london(at).date() - timedelta(days=1)
    if cover.until_day <= yesterday:
        raise Refused("This cover has ended already.")
    record("cover.ended", by=by, at=at, about=cover)
    if cover.from_day > yesterday:
        cover.delete()
        return
    cover.until_day = yesterday
    cover.save(update_fields=["until_day"])
