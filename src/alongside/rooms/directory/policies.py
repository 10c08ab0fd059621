"""Who keeps an area, its agencies and their people. Rank opens no case: an administrator sees none."""

from uuid import UUID

from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import Agency, Membership
from alongside.foundations.kernel.results import Refused, permits
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.queries import (
    administrators_of,
    areas_led_by,
    keeping_seats,
    partnerships_led_by,
)


def check_can_lead(viewer: Viewer, partnership: Partnership) -> None:
    """What is true for all its agencies: who they are, who is trusted, who answers at night."""
    if not areas_led_by(viewer).filter(pk=partnership.pk).exists():
        raise Refused(
            "You do not lead this partnership.",
            f"An administrator or the lead of {partnership.host} can do this.",
        )


def check_can_keep_agency(viewer: Viewer, agency: Agency) -> None:
    """Its own administrators, or those of the host of its only area.

    A partner's administrator keeps no other partner: who could invite somebody into the team of a case could read it.
    An agency of several areas is kept by its own: no area opens another's agency by sharing it.
    """
    if agency.pk in {seat.agency_id for seat in keeping_seats(viewer)}:
        return
    theirs = _areas_of(agency)
    kept = theirs & set(partnerships_led_by(viewer).values_list("pk", flat=True))
    if not kept:
        raise Refused(f"You do not keep {agency}.", "An administrator of its partnership can do this.")
    if kept != theirs:
        raise Refused(f"{agency} works in other areas too, so its own administrator keeps it.", _ask(agency))


def check_can_add_partner(viewer: Viewer, partnership: Partnership, agency: Agency) -> None:
    """Before an agency is shared with another area it needs an administrator of its own, who keeps it from then on."""
    check_can_lead(viewer, partnership)
    _check_can_be_shared(agency)


def check_can_found(viewer: Viewer, host: Agency | None) -> None:
    """`host` None: a council that is new here. The founder's own agency joins, so that somebody keeps the area."""
    if not keeping_seats(viewer):
        raise Refused("Your role does not found partnerships.", "An administrator can do this.")
    if host is not None:
        _check_can_be_shared(host)


def _check_can_be_shared(agency: Agency) -> None:
    if _areas_of(agency) and not administrators_of(agency).exists():
        raise Refused(
            f"{agency} is a partner in another area and has no administrator of its own.",
            "Ask the administrator of that area to invite one for it first.",
        )


def check_can_invite(viewer: Viewer, agency: Agency, email: str) -> None:
    check_can_keep_agency(viewer, agency)
    if viewer.user and email.strip().lower() == viewer.user.email.lower():
        raise Refused(
            "Nobody gives a role to themselves.",
            "Another administrator can give it to you: that takes two people.",
        )


def check_can_end(viewer: Viewer, seat: Membership) -> None:
    """So that somebody is always left who can let people in."""
    check_can_keep_agency(viewer, seat.agency)
    if viewer.user and seat.user_id == viewer.user.pk:
        raise Refused("You cannot end your own role.", "Ask another administrator to do it.")


def _areas_of(agency: Agency) -> set[UUID]:
    return set(agency.partnerships.values_list("partnership_id", flat=True))


def _ask(agency: Agency) -> str:
    names = [seat.user.full_name for seat in administrators_of(agency)]
    return (
        f"Ask {' or '.join(names)}."
        if names
        else "It has none yet: those who run this installation can help."
    )


can_lead = permits(check_can_lead)
can_keep_agency = permits(check_can_keep_agency)
can_end = permits(check_can_end)
