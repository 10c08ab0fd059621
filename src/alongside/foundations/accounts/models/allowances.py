"""How often something was tried of late, counted where every process sees it."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from alongside.foundations.kernel.retention import UNTIL_IT_RUNS_OUT, Retention
from alongside.foundations.kernel.vocabulary import Drawer

KEPT = timedelta(hours=2)


class AllowanceManager(models.Manager["Allowance"]):
    def take(self, key: str, *, most: int, within: timedelta, at: datetime, wait: bool) -> bool:
        """Whether one more try is allowed in the sliding window; if it is, it is counted.

        The row stays locked until the request ends. Without `wait`, a try that comes meanwhile is not
        allowed: otherwise two could both be the last one, or many would fill every thread with waiting.
        With `wait`, nobody waits to hear no: who has used all tries is refused before.
        """
        standing = self.filter(key=key).first()
        if standing is None:
            self.bulk_create([Allowance(key=key, last=at)], ignore_conflicts=True)
        elif len(standing.since(at - within)) >= most:
            return False
        row = self.select_for_update(skip_locked=not wait).filter(key=key).first()
        recent = row.since(at - within) if row else []
        if row is None or len(recent) >= most:
            return False
        row.tries, row.last = [*recent, at], at
        row.save(update_fields=["tries", "last"])
        return True

    def forget_old(self, at: datetime) -> None:
        self.filter(last__lt=at - KEPT).delete()


class Allowance(models.Model):
    """`key` is a keyed hash: neither an address nor an account can be read from it."""

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = UNTIL_IT_RUNS_OUT

    key = models.CharField(max_length=64, primary_key=True)
    tries = ArrayField(models.DateTimeField(), default=list)
    last = models.DateTimeField(db_index=True)

    objects = AllowanceManager()

    def since(self, moment: datetime) -> list[datetime]:
        return [tried for tried in self.tries if tried > moment]
