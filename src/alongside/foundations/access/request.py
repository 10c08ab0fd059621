from datetime import datetime

from django.http import HttpRequest

from alongside.foundations.accounts.models import User

from .viewing import Viewer


class Request(HttpRequest):
    """A request that has passed the outer walls."""

    user: User
    now: datetime
    viewer: Viewer
    is_demo: bool
