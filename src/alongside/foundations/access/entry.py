"""What a session has proven so far. Until nothing is missing, whoever holds it is nobody to every page."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.module_loading import import_string

from alongside.foundations.access import demo
from alongside.foundations.access.request import Arriving, Request
from alongside.foundations.accounts import agreement
from alongside.foundations.accounts.factors import factors_of
from alongside.foundations.accounts.models import Membership, User

KEY = "entry"
FRESH_FOR = timedelta(minutes=15)
NOTED_EVERY = 30  # seconds: so often a session writes down that it was seen
BY_DEMO = "demo"

V = TypeVar("V", bound=Callable[..., HttpResponseBase])
Answer = Callable[[Request], HttpResponseBase]


class Step(StrEnum):
    """What is missing, in the order in which it is asked for."""

    UNLOCK = "unlock"
    SECOND_FACTOR = "second_factor"
    AGREEMENT = "agreement"


@dataclass(frozen=True)
class Entry:
    """Moments are seconds since 1970. `fresh`: when the strongest proof this person has was last given."""

    way: str
    seen: int
    second: bool = False
    fresh: int = 0
    agreed: str = ""
    agreed_until: int = 0

    def missing(self, *, second_needed: bool, version: str, now: int) -> Step | None:
        if now - self.seen > settings.IDLE_LOCK.total_seconds():
            return Step.UNLOCK
        if second_needed and not self.second:
            return Step.SECOND_FACTOR
        if self.agreed != version or self.agreed_until <= now:
            return Step.AGREEMENT
        return None

    def is_fresh(self, now: int) -> bool:
        return now - self.fresh <= FRESH_FOR.total_seconds()


def entry_of(session: SessionBase) -> Entry | None:
    kept = session.get(KEY)
    return Entry(**kept) if kept else None


def keep(session: SessionBase, entry: Entry) -> None:
    session[KEY] = asdict(entry)


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def whole_sessions(get_response: Answer) -> Answer:
    """Stands between those who know a session and all that asks who is there. It asks no address."""

    def answer(request: Request) -> HttpResponseBase:
        request.arriving = None
        if request.user.is_authenticated:
            _weigh(request, request.user, timezone.now())
        return get_response(request)

    return answer


def _weigh(request: Request, user: User, at: datetime) -> None:
    entry, now = entry_of(request.session), seconds(at)
    if entry is None:
        request.user = cast(User, AnonymousUser())
        return
    if entry.way == BY_DEMO and demo.is_demo():
        return
    second_needed = not entry.second and needs_second_factor(user, at)
    step = entry.missing(second_needed=second_needed, version=agreement.standing().version, now=now)
    if step is not None:
        request.arriving = Arriving(user, step)
        request.user = cast(User, AnonymousUser())
    elif now - entry.seen > NOTED_EVERY:
        keep(request.session, replace(entry, seen=now))


def needs_second_factor(user: User, at: datetime) -> bool:
    """Every role does: each sees something of a person, lets people in, or sees figures. And whoever has one."""
    seats = Membership.objects.on(timezone.localdate(at)).filter(user=user)
    return seats.exists() or bool(factors_of(user))


def freshly_proven(view: V) -> V:
    """For what must not be done by whoever finds a screen open: the second factor is asked again after 15 minutes.

    Of somebody who has none, the password. Stands below `door`.
    """

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_freshly_proven(request):
            return view(request, *args, **kwargs)
        ask: Answer = import_string(settings.PROVE_AGAIN_VIEW)
        return ask(request)

    guarded.freshly_proven = True  # type: ignore[attr-defined]
    return cast(V, guarded)


def is_freshly_proven(request: Request) -> bool:
    entry = entry_of(request.session)
    if entry is None:
        return False
    return (entry.way == BY_DEMO and request.is_demo) or entry.is_fresh(seconds(request.now))
