"""What a policy or a verb answers when it says no: a reason that a person can read."""

from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


class Refused(Exception):
    """The request was understood and is not possible. `next_step` says what would be, or who can help."""

    def __init__(self, reason: str, next_step: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.reason} {self.next_step}".rstrip()


class ClosedMeanwhile(Refused):
    """The page was open to them when it was read, and is not any more when they write."""

    def __init__(self) -> None:
        super().__init__(
            "What you could open here was closed while you wrote. Nothing was saved.",
            "Copy your words, and ask the key worker.",
        )


def permits(check: Callable[P, None]) -> Callable[P, bool]:
    """Turn `check_can_x`, which raises Refused, into `can_x`, which answers yes or no."""

    def can(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    can.__name__ = check.__name__.removeprefix("check_")
    can.__doc__ = check.__doc__
    return can


def shown(typed: str) -> str:
    """What was typed, short and on one line, for the sentence that refuses it."""
    text = "".join(letter if letter.isprintable() else "?" for letter in typed[:41])
    return f"'{text}'" if len(text) <= 40 else f"'{text[:40]}...'"
