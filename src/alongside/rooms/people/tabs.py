"""The pages of a case, beside each other. The rooms and journeys above add theirs at start-up."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer


@dataclass(frozen=True, order=True)
class Tab:
    """`order` is where it stands. Its address takes `case_id`; its door asks for `permission`."""

    order: int
    text: str
    url_name: str
    permission: Permission = Permission.READ_CASE


_tabs: set[Tab] = set()


def add(*tabs: Tab) -> None:
    _tabs.update(tabs)


def links(case_id: UUID, viewer: Viewer, current: str) -> list[dict[str, object]]:
    return [
        {
            "text": tab.text,
            "url": reverse(tab.url_name, kwargs={"case_id": case_id}),
            "current": tab.url_name == current,
        }
        for tab in sorted(_tabs)
        if viewer.may(tab.permission)
    ]
