"""The ledger: what the person said about who may be shown what, and what of it stands."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency
from alongside.rooms.choices.models import Consent
from alongside.rooms.choices.states import ConsentState
from alongside.rooms.choices.words import Purpose
from alongside.rooms.people.models import Case
from alongside.rooms.people.states import CaseState


def standing() -> QuerySet[Consent]:
    """Of each purpose and recipient the last answer. To be asked as a service: a viewer may not see every answer."""
    later = Consent.objects.filter(
        case=OuterRef("case"),
        purpose=OuterRef("purpose"),
        audience=OuterRef("audience"),
        number__gt=OuterRef("number"),
    )
    return Consent.objects.filter(~Exists(later)).select_related("agency", "team", "said_by")


def standing_of(case: Case, at: datetime) -> list[Consent]:
    """As far as the viewer may see them; what was said later counts also where it is closed to them."""
    with viewing.as_service(Service.CONSENTS, at=at):
        last = set(standing().filter(case=case).values_list("pk", flat=True))
    rows = Consent.objects.filter(pk__in=last).select_related("agency", "team", "said_by")
    return list(rows.order_by("agency__name", "team__name", "purpose", "id"))


def history_of(case: Case) -> list[Consent]:
    rows = Consent.objects.filter(case=case).select_related("agency", "team", "said_by")
    return list(rows.order_by("-starts", "-number", "id"))


@dataclass(frozen=True)
class Last:
    """What was said last, whoever may see it: only the verbs ask, so that no two answers ever stand."""

    said: ConsentState
    number: int
    id: UUID | None
    sections: frozenset[Section] = frozenset()
    until: datetime | None = None

    @property
    def names_papers(self) -> bool:
        return Section.IMMIGRATION in self.sections

    def opens(self, sections: AbstractSet[Section], at: datetime) -> bool:
        stands = self.said is ConsentState.GIVEN and self.until is not None and self.until > at
        return stands and sections <= self.sections


def last_answer(case: Case, purpose: Purpose, audience: UUID, at: datetime) -> Last:
    with viewing.as_service(Service.CONSENTS, at=at):
        rows = Consent.objects.filter(case=case, purpose=purpose, audience=audience)
        row = rows.order_by("-number").first()
    if row is None:
        return Last(ConsentState.NOT_ASKED, 0, None)
    sections = frozenset(Section(section) for section in row.sections)
    return Last(ConsentState(row.said), row.number, row.pk, sections, row.until)


def run_out(at: datetime, case: Case | None = None) -> QuerySet[Consent]:
    """Consents whose day has come, or whose case is no longer open."""
    over = Q(until__lte=at) | ~Q(case__state=CaseState.OPEN)
    rows = standing().filter(over, said=ConsentState.GIVEN)
    return rows.filter(case=case) if case else rows


def that_stand(ids: Iterable[UUID], at: datetime) -> set[UUID]:
    """For the nightly check, which looks as a service: of these consents those that are given and go on."""
    rows = standing().filter(pk__in=list(ids), said=ConsentState.GIVEN, until__gt=at)
    return set(rows.values_list("pk", flat=True))


def may_hear_of_immigration(case: Case, agency: Agency, at: datetime) -> bool:
    """Whether a consent stands that names the immigration section for this agency or one of its teams.

    Asked by whoever lets something out, and answered for every viewer alike.
    """
    with viewing.as_service(Service.CONSENTS, at=at):
        return _naming_papers(case, at).filter(agency=agency).exists()


def home_office_is_named(case: Case, at: datetime) -> bool:
    """Whether a consent stands that names the immigration section for an agency of the government. For every viewer."""
    with viewing.as_service(Service.CONSENTS, at=at):
        return _naming_papers(case, at).filter(agency__kind=AgencyKind.GOVERNMENT).exists()


def _naming_papers(case: Case, at: datetime) -> QuerySet[Consent]:
    rows = standing().filter(case=case, said=ConsentState.GIVEN, until__gt=at)
    return rows.filter(sections__contains=[Section.IMMIGRATION], immigration_named=True)
