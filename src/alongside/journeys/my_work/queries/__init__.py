"""My work: what is mine across cases, soonest first."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import in_london
from alongside.journeys.my_work.queries import (
    of_beds,
    of_choices,
    of_climbing,
    of_clocks,
    of_conferences,
    of_handovers,
    of_moved,
    of_next_places,
    of_nights,
    of_people,
)
from alongside.journeys.my_work.queries.tasks import Task
from alongside.rooms.people import queries as people
from alongside.rooms.people.models import Case

SHOWN_OF_OTHERS = 20


@dataclass(frozen=True)
class Desk:
    """The cases of somebody, or of a team, with what waits in them and around them."""

    cases: list[Case]
    tasks: list[Task]
    names: dict[UUID, str]
    key_workers: dict[UUID, User]

    @property
    def late(self) -> list[Task]:
        return [task for task in self.tasks if task.late]

    def next_of(self, case: Case) -> Task | None:
        return next((task for task in self.tasks if task.case_id == case.pk), None)


def my_desk(viewer: Viewer, user: User, now: datetime) -> Desk:
    """Mine, and that of everybody whose leave I cover today."""
    mine = people.people_i_work_for(user, in_london(now).date())
    cases = list(people.cases_of(mine).order_by("-identified_at", "id"))
    tasks = [*of_conferences.tasks(user, mine, now), *of_people.tasks(mine, now), *of_beds.tasks(viewer, now)]
    tasks += [*of_people.emergencies(viewer, mine, now), *of_people.asked_back(user, now)]
    tasks += [*of_climbing.climbed(user, now), *of_climbing.late_steps(user, now)]
    tasks += [*of_climbing.raised(viewer, now), *of_people.kept(viewer, mine, now)]
    tasks += of_nights.tasks([case.pk for case in cases], now)
    tasks += of_next_places.tasks([case.pk for case in cases], now)
    tasks += of_choices.tasks(viewer, now)
    tasks += [*of_handovers.to_answer(viewer, now), *of_handovers.of_mine([case.pk for case in cases], now)]
    tasks += [*of_moved.answered(user, now), *of_moved.late(user, now)]
    return _desk(cases, tasks, now)


def team_desk(viewer: Viewer, now: datetime) -> Desk:
    """Every open case of the agencies that the viewer manages."""
    cases = of_people.cases_managed_by(viewer)
    workers = {user.pk for user in of_people.key_workers([case.pk for case in cases]).values()}
    assert viewer.user is not None
    tasks = [*of_conferences.tasks(viewer.user, workers, now), *of_people.tasks(workers, now, of_others=True)]
    return _desk(cases, [*tasks, *of_people.emergencies(viewer, (), now)], now)


def _desk(cases: list[Case], tasks: list[Task], now: datetime) -> Desk:
    case_ids = [case.pk for case in cases]
    by_reference = {case.reference: case.pk for case in cases}
    everything = [_placed(task, by_reference) for task in [*tasks, *of_clocks.tasks(case_ids, now)]]
    everything.sort(key=lambda task: (not task.loud, not task.late, task.moment, task.title))
    named = {*case_ids, *(task.case_id for task in everything if task.case_id)}
    return Desk(cases, everything, people.chosen_names(named), of_people.key_workers(case_ids))


def _placed(task: Task, by_reference: dict[str, UUID]) -> Task:
    """A step knows only the reference of its case; where the case is here, it stands with it."""
    return replace(task, case_id=task.case_id or by_reference.get(task.reference))


def other_cases(viewer: Viewer, but: Collection[UUID]) -> list[Case]:
    """The newest open cases that the viewer may see and that are not theirs to lead.

    All of them are found before the newest are taken: asked for twenty, the planner looks through the cases of
    everybody in their order, in the hope of soon meeting twenty that may be seen.
    """
    if not viewer.may(Permission.READ_CASE):
        return []
    found = Case.objects.filter(state="open").exclude(pk__in=list(but)).order_by("-identified_at", "id")
    newest = list(found.values_list("pk", flat=True))[:SHOWN_OF_OTHERS]
    return list(Case.objects.filter(pk__in=newest).order_by("-identified_at", "id"))


__all__ = ["Desk", "Task", "my_desk", "other_cases", "team_desk"]
