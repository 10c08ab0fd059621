from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.rooms.people.models import CaseGrant, ShutOut
from alongside.rooms.people.words import Basis

IN_FORCE = (
    """g.ended_at IS NULL AND g.starts <= alongside_at() AND (g.until IS NULL OR g.until > alongside_at())"""
)


class CaseGrantBook:
    """Which cases a viewer may see: once for our own queries, once for the policies of the database."""

    def cases(
        self,
        viewer: Viewer,
        section: Section | None,
        at: datetime,
        *,
        told_to_house: bool,
        shown_to_guests: bool,
    ) -> QuerySet[Any, UUID]:
        """An uncorrelated subquery, so that it stays cheap."""
        named = defaultdict(list)
        for audience, reach in viewer.audiences.items():
            named[reach if section is None else reach & {section}].append(audience)
        reached = Q(pk__in=[])
        for sections, audiences in named.items():
            if sections:
                reached |= Q(audience__in=audiences, sections__overlap=sorted(sections))
        grants = CaseGrant.objects.in_force(at).filter(reached)
        if short := _too_little(told_to_house, shown_to_guests):
            grants = grants.exclude(basis__in=short)
        if viewer.user is not None:
            shut = ShutOut.objects.filter(user=viewer.user, ended_at__isnull=True)
            grants = grants.exclude(case_id__in=shut.values("case_id"))
        return grants.values_list("case_id", flat=True)

    def opens(self, case: str, section: str | None, *, told_to_house: bool, shown_to_guests: bool) -> str:
        reach = "alongside_audiences() -> g.audience::text"
        if section is None:
            overlap = f"({reach}) ?| g.sections::text[]"
        else:
            overlap = f"{section} = ANY(g.sections) AND ({reach}) ? {section}"
        reason = "".join(
            f" AND g.basis <> '{basis}'" for basis in _too_little(told_to_house, shown_to_guests)
        )
        return (
            f"EXISTS (SELECT 1 FROM people_casegrant g WHERE g.case_id = {case} AND {IN_FORCE}{reason}"
            f" AND {overlap})"  # nosec B608 - made of names in this file, for a policy
        )


def _too_little(told_to_house: bool, shown_to_guests: bool) -> list[Basis]:
    """Grounds that do not open this."""
    enough = {Basis.PLACEMENT: told_to_house, Basis.GUEST: shown_to_guests}
    return [basis for basis, is_enough in enough.items() if not is_enough]
