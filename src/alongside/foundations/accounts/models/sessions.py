import uuid
from datetime import datetime
from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from alongside.foundations.accounts.models.people import User
from alongside.foundations.kernel.retention import UNTIL_IT_RUNS_OUT, Retention
from alongside.foundations.kernel.vocabulary import Drawer


class SessionManager(BaseSessionManager["Session"]):
    def of(self, user: User, at: datetime) -> "models.QuerySet[Session]":
        return self.filter(user=user, expire_date__gt=at).order_by("-began", "number")

    def end_all(self, user: User, *, but: str | None = None) -> None:
        """Every session of somebody ends, those that are being made at this moment too.

        `but` keeps one, whose holder must be given the hash of the new era.
        """
        User.objects.filter(pk=user.pk).update(era=models.F("era") + 1)
        user.refresh_from_db(fields=["era"])
        self.filter(user=user).exclude(session_key=but).delete()

    def end_one(self, user: User, number: uuid.UUID) -> int:
        ended, _ = self.filter(user=user, number=number).delete()
        return ended


class Session(AbstractBaseSession):
    """A session, and whose it is. `number` names it on pages: its key is a secret of the browser."""

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = UNTIL_IT_RUNS_OUT

    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")
    began = models.DateTimeField(null=True)
    browser = models.CharField(max_length=60, blank=True)

    objects: ClassVar[SessionManager] = SessionManager()

    class Meta:
        pass

    @classmethod
    def get_session_store_class(cls) -> type:
        from alongside.foundations.accounts.sessions import SessionStore

        return SessionStore
