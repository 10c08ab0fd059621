import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.sealing import journal
from alongside.rooms.directory.actions import forget_worker, service_account
from alongside.rooms.people import policy_files, retention
from alongside.rooms.people.actions import erase_again, erase_when_due, hold_back, warn_of_erasure
from alongside.rooms.people.models import Case, RetentionHold
from alongside.rooms.people.rules import name_kept_until

ACCOUNT = "Retention"
log = logging.getLogger(__name__)


def warn_and_erase(at: datetime) -> tuple[int, int]:
    """How many cases were warned of, and how many erased. What a restored copy brought back is erased again first,
    after a journal that was lost, or could not be written in time, is made whole.
    """
    by = service_account(name=ACCOUNT, by=None, at=at)
    with viewing.as_service(Service.RETENTION, at=at):
        journal.add(retention.erased())
        _each(retention.that_came_back(), partial(erase_again, by=by, at=at))
        near = {kept.case.pk: kept for kept in retention.that_end_soon(at)}
        to_warn = [case_id for case_id, kept in near.items() if kept.to_warn(at)]
        warned = _each(to_warn, lambda *, case_id: warn_of_erasure(kept=near[case_id], by=by, at=at))
        due = [case_id for case_id, kept in near.items() if kept.to_erase(at)]
        erased = _each(due, partial(erase_when_due, by=by, at=at))
    return warned, erased


def _each(case_ids: Iterable[UUID], act: Callable[..., object]) -> int:
    """One that fails is told to whoever runs this, and holds back no other."""
    done = 0
    for case_id in case_ids:
        try:
            done += bool(act(case_id=case_id))
        except Exception:
            log.exception("A case could not be warned of or erased: %s", case_id)
    return done


def forget_workers(at: datetime) -> int:
    by = service_account(name=ACCOUNT, by=None, at=at)
    gone = _long_gone(in_london(at).date())
    for user in gone:
        forget_worker(user=user, by=by, at=at)
    return len(gone)


def _long_gone(today: date) -> list[User]:
    """Workers whose last seat ended, and whose name has been kept for long enough since (R-RETAIN-02)."""
    still = Membership.objects.filter(until_day__isnull=True) | Membership.objects.filter(
        until_day__gte=today
    )
    gone = User.objects.filter(is_active=False, is_service=False, is_guest=False, memberships__isnull=False)
    gone = (
        gone.exclude(pk__in=still.values("user_id")).exclude(email__endswith="@forgotten.invalid").distinct()
    )
    return [user for user in gone.prefetch_related("memberships") if _kept_until(user) < today]


def _kept_until(user: User) -> date:
    last = max(seat.until_day for seat in user.memberships.all() if seat.until_day)
    return name_kept_until(last, years=policy_files.WORKER_YEARS.on(last).value)


@verb
def hold_back_in_area(*, case: Case, reason: str, review_on: date, by: User, at: datetime) -> RetentionHold:
    """By those who keep retention in the area: they see of the case its reference, and no more. Why somebody holds it
    they cannot read, so that its own team ends every hold.
    """
    with viewing.as_service(Service.RETENTION, at=at):
        row = hold_back(case=case, reason=reason, review_on=review_on, by=by, at=at)
    record("retention.held_in_area", by=by, at=at, case_id=case.pk, about=row)
    return row
