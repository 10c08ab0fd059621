from datetime import datetime

from django.http import HttpRequest

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User


class Request(HttpRequest):
    """A request that has passed the outer walls."""

    user: User
    now: datetime
    viewer: Viewer
    is_demo: bool
