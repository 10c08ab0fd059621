"""How a request for a bed is said."""

from alongside.foundations.design.words import counted, day
from alongside.rooms.beds.models import BedRequest
from alongside.rooms.beds.queries.protocols import protocol_of
from alongside.rooms.beds.rules import is_eligible
from alongside.rooms.beds.states import REQUEST, RequestState


def request_rows(request: BedRequest) -> list[dict[str, str]]:
    """What was asked for, in pairs."""
    needs = [words for asked, words in _needs(request) if asked]
    return [
        {"key": "Name to call", "value": request.name_to_call},
        {"key": "From", "value": f"{day(request.check_in)}, {counted(request.nights, 'night')}"},
        {"key": "Why", "value": _why(request), "note": _outside_the_protocol(request)},
        {"key": "Sleeps with", "value": request.needs.wish.words},
        {"key": "Needs", "value": ", ".join(needs) or "Nothing else asked for"},
        {"key": "To keep them safe", "value": request.keeps_them_safe},
        {"key": "Allergies", "value": request.allergies},
        {"key": "Asked by", "value": f"{request.requested_by.full_name}, {request.agency.name}"},
    ]


def _needs(request: BedRequest) -> list[tuple[bool, str]]:
    return [
        (request.step_free, "no steps"),
        (request.own_room, "a room of their own"),
        (request.staffed, "somebody on duty all night"),
        (request.interpreter, "an interpreter by telephone"),
        (request.children, "a place for their children"),
        (request.pets, "a place for an animal"),
    ]


def _why(request: BedRequest) -> str:
    return ". ".join(part for part in (request.why.words, request.reason_words) if part)


def _outside_the_protocol(request: BedRequest) -> str:
    """R-BED-01 warns and does not stop."""
    agreed = protocol_of(request)
    if is_eligible(request.why, agreed.reasons):
        return ""
    return f"Not one of the reasons of the {agreed.title}: look closely."


def request_state(request: BedRequest) -> str:
    return REQUEST.words[RequestState(request.state)]
