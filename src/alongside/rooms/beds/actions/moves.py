"""One step of a request, a stay or an extension: from the row itself, locked, so that two cannot take it at once."""

from alongside.rooms.beds.models import BedRequest, Extension, Stay
from alongside.rooms.beds.states import EXTENSION, REQUEST, STAY, ExtensionState, RequestState, StayState


def move_request(request: BedRequest, act: str) -> BedRequest:
    held = BedRequest.objects.select_for_update().get(pk=request.pk)
    held.state = request.state = REQUEST.next(act, RequestState(held.state))
    held.save(update_fields=["state"])
    return held


def move_stay(stay: Stay, act: str) -> Stay:
    held = Stay.objects.select_for_update().get(pk=stay.pk)
    held.state = stay.state = STAY.next(act, StayState(held.state))
    held.save(update_fields=["state"])
    return held


def move_extension(extension: Extension, act: str) -> Extension:
    held = Extension.objects.select_for_update().get(pk=extension.pk)
    held.state = extension.state = EXTENSION.next(act, ExtensionState(held.state))
    held.save(update_fields=["state"])
    return held
