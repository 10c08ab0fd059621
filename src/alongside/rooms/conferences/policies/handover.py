"""Who may ask another area to become responsible for a person, and who answers."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.conferences.models import Handover
from alongside.rooms.conferences.queries.handover import open_handover_of, seats_that_lead, who_answers
from alongside.rooms.conferences.states import HandoverState
from alongside.rooms.conferences.words import DeclinedWhy, SharingGround
from alongside.rooms.directory.models import Neighbour, Partnership
from alongside.rooms.people.models import Case
from alongside.rooms.people.policies import check_can_manage, check_is_open

# Nobody keeps a person safe without the plan, and without knowing where they are and where they must not be.
ALWAYS_TRAVELS = frozenset({Section.SUPPORT, Section.WHEREABOUTS})


def check_can_propose(viewer: Viewer, case: Case) -> None:
    check_can_manage(viewer, case)
    check_is_open(case)
    check_none_waits(case)


def check_none_waits(case: Case) -> None:
    standing = open_handover_of(case)
    if standing is not None:
        raise Refused(
            f"{standing.to} has been asked already, and has not answered.",
            "Wait for it, or withdraw that first.",
        )


def check_can_withdraw(viewer: Viewer, handover: Handover) -> None:
    """And answer what was asked: the team that is responsible, until the case has gone."""
    if not handover.goes_on:
        check_waits(handover)
    check_can_manage(viewer, handover.case)


def check_can_answer(viewer: Viewer, handover: Handover) -> None:
    """Somebody of the team that was asked whose role leads cases."""
    check_waits(handover)
    if viewer.user is None or not viewer.may(Permission.OPEN_CASE):
        raise Refused("Your role does not take a case over.", "A navigator or outreach worker can do it.")
    seats = [seat for seat in viewer.seats if seat.agency_id == handover.to_agency_id]
    if not any(handover.to_team_id in (None, seat.team_id) for seat in seats):
        raise Refused(f"{handover.to} answers this.", "Ask them.")


def check_waits(handover: Handover) -> None:
    if not handover.waits:
        raise Refused("This has been answered or withdrawn.", "Nothing more can be done with it.")


def check_answers(handover: Handover, by: User, at: datetime) -> None:
    """Whichever page they came from: a yes or a no is never said by the side that asked."""
    if by.pk == handover.proposed_by_id:
        raise Refused("You proposed this yourself.", "Somebody of the other area says yes or no.")
    if by not in who_answers(handover, in_london(at).date()):
        raise Refused(f"{handover.to} answers this.", "Ask them.")


def check_asked(handover: Handover, by: User, at: datetime) -> None:
    """Whoever works where it was proposed."""
    if (
        not Membership.objects.on(in_london(at).date())
        .filter(user=by, agency=handover.from_agency_id)
        .exists()
    ):
        raise Refused(f"{handover.source} asked this.", "Say yes or no to it instead.")


def check_can_lead(handover: Handover, key_worker: User, at: datetime) -> None:
    if key_worker not in who_answers(handover, in_london(at).date()):
        raise Refused(
            "The new key worker must be in the team that was asked, in a role that leads cases.",
            "Choose somebody of that team.",
        )


def check_where(
    area: Partnership | None,
    seat: tuple[object, object],
    neighbour: Neighbour | None,
    case: Case,
    at: datetime,
) -> None:
    if (area is None) == (neighbour is None):
        raise Refused("Say which area is asked.", "Choose one.")
    if area is not None:
        check_place(area, seat, case, at)
    elif neighbour is not None and not neighbour.stands:
        raise Refused(f"The way to {neighbour} was ended.", f"Ring {neighbour.phone}.")


def check_place(area: Partnership, seat: tuple[object, object], case: Case, at: datetime) -> None:
    if area.pk == case.partnership_id:
        raise Refused("This is the area that the person is in.", "Hand the case over to a colleague instead.")
    if (area, *seat) not in seats_that_lead(in_london(at).date()):
        raise Refused("Nobody who leads cases works there.", "Choose another team.")


def check_parts(
    shown: AbstractSet[Section], travels: AbstractSet[Section], ground: SharingGround, own_words: str
) -> None:
    """Less before the answer than after it; papers only where the person agreed to that by name."""
    if Section.SUPPORT not in shown:
        raise Refused("Without the plan nobody there can say whether they take it over.", "Show it to them.")
    if not shown | ALWAYS_TRAVELS <= travels:
        raise Refused("What they are shown before they answer, they see afterwards too.")
    if Section.IMMIGRATION in travels and ground is not SharingGround.AGREED:
        raise Refused(
            "Papers go along only where the person agreed to it.", "Leave them out, or ask the person."
        )
    if ground is SharingGround.AGREED and not own_words.strip():
        raise Refused("Write in the person's own words what they agreed to.")


def check_can_widen(viewer: Viewer, handover: Handover) -> None:
    check_can_manage(viewer, handover.case)
    if handover.state != HandoverState.ACCEPTED or handover.neighbour_id is not None:
        raise Refused("Nothing has moved yet.", "This is for afterwards.")


def check_declined_says_why(why: DeclinedWhy, word: str) -> None:
    if why.needs_words and not word.strip():
        raise Refused("Say in a sentence why.", "Whoever asked you has to find another way.")


can_propose = permits(check_can_propose)
can_withdraw = permits(check_can_withdraw)
can_answer = permits(check_can_answer)
can_widen = permits(check_can_widen)
