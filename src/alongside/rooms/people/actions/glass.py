from collections.abc import Collection
from datetime import datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.access.viewing import Service, Viewer
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people import glass as reads
from alongside.rooms.people import jobs, oversight, policies
from alongside.rooms.people.actions.oversight import raise_to_lead
from alongside.rooms.people.models import BrokenGlass, Case, CaseGrant, GlassReview
from alongside.rooms.people.states import GLASS, UNANSWERED, GlassState
from alongside.rooms.people.words import Basis, RaisedWhy

VERDICTS = {
    GlassState.MORE_WANTED: "ask_for_more",
    GlassState.JUSTIFIED: "find_justified",
    GlassState.NOT_JUSTIFIED: "find_not_justified",
}


@verb
def break_glass(
    *, case: Case, viewer: Viewer, sections: Collection[Section], reason: str, by: User, at: datetime
) -> BrokenGlass:
    """A grant to this one worker, on no more than their role reaches, which ends by itself."""
    seats = reads.seats_that_may(viewer)
    if not seats or not set(sections) <= set(reads.sections_within_reach(viewer)):
        raise Refused("Your role does not reach these parts of a case.")
    agencies = {agency.pk: agency for agency in Agency.objects.filter(pk__in=[s.agency_id for s in seats])}
    for agency in agencies.values():
        policies.check_can_be_granted(agency)
    with viewing.seen_by(Viewer(user=by, service=Service.BREAK_GLASS), at=at):
        _check_not_open_yet(case, sections, by, at)
        earlier = oversight.opened_before(case.pk, by)
        _check_new_words(earlier, reason)
        grant = _grant(case, sections, by, at)
        row = BrokenGlass.objects.create(
            case=case,
            grant=grant,
            agency=agencies[seats[0].agency_id],
            sections=sorted(sections),
            reason=reason,
            opened_at=at,
            opened_by=by,
            until=at + reads.LASTS,
        )
        _raise_what_is_unusual(row, earlier, by, at)
    jobs.tell_of_broken_glass.defer(glass_id=str(row.pk))
    record("glass.broken", by=by, at=at, case_id=case.pk, about=row, sections=len(sections))
    return row


def _grant(case: Case, sections: Collection[Section], by: User, at: datetime) -> CaseGrant:
    return CaseGrant.objects.create(
        case=case,
        guest=by,
        sections=sorted(sections),
        basis=Basis.BREAK_GLASS,
        starts=at,
        until=at + reads.LASTS,
        given_by=by,
    )


def _check_not_open_yet(case: Case, sections: Collection[Section], by: User, at: datetime) -> None:
    """The case is held meanwhile, so that a second tap finds the first."""
    Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    standing = CaseGrant.objects.in_force(at).filter(case=case, guest=by, basis=Basis.BREAK_GLASS)
    for grant in standing:
        if set(sections) <= set(grant.sections):
            raise Refused(f"These parts are open to you until {full_moment(grant.until or at)}.")


def _check_new_words(earlier: Collection[BrokenGlass], reason: str) -> None:
    """Where a life may be at stake nobody is held up: who was told no says what is new, and it opens."""
    refused = [row.reason for row in earlier if row.state == GlassState.NOT_JUSTIFIED]
    if oversight.says_nothing_new(reason, refused):
        raise Refused(
            "These words were answered with a no.", "Write what is new, or let a colleague open it."
        )


def _raise_what_is_unusual(
    row: BrokenGlass, earlier: Collection[BrokenGlass], by: User, at: datetime
) -> None:
    unusual = []
    if any(one.state == GlassState.NOT_JUSTIFIED for one in earlier):
        unusual.append(RaisedWhy.GLASS_AFTER_NO)
    if any(one.state in UNANSWERED for one in earlier):
        unusual.append(RaisedWhy.GLASS_TWICE)
    if oversight.are_too_many(oversight.opened_that_day(by, at), at):
        unusual.append(RaisedWhy.GLASS_OFTEN)
    for why in unusual:
        raise_to_lead(case=row.case, why=why, about_id=row.pk, worker=by, by=by, at=at)


@verb
def note_wrong_reference(*, by: User, at: datetime) -> None:
    record("glass.not_found", by=by, at=at)


@verb
def review_glass(
    *, glass: BrokenGlass, verdict: GlassState, words: str, by: User, at: datetime
) -> BrokenGlass:
    """What was not justified ends at once; where more is wanted, the one who opened it is asked."""
    row = _held(glass, by)
    act = VERDICTS[verdict]
    row.state = GLASS.next(act, GlassState(row.state))
    row.save(update_fields=["state"])
    GlassReview.objects.create(
        case=row.case, glass=row, verdict=verdict, words=words, reviewed_at=at, reviewed_by=by
    )
    record(GLASS.events[act], by=by, at=at, case_id=row.case_id, about=row)
    if verdict is GlassState.NOT_JUSTIFIED and row.is_open(at):
        _end(row, by, at)
    if verdict is GlassState.MORE_WANTED:
        jobs.ask_who_broke_glass.defer(glass_id=str(row.pk))
    return row


@verb
def explain_glass(*, glass: BrokenGlass, words: str, by: User, at: datetime) -> BrokenGlass:
    """By the one who opened it, who may see nothing of the case any more. Then it is theirs again who answer for it."""
    if glass.opened_by_id != by.pk:
        raise Refused("Only the one who opened it says more of it.")
    with viewing.as_service(Service.BREAK_GLASS, at=at):
        row = BrokenGlass.objects.select_for_update(of=("self",)).get(pk=glass.pk)
        asked = GlassState(row.state)
        row.state = GLASS.next("explain", asked)
        row.save(update_fields=["state"])
        GlassReview.objects.create(
            case_id=row.case_id, glass=row, verdict=asked, words=words, reviewed_at=at, reviewed_by=by
        )
    jobs.tell_of_broken_glass.defer(glass_id=str(row.pk))
    record(GLASS.events["explain"], by=by, at=at, case_id=row.case_id, about=row)
    return row


@verb
def end_glass(*, glass: BrokenGlass, by: User, at: datetime) -> BrokenGlass:
    """Before its hours are over. Whether it was justified is still to be answered."""
    row = _held(glass, by)
    if not row.is_open(at):
        raise Refused("It has ended already.")
    _end(row, by, at)
    return row


def end_all_glass(case: Case, by: User, at: datetime) -> None:
    """With the work on a case. Whoever ends it may be the one who opened it: what is answered stays to be answered."""
    for row in BrokenGlass.objects.filter(case=case, ended_at__isnull=True, until__gt=at).order_by("pk"):
        _end(row, by, at)


def _held(glass: BrokenGlass, by: User) -> BrokenGlass:
    if glass.opened_by_id == by.pk:
        raise Refused("Somebody else of the responsible agency answers this.", "Ask your manager.")
    return BrokenGlass.objects.select_for_update(of=("self",)).select_related("case").get(pk=glass.pk)


def _end(glass: BrokenGlass, by: User, at: datetime) -> None:
    glass.ended_at, glass.ended_by = at, by
    glass.save(update_fields=["ended_at", "ended_by"])
    with viewing.as_service(Service.GRANTS, at=at):
        standing = CaseGrant.objects.filter(pk=glass.grant_id, ended_at__isnull=True)
        standing.update(ended_at=at, ended_by=by, ended_why="glass_ended")
    record("glass.ended", by=by, at=at, case_id=glass.case_id, about=glass)
