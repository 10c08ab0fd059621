"""The back door squeaks: a guarded row is written inside a verb or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

_in_verb: ContextVar[bool] = ContextVar("inside_a_verb", default=False)


class BackDoor(RuntimeError):
    """Somebody wrote a guarded row without a verb."""


@contextmanager
def allowed() -> Iterator[None]:
    token = _in_verb.set(True)
    try:
        yield
    finally:
        _in_verb.reset(token)


def check(model: type[models.Model]) -> None:
    if not _in_verb.get():
        raise BackDoor(f"{model.__name__} is guarded: change it through a verb in its room's actions.")
