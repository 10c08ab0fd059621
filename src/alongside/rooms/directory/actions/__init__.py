from alongside.rooms.directory.actions.area import (
    add_agency,
    add_partner,
    add_shift,
    add_team,
    change_agency,
    change_partnership,
    found_partnership,
    remove_shift,
    trust_referrer,
)
from alongside.rooms.directory.actions.workers import end_membership, invite_worker, service_account

__all__ = [
    "add_agency",
    "add_partner",
    "add_shift",
    "add_team",
    "change_agency",
    "change_partnership",
    "end_membership",
    "found_partnership",
    "invite_worker",
    "remove_shift",
    "service_account",
    "trust_referrer",
]
