from collections.abc import Iterator

from alongside.foundations.access.sections import Section
from alongside.journeys.case_home.queries.moments import Moment, late, name_of
from alongside.rooms.choices.models import Advice, Answer, InformationSession
from alongside.rooms.choices.states import ANSWER, Said
from alongside.rooms.choices.words import AdviceKind
from alongside.rooms.people.languages import language_name
from alongside.rooms.people.models import Case


def moments(case: Case) -> Iterator[Moment]:
    sessions = InformationSession.objects.filter(case=case, replaced_by__isnull=True)
    for session in sessions.select_related("held_by"):
        yield Moment(
            at=session.held_at,
            title="The choice was explained",
            text=f"In {language_name(session.language)}." if session.language else "",
            by=name_of(session.held_by),
            written=late(session.held_at, session.recorded),
        )
    yield from _answers(case)
    for advice in Advice.objects.filter(case=case).select_related("given_by"):
        title, by = f"{AdviceKind(advice.kind).words} given", name_of(advice.given_by)
        yield Moment(at=advice.given_at, title=title, by=by, written=late(advice.given_at, advice.recorded))


def _answers(case: Case) -> Iterator[Moment]:
    for answer in Answer.objects.filter(case=case).select_related("given_by"):
        yield Moment(
            at=answer.given_at,
            title=f"Answer about a referral: {ANSWER.words[Said(answer.said)].lower()}",
            text=answer.own_words,
            by=name_of(answer.given_by),
            written=late(answer.given_at, answer.recorded),
            section=Section.REFERRAL,
        )
