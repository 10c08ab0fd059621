"""Who may do what to a case, and when."""

from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from alongside.foundations.access import viewing
from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Seat, Viewer
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import glass, queries
from alongside.rooms.people.models import (
    Attachment,
    BrokenGlass,
    Case,
    CaseGrant,
    LeftOut,
    MaskedWords,
    Note,
    Ownership,
    SubjectAccess,
)
from alongside.rooms.people.sight import open_sections
from alongside.rooms.people.states import CaseState
from alongside.rooms.people.words import Basis


def check_can_open_case(viewer: Viewer, partnership: Partnership) -> None:
    if not viewer.may(Permission.OPEN_CASE):
        raise Refused("Your role does not open cases.", "A navigator or outreach worker can do it.")
    if not partnership.partners.filter(agency_id__in=viewer.agency_ids).exists():
        raise Refused(f"Your agency is not a partner in {partnership}.", "Ask the partnership lead.")


def check_can_write(viewer: Viewer, case: Case) -> None:
    """Notes, facts and contacts: whoever works on the case while it is open."""
    if not viewer.may(Permission.WORK_ON_CASE):
        raise Refused("Your role reads this case and does not write in it.", _ask_key_worker(case))
    check_is_open(case)


def check_can_manage(viewer: Viewer, case: Case) -> None:
    """Hand over, close, reopen: the responsible team, and managers of the responsible agency."""
    owner = queries.owner_of(case)
    if owner is None or not any(_answers_for(seat, owner) for seat in viewer.seats):
        raise Refused("Only the team responsible for this case can do this.", _ask_key_worker(case))


def _answers_for(seat: Seat, owner: Ownership) -> bool:
    if seat.agency_id != owner.agency_id:
        return False
    manages = Permission.MANAGE_TEAM_CASES in REACH[seat.role].permissions
    return manages or owner.team_id in (None, seat.team_id)


def check_can_hand_over(viewer: Viewer, case: Case, to: User) -> None:
    check_can_manage(viewer, case)
    check_is_open(case)
    if not queries.owner_colleagues(case).filter(pk=to.pk).exists():
        raise Refused(
            "The new key worker must be in the team responsible for this case.",
            "Choose a colleague of that team.",
        )


def check_can_move_note(viewer: Viewer, note: Note, to_case: Case) -> None:
    """Whoever wrote it, or whoever answers for the case it stands in."""
    check_can_write(viewer, to_case)
    if viewer.user is None or note.written_by_id != viewer.user.pk:
        check_can_manage(viewer, note.case)


def check_can_remove_attachment(viewer: Viewer, attachment: Attachment) -> None:
    """Whoever added it, or whoever answers for the case; also when the case is closed."""
    if viewer.user is None or attachment.added_by_id != viewer.user.pk:
        check_can_manage(viewer, attachment.case)


def removable_attachments(viewer: Viewer, case: Case, rows: Iterable[Attachment]) -> frozenset[UUID]:
    """For a list of what stands in one case."""
    if not viewer.may(Permission.WORK_ON_CASE):
        return frozenset()
    all_of_them = can_manage(viewer, case)
    mine = viewer.user.pk if viewer.user else None
    return frozenset(row.pk for row in rows if all_of_them or row.added_by_id == mine)


def check_can_end(viewer: Viewer, case: Case) -> None:
    """Close it, or mark it as opened in error. What must be over before is asked by the page that sees every room."""
    check_can_manage(viewer, case)
    check_is_open(case)


def check_can_cover(away: User, covered_by: User) -> None:
    """Cover opens nothing new: it needs a colleague of the same agency and team."""
    mine = set(away.memberships.filter(until_day__isnull=True).values_list("agency_id", "team_id"))
    theirs = set(covered_by.memberships.filter(until_day__isnull=True).values_list("agency_id", "team_id"))
    if not mine & theirs:
        raise Refused("Only a colleague of the same team can cover.", "Ask your manager who can.")


def check_can_be_shut_out(case: Case, user: User, by: User) -> None:
    """Somebody must stay who can do the work: whoever leads it hands it over first."""
    if user.pk == by.pk:
        raise Refused("Somebody else shuts you out.", "Ask your manager.")
    key_worker = queries.key_worker_of(case)
    if key_worker is not None and key_worker.pk == user.pk:
        raise Refused(f"{user.full_name} is the key worker.", "Hand the case over first.")
    colleagues = queries.owner_colleagues(case)
    if colleagues.filter(pk=user.pk).exists() and not colleagues.exclude(pk=user.pk).exists():
        raise Refused("Nobody of the responsible team would be left.", "Hand the case over first.")


