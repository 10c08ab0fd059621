from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.taking.context import Taking
from alongside.rooms.choices.actions import SessionFacts, record_advice, record_session
from alongside.rooms.choices.words import AdviceKind

LONGEST_SPEAKER = 200


def session_held(taking: Taking, entry: Entry) -> None:
    """Which points were explained a log does not tell, so no yes counts by this session alone."""
    speaker = str(entry.who or "")[:LONGEST_SPEAKER]
    facts = SessionFacts(language=entry.value.code, explained_by=speaker)
    record_session(case=taking.case, held_at=entry.at, facts=facts, **taking.says(entry))


def advice_given(taking: Taking, entry: Entry) -> None:
    kind, agency = AdviceKind(entry.value.code), taking.agency(entry) if entry.who else None
    record_advice(case=taking.case, kind=kind, given_at=entry.at, agency=agency, **taking.says(entry))
