from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.journeys.my_work.queries import Desk, Task
from alongside.journeys.my_work.words import PLACES, Place
from alongside.rooms.people.models import Case
from alongside.rooms.people.presenters import NAME_CLOSED, NO_NAME


def _open_to(viewer: Viewer) -> list[Place]:
    return [place for place in PLACES if place.permission is None or viewer.may(place.permission)]


def navigation(viewer: Viewer, path: str) -> list[dict[str, object]]:
    """The bar above every page: the places this viewer has something to do in."""
    if viewer.user is None or viewer.is_guest:
        return []
    places = [(place.text, reverse(place.url_name)) for place in _open_to(viewer)]
    return [{"text": text, "url": url, "current": url == path} for text, url in places]


def places(viewer: Viewer) -> list[dict[str, str]]:
    """For those who lead no case: where their work is."""
    return [
        {"text": place.text, "url": reverse(place.url_name), "what": place.what}
        for place in _open_to(viewer)
        if place.url_name != "my_work:home"
    ]


def helpers(managers: Iterable[User]) -> list[dict[str, str]]:
    return [{"name": user.full_name, "role": "Manager", "phone": user.phone} for user in managers]


@dataclass(frozen=True)
class TaskLine:
    task: Task
    who: str


@dataclass(frozen=True)
class CaseLine:
    case: Case
    name: str
    key_worker: str
    next: Task | None


def task_lines(desk: Desk) -> list[TaskLine]:
    """`who` names the person by the name they like and the reference, where the viewer may see them."""
    references = {case.pk: case.reference for case in desk.cases}
    lines = []
    for task in desk.tasks:
        known = task.case_id is not None
        reference = task.reference or (references.get(task.case_id, "") if task.case_id else "")
        name = desk.names.get(task.case_id, "") if known and task.case_id else ""
        lines.append(TaskLine(task, ", ".join(filter(None, [name, reference]))))
    return lines


def case_lines(desk: Desk, viewer: User) -> list[CaseLine]:
    """Whose it is stands only where it is not the viewer's own."""
    return [
        CaseLine(
            case,
            desk.names.get(case.pk, NO_NAME),
            worker.full_name if worker and worker.pk != viewer.pk else "",
            desk.next_of(case),
        )
        for case in desk.cases
        for worker in [desk.key_workers.get(case.pk)]
    ]


@dataclass(frozen=True)
class Caseload:
    name: str
    cases: int
    late: int


def caseloads(desk: Desk) -> list[Caseload]:
    """By key worker: how many cases, and how many things in them are late."""
    workers = {user.pk: user.full_name for user in desk.key_workers.values()}
    return sorted(
        (_caseload(desk, worker_id, name) for worker_id, name in workers.items()),
        key=lambda load: (-load.late, -load.cases, load.name),
    )


def _caseload(desk: Desk, worker_id: object, name: str) -> Caseload:
    cases = {case_id for case_id, user in desk.key_workers.items() if user.pk == worker_id}
    return Caseload(name, len(cases), sum(task.case_id in cases for task in desk.late))


def named(cases: Iterable[Case], names: dict[UUID, str]) -> list[tuple[Case, str]]:
    """Of other teams' cases a name may be unknown or closed: the list does not say which."""
    return [(case, names.get(case.pk, NAME_CLOSED)) for case in cases]
