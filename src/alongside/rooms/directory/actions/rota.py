from datetime import datetime

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.kernel.results import Refused
from alongside.rooms.directory.models import Duty, Partnership, RotaShift


@verb
def add_shift(
    *,
    partnership: Partnership,
    agency: Agency,
    duty: Duty,
    user: User,
    starts: datetime,
    ends: datetime,
    by: User,
    at: datetime,
) -> RotaShift:
    if ends <= starts:
        raise Refused("The shift ends before it starts.", "Change one of the two times.")
    _check_can_serve(partnership, agency, duty, user, at)
    shift = RotaShift.objects.create(
        partnership=partnership, agency=agency, duty=duty, user=user, starts=starts, ends=ends
    )
    record("rota.shift_added", by=by, at=at, about=shift, duty=duty)
    return shift


def _check_can_serve(partnership: Partnership, agency: Agency, duty: Duty, user: User, at: datetime) -> None:
    """Whoever the rota names out of hours must be able to do what they are asked for."""
    if duty is Duty.COUNCIL_APPROVAL and agency.pk != partnership.host_id:
        raise Refused(f"Only people of {partnership.host} can approve beds.", "Choose one of them.")
    if not partnership.partners.filter(agency=agency).exists():
        raise Refused(f"{agency} is not a partner here.", "Add it to the partnership first.")
    roles = user.memberships.on(in_london(at).date()).filter(agency=agency).values_list("role", flat=True)
    if not roles:
        raise Refused(f"{user.full_name} does not work for {agency}.", "Choose somebody who does.")
    if not any(duty.needs in REACH[Role(role)].permissions for role in roles):
        words = " and ".join(REACH[Role(role)].words.lower() for role in roles)
        raise Refused(
            f"{user.full_name} could not do this: the role is {words}.",
            "Choose somebody else, or another duty.",
        )


@verb
def remove_shift(*, shift: RotaShift, by: User, at: datetime) -> None:
    """A shift that has begun ends now: who answered until then can still be seen."""
    if shift.ends <= at:
        raise Refused("This shift is over.", "It stays, so that who answered can still be seen.")
    record("rota.shift_removed", by=by, at=at, about=shift, duty=shift.duty)
    if shift.starts < at:
        shift.ends = at
        shift.save(update_fields=["ends"])
    else:
        shift.delete()
