"""The case goes: the deployment that asked stops being responsible, and the other begins."""

from datetime import datetime

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.journeys.move_area.actions.placing import meeting_in, place_all
from alongside.journeys.move_area.queries.waiting import eyes_of_team
from alongside.rooms.choices.actions import end_sharing, expire_consents
from alongside.rooms.choices.queries.sharing import not_ended
from alongside.rooms.clocks.actions import stop_clocks
from alongside.rooms.conferences.actions import asked, letting_go
from alongside.rooms.conferences.actions.dispatching import digest_of
from alongside.rooms.conferences.models import CameWith, Handover
from alongside.rooms.conferences.queries.handover import who_answers
from alongside.rooms.conferences.queries.parts import parts_of
from alongside.rooms.people import actions as people
from alongside.rooms.people.actions.asked import begin_here
from alongside.rooms.people.actions.moving_area import leave_area
from alongside.rooms.people.models import Case
from alongside.rooms.people.words import Basis, Outcome

WHY = "moved to another deployment"


@verb
def release(*, handover: Handover, digest: str, by: User, at: datetime) -> bool:
    """False where something was written here meanwhile: then that is sent first, and nobody has let go.

    The case is locked, so that nothing is added to it between the look and the end of the transaction.
    """
    Case.objects.select_for_update().get(pk=handover.case_id)
    with eyes_of_team(handover, at):
        if digest_of(parts_of(handover.case, handover.travels, at)) != digest:
            letting_go.send_whole(handover=handover, by=by, at=at)
            return False
    letting_go.let_go(handover=handover, by=by, at=at)
    with eyes_of_team(handover, at):
        _close(handover, by, at)
    return True


def _close(row: Handover, by: User, at: datetime) -> None:
    """The team keeps what it wrote, as of every closed case. It cannot be opened here again."""
    told = f"{row.to} is responsible. Ring {row.neighbour.phone if row.neighbour else ''}."
    people.close_case(case=row.case, outcome=Outcome.HANDED_TO_ANOTHER_SERVICE, reason=told, by=by, at=at)
    stop_clocks(case=row.case, rules=None, why=WHY, by=by, at=at)
    expire_consents(case=row.case, by=by, at=at)
    for decision in not_ended(row.case):
        end_sharing(decision=decision, by=by, at=at)
    leave_area(row.case, by, at)
    people.end_grants_but_the_owners(case=row.case, why=WHY, by=by, at=at)


def _who_leads(row: Handover, at: datetime) -> User:
    """Whom the yes named; a colleague of theirs, where they do not work there any more."""
    able = who_answers(row, in_london(at).date())
    if row.key_worker in able:
        return row.key_worker
    if not able:
        raise Refused(
            "Nobody who leads cases works in the team that said yes.", "Its manager invites somebody."
        )
    return able[0]


@verb
def begin(*, handover: Handover, by: None, at: datetime) -> Handover:
    """Here, the moment that the other deployment is known to have let go."""
    row = asked.begin(handover=handover, by=by, at=at)
    leads = _who_leads(handover, at)
    assert row.to_agency is not None
    came = list(CameWith.objects.filter(handover=row).order_by("-revision", "number"))
    whole = [part for part in came if part.revision == came[0].revision]
    with viewing.seen_by(viewing.viewer_for(leads, today=in_london(at).date()), at=at):
        begin_here(
            case=row.case, meeting=meeting_in(whole, row.proposed_at), owner=(row.to_agency, row.to_team),
            sections=[Section(code) for code in row.travels], about_id=row.pk, by=leads, at=at,
        )  # fmt: skip
        people.end_grants_about(
            case=row.case, about_id=row.pk, why="release_handover", by=leads, at=at, basis=Basis.HANDOVER
        )
        place_all(row.case, whole, by=row.proposed_by, at=at)
    return row
