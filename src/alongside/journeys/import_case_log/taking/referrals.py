from alongside.foundations.access.sections import Section
from alongside.foundations.kernel.moments import in_london
from alongside.journeys.import_case_log.entries import Entry
from alongside.journeys.import_case_log.taking.context import Taking
from alongside.rooms.choices.words import RefusalReason
from alongside.rooms.people.actions import write_note
from alongside.rooms.referrals.actions import record_decision, record_not_referred, record_past_referral
from alongside.rooms.referrals.queries import sent_to_nrm
from alongside.rooms.referrals.words import Authority, NotReferredReason, Outcome, Route, Stage

AUTHORITIES = {authority.words.casefold(): authority for authority in Authority} | {
    authority.value: authority for authority in Authority
}


def nrm_referred(taking: Taking, entry: Entry) -> None:
    record_past_referral(
        case=taking.case,
        route=Route.NRM,
        first_responder=taking.agency(entry) if entry.who else None,
        sent_at=entry.at,
        reference=entry.value.text,
        **taking.says(entry),
    )


def dtn_made(taking: Taking, entry: Entry) -> None:
    """A reason that our list has not is kept in words beside the notice."""
    code = entry.value.code
    known = code in list(RefusalReason)
    record_past_referral(
        case=taking.case,
        route=Route.DTN,
        first_responder=taking.agency(entry) if entry.who else None,
        sent_at=entry.at,
        reasons=[RefusalReason(code) if known else RefusalReason.OTHER],
        **taking.says(entry),
    )
    if not known:
        text = f"The case log gives as the reason for refusing the NRM: {code}."
        write_note(case=taking.case, section=Section.REFERRAL, text=text, **taking.says(entry))


def not_referred(taking: Taking, entry: Entry) -> None:
    reason = NotReferredReason(entry.value.code)
    record_not_referred(case=taking.case, reason=reason, settled_at=entry.at, **taking.says(entry))


def rg_decision(taking: Taking, entry: Entry) -> None:
    _decision(taking, entry, Stage.REASONABLE_GROUNDS)


def cg_decision(taking: Taking, entry: Entry) -> None:
    _decision(taking, entry, Stage.CONCLUSIVE_GROUNDS)


def _decision(taking: Taking, entry: Entry, stage: Stage) -> None:
    """Of the last referral before it."""
    sent = sent_to_nrm([taking.case.pk]).filter(submitted_at__lte=entry.at).last()
    assert sent is not None, "a decision without a referral was refused before"
    record_decision(
        referral=sent,
        stage=stage,
        outcome=Outcome(entry.value.code),
        decided_on=in_london(entry.at).date(),
        authority=AUTHORITIES.get(entry.who.agency.casefold()) if entry.who else None,
        **taking.says(entry),
    )
