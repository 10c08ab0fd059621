"""Every change is one named verb: keyword-only, atomic, `by` somebody `at` some moment, and audited."""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.utils import timezone

from alongside.foundations.access import viewing, writing
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import written
from alongside.foundations.sealing import keyring

P = ParamSpec("P")
R = TypeVar("R")


class Unaudited(RuntimeError):
    """A verb ended without leaving evidence."""


def verb(act: Callable[P, R]) -> Callable[P, R]:
    _check_shape(act)

    @wraps(act)
    def run(*args: P.args, **facts: P.kwargs) -> R:
        watched = _looked_at_by_somebody(**facts)  # type: ignore[arg-type]
        with transaction.atomic(), writing.allowed(), keyring.in_use(), watched:
            before = written()
            done = act(*args, **facts)
            if written() == before:
                raise Unaudited(f"{act.__qualname__} left no audit entry.")
            return done

    run.is_verb = True  # type: ignore[attr-defined]
    return run


def _looked_at_by_somebody(*, by: User | None, at: datetime, **_: object) -> AbstractContextManager[object]:
    """A verb that nobody looks on at, as from a shell, finds what the one who acts may see."""
    if viewing.look() is not None or by is None:
        return nullcontext()
    return viewing.seen_by(viewing.viewer_for(by, today=timezone.localdate(at)), at=at)


def _check_shape(act: Callable[..., object]) -> None:
    parameters = inspect.signature(act).parameters
    by_name = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    if any(parameter.kind not in by_name for parameter in parameters.values()):
        raise TypeError(f"{act.__qualname__}: a verb takes its facts by name only.")
    if not {"by", "at"} <= parameters.keys():
        raise TypeError(f"{act.__qualname__}: a verb needs `by` and `at`.")