def check_not_shut_out(case: Case, user: User | None) -> None:
    """For those who invite, hand over or assign."""
    if user is not None and user.pk in queries.shut_out_of(case.pk):
        raise Refused(f"{user.full_name} is shut out of this case.", "Ask the key worker.")


def check_can_review_glass(viewer: Viewer, broken: BrokenGlass, at: datetime) -> None:
    """Whoever has to answer for it, and who stands in for them; never the one who opened it."""
    if viewer.user is None or viewer.user.pk == broken.opened_by_id:
        raise Refused("Somebody else of the responsible agency answers this.", "Ask your manager.")
    stands_in_for = queries.people_i_work_for(viewer.user, in_london(at).date())
    if not any(user.pk in stands_in_for for user in glass.who_answers(broken)):
        raise Refused(
            "The key worker and the managers of the responsible agency answer this.",
            _ask_key_worker(broken.case),
        )


def check_can_be_granted(agency: Agency) -> None:
    """The immigration firewall: no role and no reason opens a section to immigration enforcement."""
    if agency.kind == AgencyKind.IMMIGRATION_ENFORCEMENT:
        raise Refused("Nothing of a case is opened to immigration enforcement.", "This cannot be overridden.")


def check_is_a_guest(user: User) -> None:
    """A worker's grants go through their agency, and end with their seat in it."""
    if not user.is_guest:
        raise Refused("Only a guest is given parts of a case in person.", "Open them to the worker's agency.")


def check_opens_to_others(case: Case, sections: Iterable[Section], at: datetime) -> None:
    """What somebody sees only in an emergency is theirs for these hours: they open it to nobody else."""
    if _sees_only_by(Basis.BREAK_GLASS, case, sections, at):
        raise Refused(
            "You opened this in an emergency, for yourself. It cannot be opened to others from here.",
            _ask_key_worker(case),
        )


def check_not_only_asked(case: Case, sections: Iterable[Section], at: datetime) -> None:
    """Who is asked whether they take a case over sees a part of it, and opens nothing of that before they say yes."""
    if _sees_only_by(Basis.HANDOVER, case, sections, at):
        raise Refused(
            "You were asked whether you take this case over. Nothing of it is opened to others before you say yes.",
            _ask_key_worker(case),
        )


def check_may_write_yet(case: Case) -> None:
    """For a page of the case that does not begin like the others: who is only asked whether they take it over."""
    at = viewing.looked_at()
    if at is not None and _sees_only_by(Basis.HANDOVER, case, (), at):
        refuse_before_yes(case)


def refuse_before_yes(case: Case) -> NoReturn:
    raise Refused(
        "You were asked whether you take this case over. You can read it, and write in it once you said yes.",
        f"Answer under Another area. {_ask_key_worker(case)}",
    )


def _sees_only_by(ground: Basis, case: Case, sections: Iterable[Section], at: datetime) -> bool:
    """Whether one of these parts, or the case as a whole, is open to who looks on this ground alone."""
    viewer = viewing.current()
    if viewer is None or viewer.user is None:
        return False
    reaching = CaseGrant.objects.in_force(at).filter(case=case, audience__in=list(viewer.audiences))
    on_it = [grant for grant in reaching if grant.basis == ground]
    otherwise = [grant for grant in reaching if grant.basis not in (ground, Basis.PLACEMENT)]
    alone = open_sections(on_it, viewer) - open_sections(otherwise, viewer)
    return bool(on_it) and (not otherwise or bool(alone & set(sections)))


def check_can_release_pack(request: SubjectAccess, user: User | None) -> None:
    """The second person is neither who said that it was ready nor who left out or struck out any of it."""
    decided = [
        row.decided_by_id
        for model in (LeftOut, MaskedWords)
        for row in model.objects.filter(request=request, undone_at__isnull=True)
    ]
    if user is None or user.pk in {request.prepared_by_id, *decided}:
        raise Refused("You prepared this yourself.", "A second person reads it and releases it.")


def check_met_can_be(case: Case, met: datetime, at: datetime) -> None:
    """They were met before that was written down, whatever is corrected later."""
    if met > min(at, case.recorded):
        raise Refused("It was written down before that.", "Check the day and the time.")


def check_is_open(case: Case) -> None:
    if case.state != CaseState.OPEN:
        raise Refused("This case is not open.", "Reopen it first; its team can.")


def _ask_key_worker(case: Case) -> str:
    key_worker = queries.key_worker_of(case)
    return f"Ask {key_worker.full_name}, the key worker." if key_worker else "Ask the responsible team."


can_open_case = permits(check_can_open_case)
can_write = permits(check_can_write)
can_manage = permits(check_can_manage)
can_review_glass = permits(check_can_review_glass)
