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
from alongside.rooms.directory.actions.neighbours import (
    NeighbourFacts,
    add_neighbour,
    confirm_neighbour,
    end_neighbour,
)
from alongside.rooms.directory.actions.postcodes import load_postcodes
from alongside.rooms.directory.actions.rota import add_shift, remove_shift
from alongside.rooms.directory.actions.services import (
    add_public_service,
    change_public_service,
    end_public_service,
)
from alongside.rooms.directory.actions.systems import make_system_key, revoke_system_key
from alongside.rooms.directory.actions.workers import (
    change_worker,
    end_membership,
    forget_worker,
    free_sign_in,
    invite_worker,
    send_new_link,
    send_welcome,
    service_account,
    tell_of_invitation_from_outside,
)

__all__ = [
    "ChangedMeanwhile",
    "NeighbourFacts",
    "add_agency",
    "add_neighbour",
    "add_partner",
    "add_public_service",
    "add_shift",
    "add_team",
    "change_agency",
    "change_partnership",
    "change_public_service",
    "change_worker",
    "confirm_neighbour",
    "end_membership",
    "end_neighbour",
    "end_public_service",
    "forget_worker",
    "found_partnership",
    "free_sign_in",
    "invite_worker",
    "load_postcodes",
    "make_system_key",
    "remove_shift",
    "rename_team",
    "revoke_system_key",
    "send_new_link",
    "send_welcome",
    "service_account",
    "tell_of_invitation_from_outside",
    "trust_referrer",
]
