"""What every page about a case begins with: the case or nothing, the bar and the tabs."""

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from alongside.foundations.access.doors import doorway_of
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.request import Request
from alongside.rooms.people import policies, presenters, queries, tabs
from alongside.rooms.people.models import Case
from alongside.rooms.people.sight import Sight, sight_of

TO_READ = frozenset({Permission.READ_CASE, Permission.SEE_BED_BOARD})


@dataclass(frozen=True)
class CasePage:
    """Pass it to a template that extends `people/case_page.html`, under the name `page`."""

    case: Case
    sight: Sight
    identity: presenters.Identity
    tabs: list[dict[str, object]]


def case_page(request: Request, case_id: UUID, current: str, *, for_asked: bool = False) -> CasePage:
    """404 for whoever has no need to know. `current` is the name of the tab's address, for the bar.

    Whoever is only asked whether they take the case over reads it: no form of it is theirs but those `for_asked`.
    """
    case = get_object_or_404(Case.objects.select_related("partnership", "identified_by"), pk=case_id)
    sight = sight_of(case, request.viewer, request.now)
    if sight.only_asked and not for_asked and _writes(request):
        policies.refuse_before_yes(case)
    name, rules = queries.chosen_name_of(case), queries.contact_rules_of(case)
    first = tabs.first_page(case.pk, request.viewer)
    links = tabs.links(case.pk, request.viewer, current)
    return CasePage(case, sight, presenters.identity(case, sight, name, rules, first), links)


def may_write(request: Request, page: CasePage) -> bool:
    return not page.sight.only_asked and policies.can_write(request.viewer, page.case)


def _writes(request: Request) -> bool:
    """A form that is sent, or a page with one: its door asks for more than to read."""
    way = request.resolver_match
    doorway = doorway_of(way.func) if way else None
    return request.method == "POST" or doorway is None or doorway.permission not in TO_READ
