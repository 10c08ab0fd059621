from uuid import UUID

from django.apps import AppConfig
from django.urls import reverse


class BedsConfig(AppConfig):
    name = "alongside.rooms.beds"
    label = "beds"

    def ready(self) -> None:
        from alongside.rooms.beds.queries.grounds import requests_that_go_on, stays_that_go_on
        from alongside.rooms.people import bases, grounds
        from alongside.rooms.people.words import Basis

        grounds.tell_by_row(Basis.PLACEMENT, stays_that_go_on)
        grounds.tell_by_row(Basis.APPROVAL, requests_that_go_on)
        bases.add(Basis.PLACEMENT, _address)


def _address(stay_id: UUID) -> str:
    from alongside.rooms.beds.models import Stay

    seen = Stay.objects.filter(pk=stay_id).exists()
    return reverse("beds:stay", args=[stay_id]) if seen else ""
