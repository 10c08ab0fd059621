"""The verbs of the ledger. Each writes a row of its own, and opens or closes parts of the case with it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.choices import rules
from alongside.rooms.choices.models import Consent
from alongside.rooms.choices.policies import check_can_open_parts, check_not_to_themselves
from alongside.rooms.choices.queries.consent import last_answer, run_out
from alongside.rooms.choices.states import CONSENT, ConsentState
from alongside.rooms.choices.words import Capacity, InterpreterNeed, Purpose, Understood, kept_in
from alongside.rooms.people.actions import close_papers, end_grants_about, give_grant
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_can_be_granted, check_is_open
from alongside.rooms.people.words import Basis


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the person was asked: who may be shown which parts of the case, and what for."""

    purpose: Purpose
    agency: Agency
    team: Team | None = None
    sections: frozenset[Section]
    immigration_named: bool = False

    @property
    def audience(self) -> UUID:
        return self.team.pk if self.team else self.agency.pk


@dataclass(frozen=True, kw_only=True)
class HowAsked:
    """How it was explained. A yes needs most of it; a no needs none."""

    text_version: str = ""
    language: str = ""
    interpreter_need: InterpreterNeed | None = None
    interpreter_present: bool | None = None
    interpreter_service: str = ""
    explained_by: str = ""
    capacity: Capacity | None = None
    understood: Understood | None = None
    own_words: str = ""

    @property
    def lacks(self) -> list[str]:
        need = self.interpreter_need
        return rules.yes_lacks(
            language=self.language,
            explained_by=self.explained_by,
            interpreter_needed=need is InterpreterNeed.NEEDED if need else None,
            interpreter_there=self.interpreter_present,
            capacity=self.capacity,
            understood=self.understood,
        )

    def columns(self) -> dict[str, Any]:
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return said | {name: said[name] or "" for name in ("interpreter_need", "capacity", "understood")}


@verb
def give_consent(
    *, case: Case, asked: Asked, how: HowAsked, until: datetime, by: User, at: datetime
) -> Consent:
    """What was agreed before for this purpose and recipient ends; what is agreed now is open from now on."""
    check_can_be_granted(asked.agency)
    check_can_open_parts(case, asked.sections)
    check_not_to_themselves(case, asked.agency)
    _check_yes(asked, how, until, at)
    consent = _answer(case, asked, "give_consent", how, by=by, at=at, until=until)
    give_grant(
        case=case,
        agency=asked.agency,
        team=asked.team,
        sections=asked.sections,
        basis=Basis.CONSENT,
        about_id=consent.pk,
        until=until,
        by=by,
        at=at,
    )
    return consent


def _check_yes(asked: Asked, how: HowAsked, until: datetime, at: datetime) -> None:
    if not asked.sections or until <= at:
        raise Refused("A yes names parts of the case and an end that is still to come.")
    if Section.IMMIGRATION in asked.sections and not asked.immigration_named:
        raise Refused(
            "Immigration was not asked for by name.",
            "Ask about it alone, and tick that you did; or leave it out.",
        )
    if how.lacks:
        raise Refused(
            f"This yes cannot stand yet. It lacks {'; '.join(how.lacks)}.",
            "Explain it again, or record “not yet”: nothing is shown meanwhile.",
        )


@verb
def refuse_consent(*, case: Case, asked: Asked, how: HowAsked, by: User, at: datetime) -> Consent:
    """A no closes nothing that the person has: no help depends on it."""
    check_can_be_granted(asked.agency)
    return _answer(case, asked, "refuse_consent", how, by=by, at=at)


@verb
def put_off_consent(*, case: Case, asked: Asked, how: HowAsked, by: User, at: datetime) -> Consent:
    check_can_be_granted(asked.agency)
    return _answer(case, asked, "put_off_consent", how, by=by, at=at)


@verb
def withdraw_consent(*, consent: Consent, own_words: str = "", by: User, at: datetime) -> Consent:
    """Closed at once. Nobody has to say why."""
    how = HowAsked(own_words=own_words)
    return _answer(consent.case, _asked_in(consent), "withdraw_consent", how, by=by, at=at)


@verb
def expire_consents(*, case: Case | None = None, by: User, at: datetime) -> int:
    """Those whose day has come, and those of a case that is no longer open. Every night, and when a case closes."""
    with viewing.as_service(Service.CONSENTS, at=at):
        over = run_out(at, case).select_related("case", "agency")
        ended = sum([_expire(consent, by, at) for consent in over])
    record("consents.looked_through", by=by, at=at, service=Service.CONSENTS, number=ended)
    return ended


def _expire(consent: Consent, by: User, at: datetime) -> bool:
    """Said by nobody: a grant given on it ended with it, at the same moment or with the case."""
    Case.objects.select_for_update().get(pk=consent.case_id)
    last = last_answer(consent.case, Purpose(consent.purpose), consent.audience, at)
    if last.id != consent.pk:
        return False  # somebody said something else meanwhile
    if last.names_papers:
        close_papers(case=consent.case, agency=consent.agency, why="expire_consent", by=by, at=at)
    _write(consent.case, _asked_in(consent), "expire_consent", HowAsked(), last.number, None, at)
    record("consent.expired", by=by, at=at, case_id=consent.case_id, about=consent, service=Service.CONSENTS)
    return True


def _asked_in(consent: Consent) -> Asked:
    return Asked(
        purpose=Purpose(consent.purpose),
        agency=consent.agency,
        team=consent.team,
        sections=frozenset(Section(section) for section in consent.sections),
        immigration_named=consent.immigration_named,
    )


def _answer(
    case: Case,
    asked: Asked,
    act: str,
    how: HowAsked,
    *,
    by: User,
    at: datetime,
    until: datetime | None = None,
) -> Consent:
    held = Case.objects.select_for_update().get(pk=case.pk)
    if act != "withdraw_consent":  # a yes is taken back whatever the case stands at
        check_is_open(held)
    last = last_answer(case, asked.purpose, asked.audience, at)
    CONSENT.next(act, last.said)
    if last.said is ConsentState.GIVEN and last.id is not None:
        end_grants_about(case=case, about_id=last.id, why=act, by=by, at=at)
        if last.names_papers:
            close_papers(case=case, agency=asked.agency, why=act, by=by, at=at)
    row = _write(case, asked, act, how, last.number, by, at, until)
    record(CONSENT.events[act], by=by, at=at, case_id=case.pk, about=row, purpose=asked.purpose)
    return row


def _write(
    case: Case,
    asked: Asked,
    act: str,
    how: HowAsked,
    number: int,
    by: User | None,
    at: datetime,
    until: datetime | None = None,
) -> Consent:
    return Consent.objects.create(
        case=case,
        section=kept_in(asked.sections),
        purpose=asked.purpose,
        agency=asked.agency,
        team=asked.team,
        number=number + 1,
        said=CONSENT.transitions[act][1],
        sections=_in_order(asked.sections),
        immigration_named=asked.immigration_named or Section.IMMIGRATION in asked.sections,
        starts=at,
        until=until,
        said_by=by,
        **how.columns(),
    )


def _in_order(sections: Iterable[Section]) -> list[Section]:
    return sorted(sections, key=list(Section).index)
