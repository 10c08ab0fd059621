"""Where a person's choice stands, from the sessions and answers that the viewer may see."""

from dataclasses import dataclass

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.rooms.choices.models import Advice, Answer, InformationSession
from alongside.rooms.choices.rules import Missing, consent_misses, explained_in
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.words import REQUIRED, AdviceKind, Point
from alongside.rooms.people.models import Case
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.sight import open_sections


@dataclass(frozen=True)
class Choice:
    """`missing` is counted over the sessions before the answer; before any answer, over all there are."""

    said: Said
    answers: tuple[Answer, ...]
    sessions: tuple[InformationSession, ...]
    explained: frozenset[Point]
    missing: Missing

    @property
    def answer(self) -> Answer | None:
        """The one that stands."""
        return self.answers[0] if self.answers else None

    @property
    def counts(self) -> bool:
        return self.said is Said.YES and not self.missing

    @property
    def consents(self) -> bool | None:
        """As R-NRM-01 asks: None while there is no yes or no."""
        return {Said.YES: True, Said.NO: False, Said.WITHDRAWN: False}.get(self.said)

    @property
    def home_office_told(self) -> bool:
        return Point.HOME_OFFICE in self.explained


def choice_of(case: Case) -> Choice:
    sessions, answers = sessions_of(case), answers_of(case)
    answer = answers[0] if answers else None
    heard = [session for session in sessions if answer is None or session.held_at <= answer.given_at]
    explained = explained_in(session.explained for session in heard)
    missing = consent_misses(explained, interpreter_recorded=_interpreter_recorded(heard))
    said = Said(answer.said) if answer else Said.NOT_ASKED
    return Choice(said, tuple(answers), tuple(sessions), explained, missing)


def _interpreter_recorded(heard: list[InformationSession]) -> bool:
    """In each session in which one of the eight points was explained."""
    needs = [bool(session.interpreter_need) for session in heard if session.explained & REQUIRED]
    return bool(needs) and all(needs)


def sessions_of(case: Case) -> list[InformationSession]:
    standing = InformationSession.objects.filter(case=case, replaced_by__isnull=True)
    return list(standing.select_related("held_by").order_by("held_at", "recorded", "id"))


def standing_in_place_of(session: InformationSession) -> InformationSession:
    """The talk itself, or what corrected it, however often."""
    rows = InformationSession.objects.select_related("held_by")
    standing = rows.get(pk=session.pk)
    while standing.replaced_by_id is not None:
        standing = rows.get(pk=standing.replaced_by_id)
    return standing


def answers_of(case: Case) -> list[Answer]:
    """Latest first."""
    answers = Answer.objects.filter(case=case).select_related("given_by")
    return list(answers.order_by("-given_at", "-recorded", "id"))


def standing_answer(case: Case) -> Answer | None:
    answers = Answer.objects.filter(case=case).select_related("given_by")
    return answers.order_by("-given_at", "-recorded", "id").first()


def advice_of(case: Case) -> list[Advice]:
    return list(Advice.objects.filter(case=case).select_related("agency").order_by("given_at", "id"))


def had_advice(case: Case, kind: AdviceKind) -> bool:
    return Advice.objects.filter(case=case, kind=kind).exists()


def sees(case: Case, *sections: Section) -> bool:
    """Whether whoever looks now may see all these sections of the case."""
    viewer, at = viewing.current(), viewing.looked_at()
    if viewer is None or at is None:
        return False
    if viewer.service is not None:
        return True
    return set(sections) <= open_sections(grants_of(case, at), viewer)
