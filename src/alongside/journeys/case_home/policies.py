"""When a case may end. Who may end it is asked of the room `people`."""

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.design.words import day, full_moment
from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.queries.of_case import going_stay
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.queries import next_conference
from alongside.rooms.conferences.queries.elsewhere import gone_elsewhere
from alongside.rooms.conferences.queries.handover import open_handover_of
from alongside.rooms.conferences.states import HAPPENED
from alongside.rooms.people import policies as people
from alongside.rooms.people.models import Case


def check_can_close(viewer: Viewer, case: Case) -> None:
    people.check_can_end(viewer, case)
    stay, conference = going_stay(case), next_conference(case)
    if stay is not None:
        until = day(stay.occupancy.leaves)
        raise Refused(f"They have a bed until {until}.", "End the stay or cancel it first.")
    waiting = open_handover_of(case)
    if waiting is not None:
        raise Refused(f"{waiting.to} was asked to take the case over.", "Withdraw that first.")
    if conference is not None:
        raise Refused(
            f"A conference is convened for {full_moment(conference.starts)}.",
            "Hold it or cancel it first: people are invited.",
        )


def check_can_reopen(viewer: Viewer, case: Case) -> None:
    people.check_can_manage(viewer, case)
    gone = gone_elsewhere(case)
    if gone is not None and gone.neighbour is not None:
        raise Refused(f"{gone.to} is responsible for the person now.", f"Ring {gone.neighbour.phone}.")


def check_can_mark_opened_in_error(viewer: Viewer, case: Case) -> None:
    """What really happened is not undone by calling it an error."""
    check_can_close(viewer, case)
    held = Conference.objects.filter(case=case, state__in=HAPPENED)
    if held.exists() or Stay.objects.filter(case=case).exists():
        raise Refused(
            "A conference was held or a bed was given in this case, so it was not opened in error.",
            "Close it instead, and say why.",
        )
