"""The pages of a case, beside each other. The rooms and journeys above add theirs at start-up."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer


class Group(StrEnum):
    """What stands together, under its word; the overview stands before them all."""

    OVERVIEW = ""
    PERSON = "The person"
    STEPS = "Steps"
    SIGHT = "Who may see"


@dataclass(frozen=True, order=True)
class Tab:
    """`order` is where it stands, groups in one piece. Its address takes `case_id`; its door asks for `permission`."""

    order: int
    text: str
    url_name: str
    group: Group
    permission: Permission = Permission.READ_CASE


_tabs: set[Tab] = set()


def add(*tabs: Tab) -> None:
    _tabs.update(tabs)


def first_page(case_id: UUID, viewer: Viewer) -> str:
    """The address of the first page of the case that this person may open, if there is one."""
    names = [tab.url_name for tab in sorted(_tabs) if viewer.may(tab.permission)]
    return reverse(names[0], kwargs={"case_id": case_id}) if names else ""


def links(case_id: UUID, viewer: Viewer, current: str) -> list[dict[str, object]]:
    """In groups, each with its `label` and its `items`."""
    open_ones = [tab for tab in sorted(_tabs) if viewer.may(tab.permission)]
    return [
        {"label": str(group), "items": [_link(tab, case_id, current) for tab in tabs]}
        for group, tabs in groupby(open_ones, key=lambda tab: tab.group)
    ]


def _link(tab: Tab, case_id: UUID, current: str) -> dict[str, object]:
    return {
        "text": tab.text,
        "url": reverse(tab.url_name, kwargs={"case_id": case_id}),
        "current": tab.url_name == current,
    }
