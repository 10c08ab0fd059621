from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User


@dataclass(frozen=True)
class Arriving:
    """Somebody on the way in; `step` is what is still missing, a word of `entry.Step`."""

    user: User
    step: str


class Request(HttpRequest):
    """A request that has passed the outer walls."""

    user: User
    now: datetime
    viewer: Viewer
    is_demo: bool
    arriving: Arriving | None
