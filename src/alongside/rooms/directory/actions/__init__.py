from alongside.rooms.directory.actions.area import (
    ChangedMeanwhile,
    add_agency,
    add_partner,
    add_team,
    change_agency,
    change_partnership,
    found_partnership,
    rename_team,
    trust_referrer,
)
from alongside.rooms.directory.actions.postcodes import load_postcodes
from alongside.rooms.directory.actions.rota import add_shift, remove_shift
from alongside.rooms.directory.actions.workers import (
    change_worker,
    end_membership,
    forget_worker,
    free_sign_in,
    invite_worker,
    send_new_link,
    send_welcome,
    service_account,
)

__all__ = [
    "ChangedMeanwhile",
    "add_agency",
    "add_partner",
    "add_shift",
    "add_team",
    "change_agency",
    "change_partnership",
    "change_worker",
    "end_membership",
    "forget_worker",
    "found_partnership",
    "free_sign_in",
    "invite_worker",
    "load_postcodes",
    "remove_shift",
    "rename_team",
    "send_new_link",
    "send_welcome",
    "service_account",
    "trust_referrer",
]
