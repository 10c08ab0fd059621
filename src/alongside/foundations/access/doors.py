"""Every page says at its door who may come in; a page that says nothing stays shut."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from alongside.foundations.access.permissions import Permission
from alongside.foundations.kernel.vocabulary import Door

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True)
class Doorway:
    door: Door
    permission: Permission | None = None


def door(kind: Door, permission: Permission | None = None) -> Callable[[V], V]:
    if (kind is Door.PERMISSION) != (permission is not None):
        raise TypeError("A permission belongs to the PERMISSION door, and only there.")

    def declare(view: V) -> V:
        view.doorway = Doorway(kind, permission)  # type: ignore[attr-defined]
        return view

    return declare


def acts_when_opened(view: V) -> V:
    """For the few addresses that must do something when they are merely opened; others only read then."""
    view.acts_when_opened = True  # type: ignore[attr-defined]
    return view


def doorway_of(view: Any) -> Doorway | None:
    found = getattr(view, "doorway", None)
    return found if isinstance(found, Doorway) else None
