import uuid
from datetime import datetime
from typing import ClassVar

from django.db import connection, models

from alongside.foundations.kernel.retention import THIRTY_DAYS, Retention
from alongside.foundations.kernel.vocabulary import Drawer

CLAIM = """
    INSERT INTO design_formreceipt (key, user_id, path, words, answer, at) VALUES (%s, %s, %s, %s, '', %s)
    ON CONFLICT (key) DO NOTHING
"""


class FormReceiptManager(models.Manager["FormReceipt"]):
    def claim(
        self, key: uuid.UUID, *, user_id: uuid.UUID | None, path: str, words: str, at: datetime
    ) -> bool:
        """Whether this is the first use of the key. Waits for a transaction that is using it just now."""
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, [key, user_id, path, words, at])
            return bool(cursor.rowcount)


class FormReceipt(models.Model):
    """A form that has had its effect. The same key again is answered with where the first one led.

    `words` is a keyed hash of what was typed: it tells whether the same was sent again, and nothing else.
    """

    drawer: ClassVar[Drawer] = Drawer.OPEN
    retention: ClassVar[Retention] = THIRTY_DAYS

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user_id = models.UUIDField(null=True)
    path = models.TextField()
    words = models.CharField(max_length=64, blank=True, default="")
    answer = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = FormReceiptManager()
