from typing import ClassVar

from django.db import models

from alongside.foundations.kernel.vocabulary import Drawer


class CaseKey(models.Model):
    """The key of one case, wrapped by a master key. Where the row is gone, so is what was written about the person.

    The program has no right to this table. It asks the functions beside it for one key at a time.
    """

    drawer: ClassVar[Drawer] = Drawer.LOCKED

    case_id = models.UUIDField(primary_key=True, editable=False)
    wrapped = models.TextField()
