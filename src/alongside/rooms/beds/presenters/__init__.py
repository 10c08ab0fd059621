"""How beds and stays are said on pages."""

from alongside.rooms.beds.presenters.board import (
    Cells,
    HouseBoard,
    about_house,
    boards,
    closings,
    not_signed_out,
    offers,
    payer,
    span,
    traits,
)
from alongside.rooms.beds.presenters.extensions import extension_lines, side_lines
from alongside.rooms.beds.presenters.requests import request_rows, request_state
from alongside.rooms.beds.presenters.stays import (
    StayCard,
    at_the_door,
    cards,
    moves_in_words,
    told_before,
    where_to,
)

__all__ = [
    "Cells",
    "HouseBoard",
    "StayCard",
    "about_house",
    "at_the_door",
    "boards",
    "cards",
    "closings",
    "extension_lines",
    "moves_in_words",
    "not_signed_out",
    "offers",
    "payer",
    "request_rows",
    "request_state",
    "side_lines",
    "span",
    "told_before",
    "traits",
    "where_to",
]
